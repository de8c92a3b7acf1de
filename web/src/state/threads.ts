import rows from "../../../shared-mmu/src/main/resources/pagewalk/gallery/threads.txt?raw";

/** A system, number or mistake of one of the two forum threads that Pagewalk comes from. */
export interface Claim {
  /** Thread and row: `1.5`. */
  number: string;
  claim: string;
  scenarios: readonly string[];
}

const CLAIMS: readonly Claim[] = rows
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => {
    const [number = "", claim = "", scenarios = ""] = line.split("|").map((cell) => cell.trim());
    return { number, claim, scenarios: scenarios.split(" ") };
  });

/** What the scenario of that name answers. */
export const claimsOf = (name: string): readonly Claim[] => CLAIMS.filter((claim) => claim.scenarios.includes(name));

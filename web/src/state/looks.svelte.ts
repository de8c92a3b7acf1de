import type { MachineInfo, MachineView } from "../engine/protocol";

/** Ways of looking at one moment. */
export type Look = "structure" | "roles" | "quarters" | "beliefs";

const FRAME = 4096;

/** Which way the reader looks. A way that the machine has no use for is not offered, and not taken. */
export class Looks {
  wanted = $state.raw<Look>("structure");

  /** The address that the reader wants to know about, "" for the one that the moment is about. */
  doubted = $state.raw("");

  show(look: Look): void {
    this.wanted = look;
  }

  /** Looks at what is written and believed of one address. */
  doubt(address: string): void {
    this.doubted = address;
    this.wanted = "beliefs";
  }

  offered(machine: MachineInfo): Look[] {
    const looks: Look[] = ["structure"];
    if (machine.recursiveSlot !== null) looks.push("roles");
    const last = machine.levels.at(-1);
    if (last && last.entries * last.entryBytes < FRAME) looks.push("quarters");
    return [...looks, "beliefs"];
  }

  /** The next way to look, or the one before. */
  turn(machine: MachineInfo, direction: 1 | -1): void {
    const offered = this.offered(machine);
    const at = offered.indexOf(this.on(machine)) + direction;
    this.wanted = offered.at(at % offered.length) ?? "structure";
  }

  /** What is shown on this machine. */
  on(machine: MachineInfo): Look {
    return this.offered(machine).includes(this.wanted) ? this.wanted : "structure";
  }
}

/** How many entries of the TLB say something else than the tables. */
export const staleIn = (view: MachineView): number => view.tlb.filter((entry) => !entry.agrees).length;

import { expect, test } from "vitest";
import { CALCULATION } from "../testing/recorded";
import { snippet } from "./snippets";

/** The formula that the snippets print, evaluated as they do: the words must not disagree with the simulator. */
const printed = (text: string): bigint[] => [...text.matchAll(/0x[0-9A-F]+/g)].map((match) => BigInt(match[0]));

test("each language asserts every step of the ladder with the simulator's own values", () => {
  for (const tongue of ["C", "Rust", "asm"] as const) {
    const text = snippet(CALCULATION, tongue);
    for (const row of CALCULATION.rows) expect(printed(text)).toContain(BigInt(row.split.va));
  }
  expect(snippet(CALCULATION, "C").match(/_Static_assert/g)).toHaveLength(4);
  expect(snippet(CALCULATION, "Rust").match(/assert!/g)).toHaveLength(4);
});

test("the printed formula gives the simulator's values", () => {
  const [, slot, , spare, , top, shift, mask] =
    /SLOT (\d+)ull\n#define WHOLE\(a\) (.*?)<< (\d+)\) >> (\d+)\)\)\n.*SLOT << (\d+) .*>> (\d+)\) & (0x[0-9A-F]+)ull/s.exec(
      snippet(CALCULATION, "C"),
    )!;
  const entry = (va: bigint): bigint => {
    const a = (BigInt(slot!) << BigInt(top!)) | ((va >> BigInt(shift!)) & BigInt(mask!));
    return BigInt.asUintN(64, BigInt.asIntN(64, BigInt.asUintN(64, a << BigInt(spare!))) >> BigInt(spare!));
  };
  CALCULATION.rows.slice(1).forEach((row, at) => {
    expect(entry(BigInt(CALCULATION.rows[at]!.split.va))).toBe(BigInt(row.split.va));
  });
});

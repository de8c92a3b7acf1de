import { expect, test } from "vitest";
import { ENTRIES } from "../testing/recorded";
import { layoutBits } from "./bits";

const [entry, linked] = ENTRIES;

test("there is one cell a bit and the set ones spell the value", () => {
  const { cells } = layoutBits(linked, 280);
  expect(cells).toHaveLength(64);
  const value = cells.reduce((sum, cell) => sum + (cell.set ? 1n << BigInt(cell.bit) : 0n), 0n);
  expect(value).toBe(BigInt(linked.raw));
});

test("the frame of the deciding bit lies around its cell", () => {
  const { cells, deciding } = layoutBits(entry, 280);
  const present = cells.find((cell) => cell.bit === 0)!;
  expect(deciding!.x).toBeLessThan(present.x);
  expect(deciding!.x + deciding!.w).toBeGreaterThan(present.x + present.w - 1);
  expect(deciding!.text).toBe("P = 0: this decides");
});

test("an entry that lets the walk pass frames nothing", () => {
  expect(layoutBits(linked, 280).deciding).toBeNull();
});

test("bit numbers never touch", () => {
  const { numbers } = layoutBits(linked, 280);
  for (const [at, one] of numbers.entries()) {
    for (const other of numbers.slice(at + 1)) expect(one.y !== other.y || Math.abs(one.x - other.x) >= 14).toBe(true);
  }
});

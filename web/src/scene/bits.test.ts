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

test("each digit is written once, at its cell, and those that tell something stand out", () => {
  const { cells, digits } = layoutBits(linked, 280);
  const written = digits.flatMap(({ look, x, y, text }) => {
    const [left, top] = [x.split(" ").map(Number), y.split(" ").map(Number)];
    return [...text].map((digit, at) => ({ look, digit, x: left[at]!, y: top[at]! }));
  });
  expect(written).toHaveLength(64);
  for (const cell of cells) {
    const digit = written.find((one) => Math.abs(one.x - cell.x - cell.w / 2) < 1 && one.y === cell.y + 14)!;
    expect(digit.digit).toBe(cell.set ? "1" : "0");
    expect(digit.look).toBe(cell.set && !cell.ignored ? "telling" : "quiet");
  }
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

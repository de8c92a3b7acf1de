import { expect, test } from "vitest";
import { CALCULATION } from "../testing/recorded";
import { binary, bytes, groups, isWithin, octal, offsetText, position, positionIn, tail, va } from "./address";

test("sixteen digits fall into two groups of eight, zeros kept", () => {
  expect(groups("0xFFFFFF8000002008")).toEqual({ high: "FFFFFF80", low: "00002008" });
  expect(groups("0x0")).toEqual({ high: "00000000", low: "00000000" });
});

test("an offset has the digits of all its bits", () => {
  expect(offsetText("0x8", 12)).toBe("+008");
  expect(offsetText("0x12345", 21)).toBe("+012345");
});

test("bits are grouped by four from the right, zeros kept", () => {
  expect(binary(511, 9)).toBe("1 1111 1111");
  expect(binary(2, 9)).toBe("0 0000 0010");
  expect(binary(8, 12)).toBe("0000 0000 1000");
});

test("position puts the upper half directly behind the lower half", () => {
  expect(position(va("0x0"), 48)).toBe(0);
  expect(position(va("0x7FFFFFFFFFFF"), 48)).toBeCloseTo(0.5, 5);
  expect(position(va("0xFFFF800000000000"), 48)).toBe(0.5);
  expect(position(va("0xFFFFFFFFFFFFFFFF"), 48)).toBeCloseTo(1, 5);
});

test("a short address is told whole and a long one by its ending", () => {
  expect(tail("0x401000")).toBe("401000");
  expect(tail("0xFFFFFFFFC0000010")).toBe("…C0000010");
});

test("sizes are exact and use the largest unit that takes one decimal at most", () => {
  expect(bytes(4096n)).toBe("4 KiB");
  expect(bytes(2093056n)).toBe("2044 KiB");
  expect(bytes(1n << 39n)).toBe("512 GiB");
  expect(bytes(511n << 39n)).toBe("255.5 TiB");
  expect(bytes(1025n)).toBe("1025 bytes");
});

test("a range is drawn from its first address on and ends with its last one", () => {
  const slot = { start: "0xFFFFFF8000000000", end: "0xFFFFFFFFFFFFFFFF" };
  expect(positionIn(va(slot.start), slot)).toBe(0);
  expect(positionIn(va("0xFFFFFFC000000000"), slot)).toBe(0.5);
  expect(isWithin(va(slot.end), slot.start, slot.end)).toBe(true);
  expect(isWithin(va("0xFFFFFF7FFFFFFFFF"), slot.start, slot.end)).toBe(false);
});

test("octal groups are the indices", () => {
  const octals = CALCULATION.rows.map((row) => octal(row.split));
  expect(octals[0]).toBe("000_000_002_001_0000");
  expect(octals[1]).toBe("177777_777_000_000_002_0010");
});

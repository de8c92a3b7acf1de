import { expect, test } from "vitest";
import { keep } from "./keep";

const copy = <T>(value: T): T => structuredClone(value);

test("what is equal all through is the same object", () => {
  const before = { a: [1, { b: "x" }], c: null };
  expect(keep(before, copy(before))).toBe(before);
});

test("what differs says what it says now, and shares all else", () => {
  const before = { a: { b: 1 }, c: { d: 2 } };
  const after = keep(before, { a: { b: 1 }, c: { d: 3 } });
  expect(after).toEqual({ a: { b: 1 }, c: { d: 3 } });
  expect(after.a).toBe(before.a);
  expect(before.c.d).toBe(2);
});

test("what came and what went is a difference", () => {
  for (const [before, after] of [
    [[1, 2], [1]],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1, b: undefined }, { a: 1 }],
    [{ a: undefined }, { b: undefined }],
    [{}, []],
    [null, {}],
  ]) {
    expect(keep(before, copy(after))).toStrictEqual(after);
  }
});

test("in a long array what moved on stays the same object, and the array is another one", () => {
  const before = Array.from({ length: 100 }, (_, at) => ({ at, inside: { at } }));
  const inside = before.map((item) => item.inside);
  const after = keep(before, [{ at: -1, inside: { at: -1 } }, ...before.slice(0, 99)]);
  expect(after.map((item) => item.at)).toEqual([-1, ...before.slice(0, 99).map((item) => item.at)]);
  expect(after[50]).toBe(before[49]);
  expect(before.map((item) => item.inside).every((one, at) => one === inside[at])).toBe(true);
  expect(keep(before, [...before])).toBe(before);
});

import { expect, test } from "vitest";
import { RECORDED, viewOf } from "../testing/recorded";
import { differ, patched } from "./patch";

const travelled = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const VALUES: unknown[] = [
  null,
  0,
  "",
  {},
  [],
  { a: 1 },
  { a: 1, b: null },
  { b: null, a: 1 },
  { a: { b: [1, 2, 3] } },
  { a: { b: [1, 3] } },
  [1, 2, 3],
  [2, 3],
  [1, 2],
  [1, 9, 2, 3],
  [0, 1, 2, 3, 4],
  [{ a: 1 }, { b: 2 }, { c: 3 }],
  [{ a: 2 }, { x: 0 }, { b: 2 }, { c: 3 }],
  [{ b: 2 }, { a: 1 }, { x: 0 }, { c: 4 }],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3],
  [[], [[]], [[1]]],
  ...RECORDED.map(viewOf),
];

test("a patch makes the one of the other, whatever they are, and leaves the one as it was", () => {
  for (const before of VALUES) {
    for (const after of VALUES) {
      const kept = structuredClone(before);
      expect(patched(before, travelled(differ(before, after)))).toEqual(after);
      expect(before).toEqual(kept);
    }
  }
});

test("what is equal is no difference", () => {
  for (const value of VALUES) expect(differ(value, structuredClone(value))).toBeNull();
});

test("a patch tells what is other and shares the rest", () => {
  const before = { a: [{ b: 1 }, { b: 2 }], c: { d: 3 } };
  const patch = differ(before, { a: [{ b: 1 }, { b: 5 }], c: { d: 3 } });
  expect(patch).toEqual({ in: { a: { in: { 1: { in: { b: { to: 5 } } } } } } });
  const after = patched(before, patch) as typeof before;
  expect(after.c).toBe(before.c);
  expect(after.a[0]).toBe(before.a[0]);
});

const many = Array.from({ length: 100 }, (_, at) => ({ at }));

test("what comes or goes in the middle does not have all behind it told again", () => {
  const more = many.toSpliced(60, 0, { at: -1 });
  expect(differ(many, more)).toEqual({ in: {}, splices: [{ at: 60, cut: 0, put: [{ at: -1 }] }] });
  expect(differ(more, many)).toEqual({ in: {}, splices: [{ at: 60, cut: 1, put: [] }] });
});

test("of a list that is told in part only, what pushes the last one out does not have all told again", () => {
  const moved = many.toSpliced(60, 0, { at: -1 }, { at: -2 }).slice(0, 100);
  const came = { at: 60, cut: 0, put: [{ at: -1 }, { at: -2 }] };
  expect(differ(many, moved)).toEqual({ in: {}, splices: [came, { at: 98, cut: 2, put: [] }] });
  const after = patched(many, differ(many, moved)) as typeof many;
  expect(after[90]).toBe(many[88]);
});

test("however many come at once", () => {
  const many = Array.from({ length: 300_000 }, (_, at) => at);
  expect(patched([], differ([], many))).toEqual(many);
});

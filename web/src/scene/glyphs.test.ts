import { expect, test } from "vitest";
import { EVENT_KINDS } from "../engine/protocol";
import { signs } from "./glyphs";

test("hundreds of signs of a kind take no more elements than one", () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ x: at * 7, y: 20 }));
  for (const kind of EVENT_KINDS) {
    const strokes = signs(kind, false, many);
    expect(strokes).toHaveLength(signs(kind, false, many.slice(0, 1)).length);
    for (const { d } of strokes) expect(d.match(/M/g)).toHaveLength(300);
  }
});

test("a sign keeps its shape wherever it stands: only its first point is absolute", () => {
  for (const kind of EVENT_KINDS) {
    for (const { d } of signs(kind, false, [{ x: 1, y: 2 }])) expect(d).toMatch(/^M1 2m[a-z0-9 .-]+$/);
  }
});

test("an expect that does not hold has another sign", () => {
  const at = [{ x: 0, y: 0 }];
  expect(signs("expect", true, at)).not.toEqual(signs("expect", false, at));
});

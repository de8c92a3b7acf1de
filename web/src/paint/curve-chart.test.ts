import { describe, expect, it, test } from "vitest";
import { spread, ticks } from "./curve-chart";

describe("names at the ends of curves", () => {
  it("stand where their curves end when there is room", () => {
    expect(spread([10, 1000], [1, 10000]).map(Math.round)).toEqual([10, 1000]);
  });

  it("never cover each other and never leave the axis", () => {
    const scores = [100, 101, 99, 100, 1.1, 1];
    const places = spread(scores, [1, 200]);
    const sorted = [...places].sort((a, b) => a - b).map(Math.log);
    for (const [index, place] of sorted.slice(1).entries()) expect(place - (sorted[index] ?? 0)).toBeGreaterThan(0.1);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...places)).toBeLessThanOrEqual(200);
  });
});

test("the axis has the powers that lie in it", () => {
  expect(ticks([0.9, 1200], 10)).toEqual([1, 10, 100, 1000]);
  expect(ticks([8, 33], 2)).toEqual([8, 16, 32]);
  expect(ticks([1.1, 1.9], 2)).toEqual([]);
});

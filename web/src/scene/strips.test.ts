import { expect, test } from "vitest";
import { RUN, viewOf } from "../testing/recorded";
import { right } from "./shapes";
import { layoutStrips } from "./strips";

const strips = layoutStrips(viewOf(39), RUN.machine, 884);

test("every mark lies on its strip and is wide enough to be seen", () => {
  for (const strip of [strips.virtual, strips.zoom!, strips.physical]) {
    for (const mark of strip.marks) {
      expect(mark.w).toBeGreaterThanOrEqual(3);
      expect(mark.x).toBeGreaterThanOrEqual(strip.x);
      expect(right(mark)).toBeLessThanOrEqual(right(strip) + 0.001);
    }
  }
});

test("faults in the recursive window are marked in its row and the others in the whole space", () => {
  const faults = (marks: typeof strips.virtual.marks): number => marks.filter((mark) => mark.look === "fault").length;
  expect(faults(strips.virtual.marks)).toBe(1);
  expect(faults(strips.zoom!.marks)).toBe(3);
});

test("neighbouring table frames stay apart, so that each is seen", () => {
  const tables = strips.physical.marks.filter((mark) => mark.look === "table").sort((a, b) => a.x - b.x);
  expect(tables).toHaveLength(3);
  tables.slice(1).forEach((mark, at) => expect(mark.x).toBeGreaterThanOrEqual(right(tables[at]!)));
});

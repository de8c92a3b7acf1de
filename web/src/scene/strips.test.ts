import { expect, test } from "vitest";
import { areLinked } from "../model/linked";
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

test("pointing at a frame lights every page that maps it, and at a table the window that shows it", () => {
  const { virtual, physical } = layoutStrips(viewOf(RUN.eventCount - 1), RUN.machine, 884);
  const linked = (mark: (typeof physical.marks)[number]): string[] =>
    virtual.marks.filter((one) => areLinked(mark, one)).map((one) => one.key);
  const frame = physical.marks.find((mark) => mark.look === "data" && mark.frames?.[0] === 0x200n)!;
  // Frames 0x200 to 0x400 are one run: the kernel's 2 MiB page and the page of the first store.
  expect(linked(frame)).toEqual(["page 0x401000", "page 0xFFFF800000000000"]);
  const root = physical.marks.find((mark) => mark.look === "table")!;
  expect(linked(root)).toEqual(["window slot"]);
});

test("the name of an address that lies near the end of the strip stands to its left, inside", () => {
  const view = viewOf(39);
  const arm = { ...RUN.machine, recursiveSlot: null, recursiveRange: null, windows: [], vaBits: 32 };
  const high = { ...view, tower: [], walk: { ...view.walk!, va: "0xF0000010" }, pages: [] };
  const { virtual } = layoutStrips(high, arm, 884);
  const label = virtual.marks.find((mark) => mark.look === "walk")!.label!;
  expect([label.text, label.anchor]).toEqual(["F0000010", "end"]);
  expect(label.x).toBeLessThan(right(virtual));
});

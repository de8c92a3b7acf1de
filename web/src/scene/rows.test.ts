import { expect, test } from "vitest";
import { viewOf } from "../testing/recorded";
import { layoutMinimap, indexUnder } from "./minimap";
import { chooseLines, foldText } from "./rows";
import type { TableView } from "../engine/protocol";
import type { TableMarks } from "./marks";

const root = viewOf(35).tables[0]!;

const covered = (table: TableView, marks: TableMarks, most: number): number =>
  chooseLines(table, marks, most).reduce((sum, line) => sum + (line.kind === "fold" ? line.to - line.from + 1 : 1), 0);

test("rows and folds together cover every entry, whatever is marked", () => {
  for (const marked of [[], [0], [511], [17, 18, 300]]) {
    const marks = new Map(marked.map((index) => [index, { tone: "walk" as const, pa: "0x0" }]));
    for (const most of [0, 1, 6]) expect(covered(root, marks, most)).toBe(512);
  }
});

test("a marked entry has its row even when it is not present", () => {
  const lines = chooseLines(root, new Map([[7, { tone: "fault", pa: "0x100038" }]]), 2);
  expect(lines.find((line) => line.kind === "entry" && line.index === 7)).toEqual({
    kind: "entry",
    index: 7,
    entry: null,
    present: false,
    pa: "0x100038",
    tone: "fault",
  });
});

test("a fold says how many of its entries are present", () => {
  expect(foldText({ kind: "fold", from: 1, to: 255, present: 0, junk: false }, 200)).toBe("1–255 not present");
  expect(foldText({ kind: "fold", from: 3, to: 255, present: 40, junk: false }, 200)).toBe("3–255: 40 present");
  expect(foldText({ kind: "fold", from: 3, to: 4, present: 2, junk: false }, 200)).toBe("3–4 present");
});

test("a narrow fold keeps the number over the range, and junk is called junk", () => {
  expect(foldText({ kind: "fold", from: 6, to: 511, present: 472, junk: false }, 90)).toBe("472 present");
  expect(foldText({ kind: "fold", from: 1, to: 511, present: 300, junk: true }, 90)).toBe("1–511 junk");
});

test("a minimap finds every entry again under the pointer", () => {
  const map = layoutMinimap(root, { x: 0, y: 0, w: 128, h: 16 }, new Map());
  for (const index of [0, 63, 64, 300, 511]) {
    const fx = ((index % map.across) + 0.5) / map.across;
    const fy = (Math.floor(index / map.across) + 0.5) / map.down;
    expect(indexUnder(map, fx, fy)).toBe(index);
  }
});

test("a minimap has as many coloured places as the table has entries", () => {
  const map = layoutMinimap(root, { x: 0, y: 0, w: 640, h: 80 }, new Map());
  expect(map.inks.map((ink) => [ink.kind, ink.level])).toEqual([
    ["table", 3],
    ["self", 4],
  ]);
});

test("a map of many stretches is few shapes, and they hold every stretch", () => {
  const junk = Array.from({ length: 512 }, (_, at) => (at % 2 ? "." : "j")).join("");
  const mixed = { ...root, minimap: junk, colours: ".".repeat(512) };
  const map = layoutMinimap(mixed, { x: 9, y: 9, w: 512, h: 16 }, new Map());
  expect(map.inks).toHaveLength(1);
  expect(map.inks[0]?.path.match(/M/g)).toHaveLength(256);
});

import { expect, test } from "vitest";
import type { LensView, MachineView, PageRun } from "../engine/protocol";
import { AT, viewOf } from "../testing/recorded";
import { layoutLenses, type Bracketable } from "./lens";

const made = viewOf(AT.retried);
const [root, shown] = [made.tables[0]!, made.tables.at(-1)!];
const box = (x: number) => ({ x, y: 0, w: 100, h: 50 });

/** A window of two pages, the second of which shows the frame of the last table. */
const run: PageRun = {
  ...made.pages[0]!,
  start: "0xFFFFC80000000000",
  frame: "0x1",
  lastFrame: shown.frame,
  count: 2,
  pageSize: "4 KiB",
  level: 1,
  table: shown.pa,
  index: 100,
  name: "window",
};
const lens: LensView = { frame: shown.frame, run: run.start, page: "0xFFFFC80000001000", entry: "0x402328" };
const view: MachineView = { ...made, pages: [run], lenses: [lens, { ...lens, page: "0xFFFFC80000002000" }] };
const drawn: Bracketable = {
  cards: [{ ...box(0), table: shown }],
  pages: [{ ...box(200), run }],
  folds: [{ ...box(400), parent: root.pa }],
};
const lensOf = (picture: Partial<Bracketable>) =>
  layoutLenses(view, { ...drawn, ...picture }).find((lens) => lens.frame === shown.frame)!;

test("a window is bracketed where it is seen and where it stands", () => {
  expect(lensOf({}).around.map((rect) => rect.x)).toEqual([0, 200]);
});

test("a window whose cards are folded is bracketed at the fold that hides them, once", () => {
  expect(lensOf({ cards: [] }).around.map((rect) => rect.x)).toEqual([200, 400]);
  expect(lensOf({ cards: [], pages: [] }).around.map((rect) => rect.x)).toEqual([400]);
});

test("several windows behind one fold stay apart, so that each can be taken hold of", () => {
  const lenses = [lens, { ...lens, frame: run.frame }];
  const all = layoutLenses({ ...view, lenses }, { ...drawn, cards: [], pages: [] });
  const edges = all.map((one) => one.around[0]!.x);
  expect(edges.length).toBe(2);
  expect(new Set(edges).size).toBe(edges.length);
});

test("of several windows on a frame the first is drawn, and is aimed by its own entry and page", () => {
  expect(layoutLenses(view, drawn)).toHaveLength(1);
  expect(lensOf({}).aim).toEqual({ pa: "0x402328", start: "0xFFFFC80000001000" });
});

test("a large page is made by several entries, and is not aimed by one of them", () => {
  const [large] = layoutLenses({ ...view, lenses: [{ ...lens, entry: null }] }, drawn);
  expect(large!.aim).toBeNull();
});

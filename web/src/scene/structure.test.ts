import { describe, expect, test } from "vitest";
import { AT, RECORDED, RUN, viewOf } from "../testing/recorded";
import { layoutCard } from "./card";
import { layoutColumns, columnOf, leastWidth } from "./columns";
import { right } from "./shapes";
import { layoutStructure, type Structure } from "./structure";
import { cardsOf, crossings, overlaps } from "./testing";
import { layoutTower } from "./tower";

const machine = RUN.machine;
const events = RECORDED;
const widths = [leastWidth(machine), 884, 1400];
const options = { open: new Set<string>(), rows: 6 };

describe.each(widths)("at %i pixels", (width) => {
  const columns = layoutColumns(machine, width);
  const scenes = events.map((event) => layoutStructure(viewOf(event), machine, columns, options));

  test("the columns fill the width and do not touch", () => {
    expect(columns.width).toBe(Math.max(width, leastWidth(machine)));
    expect(right(columns.all.at(-1)!)).toBeLessThanOrEqual(width);
    columns.all.slice(1).forEach((column, at) => expect(column.x).toBeGreaterThan(right(columns.all[at]!)));
  });

  test("no two cards overlap at any recorded event", () => {
    for (const scene of scenes) expect(overlaps(cardsOf(scene))).toEqual([]);
  });

  test("no arrow crosses a card at any recorded event", () => {
    for (const scene of scenes) expect(crossings(scene)).toEqual([]);
  });

  test("every card stands in the column of what it is at home", () => {
    for (const scene of scenes) {
      for (const card of scene.cards) expect(card.x).toBe(columnOf(columns, card.table.level).x);
      for (const page of scene.pages) expect(page.x).toBe(columnOf(columns, 0).x);
    }
  });

  test("a chip of the tower stands in the column of what its frame was read as", () => {
    for (const event of events) {
      const tower = layoutTower(viewOf(event), columns, () => "", 9);
      for (const chip of tower.floors.flatMap((floor) => floor.chips)) {
        const column = columnOf(columns, chip.step.role);
        expect(chip.x).toBeGreaterThanOrEqual(column.x);
        expect(right(chip)).toBeLessThanOrEqual(right(column));
      }
    }
  });
});

const columns = layoutColumns(machine, 884);
const scene = (event: number): Structure => layoutStructure(viewOf(event), machine, columns, options);

test("at the third fault the entry that decided is the only loud row that faults, and it carries reference 3", () => {
  const faulting = scene(AT.faults[2]).cards.flatMap((card) => card.lines.filter((line) => line.refTone === "fault"));
  expect(faulting.map((line) => [line.line.kind === "entry" && line.line.index, line.ref])).toEqual([[0, 3]]);
});

test("each trip through the recursive entry is a loop of its own, further out than the one before", () => {
  const { loops } = scene(AT.faults[3]);
  expect(loops.map((loop) => loop.ref)).toEqual(["1", "2", "3"]);
  expect(loops[1]!.disc!.x).toBeLessThan(loops[0]!.disc!.x);
  expect(loops[2]!.disc!.x).toBeLessThan(loops[1]!.disc!.x);
});

test("more than three trips are one loop that says how many", () => {
  const { loops } = scene(AT.fourTrips);
  expect(loops).toHaveLength(1);
  expect(loops[0]!.label.lines).toContain("×4");
});

test("without a walk through it the recursive entry is still a loop, and a quiet one", () => {
  expect(scene(AT.retried).loops.map((loop) => loop.lit)).toEqual([false]);
});

test("the tables that the faulting address needs have their places, with the frames in hand for them", () => {
  const { places } = scene(AT.faults[2]);
  expect(places.map((place) => [place.level, place.kind, place.frame])).toEqual([
    [3, "missing", null],
    [2, "missing", null],
    [1, "inHand", "0x401"],
    [0, "inHand", "0x400"],
  ]);
});

test("a table that is made takes the place that was kept for it", () => {
  const place = scene(AT.faults[3]).places.find((one) => one.level === 3)!;
  const card = scene(AT.tableMade).cards.find((one) => one.table.frame === "0x403")!;
  expect([card.x, card.y]).toEqual([place.x, place.y]);
});

test("an ordinary walk lights one arrow after each entry it reads", () => {
  const lit = scene(AT.retried).arrows.filter((arrow) => arrow.tone === "walk");
  expect(lit.map((arrow) => arrow.key).sort()).toEqual([
    "0x100000:0 0x403000",
    "0x401000:1 page 0x401000",
    "0x402000:2 0x401000",
    "0x403000:0 0x402000",
  ]);
});

test("an entry that the TLB remembers otherwise is marked where it is written", () => {
  const view = viewOf(RUN.eventCount - 1);
  const home = { table: "0x401000", level: 1, index: 1, pa: "0x401008" };
  const tlb = view.tlb.map((entry) => (entry.va === "0x401000" ? { ...entry, agrees: false, home } : entry));
  const { cards } = layoutStructure({ ...view, tlb }, machine, columns, options);
  const stale = cards.flatMap((card) =>
    card.lines.flatMap(({ line }) =>
      line.kind === "entry" && line.tone === "stale" ? [[card.table.name, line.index]] : [],
    ),
  );
  expect(stale).toEqual([["PT", 1]]);
  const { places, arrows } = layoutStructure({ ...view, tlb }, machine, columns, options);
  expect(places.filter((place) => place.kind === "belief").map((place) => [place.title, place.level])).toEqual([
    ["0x400", 0],
  ]);
  expect(arrows.filter((arrow) => arrow.tone === "stale" && arrow.dashed)).toHaveLength(1);
});

test("a table's name is never cut: in a narrow card its frame's number stands one line lower", () => {
  const table = { ...viewOf(AT.retried).tables[0]!, name: "PML4", level: 4, frame: "0x404" };
  const info = machine.levels[0];
  const cards = [106, 118, 150].map((w) => layoutCard(table, info, w, new Map(), [], false, 6));
  expect(cards.map((card) => card.title)).toEqual(["PML4", "PML4", "PML4"]);
  expect(cards.map((card) => card.frameBelow)).toEqual([true, false, false]);
});

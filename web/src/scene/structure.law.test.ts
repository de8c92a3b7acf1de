import { describe, expect, test } from "vitest";
import type { MachineView, PageRun, TableView } from "../engine/protocol";
import { RUN, viewOf } from "../testing/recorded";
import { toHex } from "../model/address";
import { layoutColumns } from "./columns";
import { layoutStructure, type Structure } from "./structure";
import { cardsOf, crossings, overlaps } from "./testing";

/** A small deterministic generator: a failing seed can be run again. */
function random(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Any forest of tables that hardware could be given: wide, deep, with large pages on two levels. */
function anyView(seed: number): MachineView {
  const pick = random(seed);
  const tables: TableView[] = [];
  const pages: PageRun[] = [];
  let nextFrame = 0x100;
  const grow = (level: number, parent: TableView["parent"]): void => {
    const frame = toHex(BigInt(nextFrame++));
    const minimap = Array<string>(512).fill(".");
    const colours = Array<string>(512).fill(".");
    const table: TableView = {
      frame,
      pa: frame + "000",
      level,
      name: `L${level}`,
      start: "0x0",
      end: "0xFFF",
      size: "x",
      parent,
      register: parent ? "" : "CR3",
      domain: -1,
      unused: 0,
      minimap: "",
      colours: "",
      rows: [],
      folded: 0,
      unzeroed: false,
    };
    tables.push(table);
    const wanted = new Set(Array.from({ length: pick(level === 4 ? 4 : 6) }, () => pick(512)));
    for (const index of [...wanted].sort((a, b) => a - b)) {
      const leaf = level === 1 || (level < 4 && pick(3) === 0);
      minimap[index] = leaf ? "p" : "t";
      colours[index] = leaf ? "0" : String(level - 1);
      table.rows.push({
        index,
        pa: "0x0",
        raw: "0x1",
        kind: leaf ? "page" : "table",
        target: "0x1",
        pageSize: "",
        rights: "RW",
        flags: "",
        changed: false,
        was: null,
      });
      if (leaf) {
        const start = toHex(BigInt(pages.length * 4096));
        pages.push({
          start,
          end: start,
          frame: "0x1",
          lastFrame: "0x1",
          count: 1,
          pageSize: "",
          level,
          table: table.pa,
          index,
          rights: "RW",
          name: "data",
        });
      } else if (tables.length < 40) grow(level - 1, { table: table.pa, frame, index });
    }
    table.minimap = minimap.join("");
    table.colours = colours.join("");
  };
  grow(4, null);
  return { ...viewOf(0), tables, pages, walk: null, tower: [], inHand: [], lenses: [], missing: null };
}

const columns = layoutColumns(RUN.machine, 1000);
const seeds = Array.from({ length: 60 }, (_, seed) => seed);
const scene = (seed: number, allOpen: boolean): Structure => {
  const view = anyView(seed);
  const open = new Set(allOpen ? view.tables.map((table) => table.pa) : []);
  return layoutStructure(view, RUN.machine, columns, { open, rows: 4 });
};

describe.each([
  ["folded", false],
  ["unfolded", true],
])("any tables, %s", (_, allOpen) => {
  test("cards keep apart", () => {
    for (const seed of seeds) expect([seed, overlaps(cardsOf(scene(seed, allOpen)))]).toEqual([seed, []]);
  });

  test("arrows cross no card", () => {
    for (const seed of seeds) expect([seed, crossings(scene(seed, allOpen))]).toEqual([seed, []]);
  });
});

test("unfolding everything shows every table and every run of pages", () => {
  for (const seed of seeds) {
    const { cards, pages, more } = scene(seed, true);
    const view = anyView(seed);
    expect([cards.length, pages.length, more.length]).toEqual([view.tables.length, view.pages.length, 0]);
  }
});

test("what is folded is counted: shown and folded together are everything that hangs on shown tables", () => {
  for (const seed of seeds) {
    const { cards, pages, more } = scene(seed, false);
    const view = anyView(seed);
    const shown = new Set(cards.map((card) => card.table.pa));
    const tables = view.tables.filter((table) => table.parent === null || shown.has(table.parent.table)).length;
    const runs = view.pages.filter((run) => shown.has(run.table)).length;
    const folded = more.reduce(
      (sum, one) => sum + [...one.text.matchAll(/\d+/g)].reduce((all, [n]) => all + Number(n), 0),
      0,
    );
    expect(cards.length + pages.length + folded).toBe(tables + runs);
  }
});

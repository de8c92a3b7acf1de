import type { EntryRow, Hex, LevelInfo, MachineView, TableView, WalkStep } from "../engine/protocol";
import { indexAt, va, type Va } from "../model/address";
import { louder, type Tone } from "./shapes";

/** What the current moment says about single entries: by table, then by index. */
export type Marks = ReadonlyMap<Hex, ReadonlyMap<number, Tone>>;

const NONE: ReadonlyMap<number, Tone> = new Map();

export const marksOf = (marks: Marks, table: Hex): ReadonlyMap<number, Tone> => marks.get(table) ?? NONE;

/** Only a walk that stopped has an entry that decided against it. */
export const toneOf = (step: WalkStep, stopped: boolean): Tone => (stopped && step.decided ? "fault" : "walk");

export function collectMarks(view: MachineView, levels: readonly LevelInfo[]): Marks {
  const marks = new Map<Hex, Map<number, Tone>>();
  const mark = (address: Hex, index: number, tone: Tone): void => {
    const table = marks.get(address) ?? new Map<number, Tone>();
    table.set(index, louder(table.get(index) ?? "rest", tone));
    marks.set(address, table);
  };
  const changed = (row: EntryRow): boolean => row.changed;
  for (const table of view.tables) {
    for (const row of table.rows.filter(changed)) mark(table.pa, row.index, "changed");
  }
  for (const entry of view.tlb.filter((one) => !one.agrees)) {
    const cell = cellOf(view, levels, entry.va);
    if (cell) mark(cell.table, cell.index, "stale");
  }
  const stopped = (view.walk?.stopped ?? "") !== "";
  for (const step of view.walk?.steps ?? []) mark(step.table, step.index, toneOf(step, stopped));
  return marks;
}

/** The entry where the tables end for an address, at home: what a TLB entry about it should agree with. */
export function cellOf(
  view: MachineView,
  levels: readonly LevelInfo[],
  address: Hex,
): { table: Hex; index: number } | null {
  let table = rootOf(view, va(address));
  for (const info of levels) {
    if (!table) return null;
    const pa: Hex = table.pa;
    const index = indexAt(va(address), info, table.minimap.length);
    if (table.minimap[index] !== "t") return { table: pa, index };
    table = view.tables.find((one) => one.parent?.table === pa && one.parent.index === index);
  }
  return null;
}

/** The table that a walk for the address begins at; the one that walks for low addresses begin at when none is given. */
export function rootOf(view: MachineView, address?: Va): TableView | undefined {
  const roots = view.tables.filter((table) => table.parent === null && table.register !== "");
  const holds = (table: TableView): boolean => {
    const [start, end] = [BigInt(table.start), BigInt(table.end)];
    return address === undefined || start > end || (address >= start && address <= end);
  };
  return roots.find(holds) ?? view.tables.find((table) => table.parent === null);
}

import type { EntryRow, Hex, LevelInfo, MachineView, TableView, WalkStep } from "../engine/protocol";
import { indexAt, va } from "../model/address";
import { louder, type Tone } from "./shapes";

/** What the current moment says about single entries: by table frame, then by index. */
export type Marks = ReadonlyMap<Hex, ReadonlyMap<number, Tone>>;

const NONE: ReadonlyMap<number, Tone> = new Map();

export const marksOf = (marks: Marks, frame: Hex): ReadonlyMap<number, Tone> => marks.get(frame) ?? NONE;

/** Only a walk that stopped has an entry that decided against it. */
export const toneOf = (step: WalkStep, stopped: boolean): Tone => (stopped && step.decided ? "fault" : "walk");

export function collectMarks(view: MachineView, levels: readonly LevelInfo[]): Marks {
  const marks = new Map<Hex, Map<number, Tone>>();
  const mark = (frame: Hex, index: number, tone: Tone): void => {
    const table = marks.get(frame) ?? new Map<number, Tone>();
    table.set(index, louder(table.get(index) ?? "rest", tone));
    marks.set(frame, table);
  };
  const changed = (row: EntryRow): boolean => row.changed;
  for (const table of view.tables) {
    for (const row of table.rows.filter(changed)) mark(table.frame, row.index, "changed");
  }
  for (const entry of view.tlb.filter((one) => !one.agrees)) {
    const cell = cellOf(view, levels, entry.va);
    if (cell) mark(cell.frame, cell.index, "stale");
  }
  const stopped = (view.walk?.stopped ?? "") !== "";
  for (const step of view.walk?.steps ?? []) mark(step.frame, step.index, toneOf(step, stopped));
  return marks;
}

/** The entry where the tables end for an address, at home: what a TLB entry about it should agree with. */
export function cellOf(
  view: MachineView,
  levels: readonly LevelInfo[],
  address: Hex,
): { frame: Hex; index: number } | null {
  let table = rootOf(view);
  for (const info of levels) {
    if (!table) return null;
    const frame: Hex = table.frame;
    const index = indexAt(va(address), info);
    if (table.minimap[index] !== "t") return { frame, index };
    table = view.tables.find((one) => one.parent?.frame === frame && one.parent.index === index);
  }
  return null;
}

export const rootOf = (view: MachineView): TableView | undefined => view.tables.find((table) => table.parent === null);

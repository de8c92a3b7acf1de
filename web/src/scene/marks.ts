import type { Hex, MachineView, WalkStep } from "../engine/protocol";
import { louder, type Tone } from "./shapes";

/** What the current moment says about single entries: by table, then by index. */
export type Marks = ReadonlyMap<Hex, TableMarks>;
export type TableMarks = ReadonlyMap<number, Mark>;

export interface Mark {
  tone: Tone;
  pa: Hex; // of the entry
}

const NONE: TableMarks = new Map();

export const marksOf = (marks: Marks, table: Hex): TableMarks => marks.get(table) ?? NONE;

/** Only a walk that stopped has an entry that decided against it. */
export const toneOf = (step: WalkStep, stopped: boolean): Tone => (stopped && step.decided ? "fault" : "walk");

export function collectMarks(view: MachineView): Marks {
  const marks = new Map<Hex, Map<number, Mark>>();
  const mark = (table: Hex, index: number, pa: Hex, tone: Tone): void => {
    const entries = marks.get(table) ?? new Map<number, Mark>();
    entries.set(index, { pa, tone: louder(entries.get(index)?.tone ?? "rest", tone) });
    marks.set(table, entries);
  };
  for (const table of view.tables) {
    for (const row of table.rows) if (row.changed) mark(table.pa, row.index, row.pa, "changed");
  }
  for (const { home } of view.tlb) if (home) mark(home.table, home.index, home.pa, "stale");
  const stopped = (view.walk?.stopped ?? "") !== "";
  for (const step of view.walk?.steps ?? []) mark(step.table, step.index, step.pa, toneOf(step, stopped));
  return marks;
}

import type { EntryRow, Hex, MachineView, TableView, WalkStep } from "../engine/protocol";
import { louder, type Tone } from "./shapes";

/** What the current moment says about single entries: by table frame, then by index. */
export type Marks = ReadonlyMap<Hex, ReadonlyMap<number, Tone>>;

const NONE: ReadonlyMap<number, Tone> = new Map();

export const marksOf = (marks: Marks, frame: Hex): ReadonlyMap<number, Tone> => marks.get(frame) ?? NONE;

/** Only a walk that stopped has an entry that decided against it. */
export const toneOf = (step: WalkStep, stopped: boolean): Tone => (stopped && step.decided ? "fault" : "walk");

export function collectMarks(view: MachineView): Marks {
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
  const stopped = (view.walk?.stopped ?? "") !== "";
  for (const step of view.walk?.steps ?? []) mark(step.frame, step.index, toneOf(step, stopped));
  return marks;
}

export const rootOf = (view: MachineView): TableView | undefined => view.tables.find((table) => table.parent === null);

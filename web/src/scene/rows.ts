import type { EntryRow, Hex, TableView } from "../engine/protocol";
import type { Tone } from "./shapes";
import { firstFit } from "./text";

/** A line of a table card: an entry, or a run of entries folded into words. */
export type Line =
  | { kind: "entry"; index: number; entry: EntryRow | null; present: boolean; pa: Hex; tone: Tone }
  | { kind: "fold"; from: number; to: number; present: number; junk: boolean };

/**
 * Chooses the rows of a card. Entries with a mark are always there; then the table's first ones up to `most`; everything
 * between is folded and counted, so that no entry is ever silently missing.
 */
export function chooseLines(table: TableView, marks: ReadonlyMap<number, Tone>, most: number, entryBytes = 8): Line[] {
  const byIndex = new Map(table.rows.map((row) => [row.index, row]));
  const chosen = new Set(marks.keys());
  for (const row of table.rows) if (row.kind === "self") chosen.add(row.index);
  for (const row of table.rows) {
    if (chosen.size >= most) break;
    chosen.add(row.index);
  }
  const lines: Line[] = [];
  let next = 0;
  const fold = (to: number): void => {
    if (to < next) return;
    const present = [...table.minimap.slice(next, to + 1)].filter((cell) => cell !== ".").length;
    lines.push({ kind: "fold", from: next, to, present, junk: table.unzeroed });
  };
  for (const index of [...chosen].sort((a, b) => a - b)) {
    fold(index - 1);
    const entry = byIndex.get(index) ?? null;
    const tone = marks.get(index) ?? "rest";
    const present = "tpsx".includes(table.minimap[index] ?? ".");
    lines.push({ kind: "entry", index, entry, present, pa: entryAddress(table, index, entryBytes), tone });
    next = index + 1;
  }
  fold(table.minimap.length - 1);
  return lines;
}

/** The physical address of entry `index`. */
export const entryAddress = (table: TableView, index: number, entryBytes: number): Hex =>
  "0x" + (BigInt(table.pa) + BigInt(index * entryBytes)).toString(16).toUpperCase();

/** A fold in words; a narrow card takes the shorter ones. `room` is in pixels. */
export function foldText(line: Extract<Line, { kind: "fold" }>, room: number): string {
  const range = line.from === line.to ? `${line.from}` : `${line.from}–${line.to}`;
  const all = line.present === line.to - line.from + 1;
  if (line.junk) return firstFit([`${range} junk`, "junk"], room, 11);
  if (line.present === 0) return firstFit([`${range} not present`, `${range} absent`], room, 11);
  if (all) return firstFit([`${range} present`, range], room, 11);
  return firstFit([`${range}: ${line.present} present`, `${line.present} present`, range], room, 11);
}

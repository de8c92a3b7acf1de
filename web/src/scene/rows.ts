import type { EntryRow, Hex, TableView } from "../engine/protocol";
import type { TableMarks } from "./marks";
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
export function chooseLines(table: TableView, marks: TableMarks, most: number): Line[] {
  const byIndex = new Map(table.rows.map((row) => [row.index, row]));
  const chosen = new Map([...marks].map(([index, mark]) => [index, mark.pa]));
  for (const row of table.rows) if (row.kind === "self") chosen.set(row.index, row.pa);
  for (const row of table.rows) {
    if (chosen.size >= most) break;
    chosen.set(row.index, row.pa);
  }
  const lines: Line[] = [];
  let next = 0;
  const fold = (to: number): void => {
    if (to < next) return;
    const present = [...table.minimap.slice(next, to + 1)].filter((cell) => cell !== ".").length;
    lines.push({ kind: "fold", from: next, to, present, junk: table.unzeroed });
  };
  for (const [index, pa] of [...chosen].sort(([a], [b]) => a - b)) {
    fold(index - 1);
    const entry = byIndex.get(index) ?? null;
    const tone = marks.get(index)?.tone ?? "rest";
    const present = "tpsx".includes(table.minimap[index] ?? ".");
    lines.push({ kind: "entry", index, entry, present, pa, tone });
    next = index + 1;
  }
  fold(table.minimap.length - 1);
  return lines;
}

/** A fold in words; a narrow card takes the shorter ones. `room` is in pixels. */
export function foldText(line: Extract<Line, { kind: "fold" }>, room: number): string {
  const range = line.from === line.to ? `${line.from}` : `${line.from}–${line.to}`;
  const all = line.present === line.to - line.from + 1;
  if (line.junk) return firstFit([`${range} junk`, "junk"], room, 11);
  if (line.present === 0) return firstFit([`${range} not present`, `${range} absent`], room, 11);
  if (all) return firstFit([`${range} present`, range], room, 11);
  return firstFit([`${range}: ${line.present} present`, `${line.present} present`, range], room, 11);
}

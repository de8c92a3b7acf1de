import type { LevelInfo, TableView, WalkStep } from "../engine/protocol";
import { layoutMinimap, type Minimap } from "./minimap";
import { chooseLines, foldText, type Line } from "./rows";
import { toneOf, type TableMarks } from "./marks";
import type { Rect, Tone } from "./shapes";
import { boldWidth, firstFit, monoWidth } from "./text";

export const ROW = 19;
export const SPINE = 7;
/** Where an index ends and where the rest of its row begins, right of the spine. */
export const ENTRY_INDEX = 29;
export const ENTRY_TEXT = 36;
/** So much further right where an index has four digits. */
const FOURTH_DIGIT = 7;
export const FOLD_TEXT = 14;
const HEAD = 36;
const PAD = 4;

/** A line of a card where it stands, with the number of the memory reference that read it. */
export interface PlacedLine {
  line: Line;
  y: number; // middle
  text: string;
  ref: number | null;
  refTone: Tone;
}

/** Whatever is inside of a card is measured from its corner, so that a card that moves is nothing more than that. */
export interface TableCard extends Rect {
  table: TableView;
  title: string;
  subtitle: string;
  /** The frame's number stands beside the name or, in a narrow card, one line lower: a name is never cut for it. */
  frameBelow: boolean;
  minimap: Minimap;
  lines: PlacedLine[];
  indent: number; // of what stands in a row
  recursive: boolean;
}

/** A root that has fewer entries than others of its level has a lower map: its size is to scale. */
const minimapHeight = (table: TableView, info: LevelInfo | undefined): number => {
  const part = table.minimap.length / (info?.entries ?? table.minimap.length);
  return table.parent === null ? Math.max(4, 34 * part) : 14;
};

/** A card and everything inside of it; its place is known once the tree is laid out. */
export function layoutCard(
  table: TableView,
  info: LevelInfo | undefined,
  w: number,
  marks: TableMarks,
  steps: WalkStep[],
  stopped: boolean,
  most: number,
): TableCard {
  const box = { x: SPINE + 7, y: HEAD, w: w - SPINE - 14, h: minimapHeight(table, info) };
  const top = box.y + box.h + PAD;
  const titles = isGuest(table, info) ? [table.name, `as ${info?.table}`] : [table.name];
  const whole = w - nameStart(table.level) - 7;
  const beside = whole - 6 - monoWidth(table.frame, 13);
  const frameBelow = !titles.some((text) => boldWidth(text, 13) <= beside);
  const below = w - SPINE - 12 - (frameBelow ? 8 + monoWidth(table.frame, 13) : 0);
  const lines = chooseLines(table, marks, most).map((line, at): PlacedLine => {
    const step = line.kind === "entry" ? refOf(line, table, steps) : undefined;
    return {
      line,
      y: top + at * ROW + ROW / 2,
      text: line.kind === "fold" ? foldText(line, w - SPINE - FOLD_TEXT - 4) : "",
      ref: step?.ref ?? null,
      refTone: step ? toneOf(step, stopped) : "rest",
    };
  });
  return {
    x: 0,
    y: 0,
    w,
    h: top + lines.length * ROW + PAD,
    table,
    title: firstFit(titles, frameBelow ? whole : beside, 13, boldWidth),
    subtitle: firstFit(subtitlesOf(table, info), below, 11),
    frameBelow,
    minimap: layoutMinimap(table, box, marks),
    lines,
    indent: table.minimap.length > 1000 ? FOURTH_DIGIT : 0,
    recursive: table.rows.some((row) => row.kind === "self"),
  };
}

/** A trip through the self entry has its number on the loop, so the row stays free of it. */
function refOf(line: Extract<Line, { kind: "entry" }>, table: TableView, steps: WalkStep[]): WalkStep | undefined {
  if (line.entry?.kind === "self") return undefined;
  return steps.findLast((step) => step.table === table.pa && step.index === line.index);
}

/** A frame that the hardware reads as a table though nobody made it one. */
const isGuest = (table: TableView, info: LevelInfo | undefined): boolean =>
  info !== undefined && table.name !== info.table;

/** Where a card's name begins, right of its notches. */
export const nameStart = (level: number): number => SPINE + 10 + level * 4.5;

function subtitlesOf(table: TableView, info: LevelInfo | undefined): string[] {
  if (isGuest(table, info)) return [`${table.name}, is none`, "junk"];
  if (table.unused > 0) return [`${table.size}, 0–${table.unused - 1} never read`, `0–${table.unused - 1} never read`];
  if (table.unzeroed) return ["junk, not zeroed", "junk"];
  if (table.parent) return [`${table.size}, at [${table.parent.index}]`, table.size];
  const whole = info !== undefined && table.minimap.length === info.entries;
  if (table.register === "") return [`${table.size}, a space that is not current`, "not current"];
  return [whole ? `${table.size}, all of it` : `${table.size}, ${table.minimap.length} entries`, table.size];
}

/** How high on the page an arrow for this entry leaves: at its row, or at the fold that hides it. */
export function heightOf(card: TableCard, index: number): number | undefined {
  const row = card.lines.find(({ line }) =>
    line.kind === "entry" ? line.index === index : index >= line.from && index <= line.to,
  );
  return row && card.y + row.y;
}

/** What an entry row prints after its index; the rights give way first when the card is narrow. */
export function rowTexts(
  line: Extract<Line, { kind: "entry" }>,
  { w, indent }: { w: number; indent: number },
): { target: string; rights: string } {
  const { entry } = line;
  const whole = w - SPINE - ENTRY_TEXT - indent - 4;
  if (line.tone === "stale" && !entry) return { target: "believed", rights: "" };
  if (!entry && line.present) return { target: "present", rights: "" };
  if (!entry) return { target: firstFit(["not present", "absent"], whole, 13, monoWidth), rights: "" };
  const arrow = entry.kind === "self" ? "↺" : "→";
  const wordings = entry.kind === "reserved" ? ["reserved bits", "reserved"] : [`${arrow} ${entry.target}`];
  const target = firstFit(wordings, whole, 13, monoWidth);
  const room = whole - 14 - monoWidth(target, 13);
  const full = entry.changed && entry.was !== null ? `was ${shortWas(entry.was)}` : `${entry.rights} · ${entry.flags}`;
  if (monoWidth(full, 12) <= room) return { target, rights: full };
  const short = entry.changed && entry.was !== null ? "" : entry.rights;
  return { target, rights: monoWidth(short, 12) <= room ? short : "" };
}

const shortWas = (was: string): string => (was === "0x0" ? "0" : was.length > 9 ? "junk" : was);

import type { TableView } from "../engine/protocol";
import type { Rect, Tone } from "./shapes";

/**
 * All entries of one kind and colour as one shape: a table of junk has hundreds of stretches of them, and is few elements all
 * the same. Where it is drawn, zero is the corner of the map.
 */
export interface Ink {
  key: string;
  level: number; // of what the entries point to
  kind: "table" | "page" | "self" | "reserved" | "junk";
  path: string;
}

/** All entries of a table, row by row. It is what keeps a card honest when only two of its rows are unfolded. */
export interface Minimap extends Rect {
  across: number;
  down: number;
  inks: Ink[];
  hairs: string; // at the eighths, to count by
  /** The part that no walk ever reads, from the top. */
  unused: Rect | null;
  frames: (Rect & { index: number; tone: Tone })[];
}

const KINDS: Record<string, Ink["kind"]> = { t: "table", p: "page", s: "self", x: "reserved", j: "junk" };
/** A single entry of 512 is smaller than a pixel pair; it is drawn at least this wide so that it is seen at all. */
const LEAST = 2;

const shapeOf = (entries: number): number => (entries <= 256 ? 32 : entries <= 1024 ? 64 : 128);

export function layoutMinimap(table: TableView, box: Rect, marks: ReadonlyMap<number, { tone: Tone }>): Minimap {
  const entries = table.minimap.length;
  const across = shapeOf(entries);
  const down = Math.max(1, entries / across);
  const w = box.w / across;
  const h = box.h / down;
  const frames = [...marks]
    .filter(([, { tone }]) => tone !== "rest")
    .map(([index, { tone }]) => ({
      index,
      tone,
      x: box.x + (index % across) * w - 2,
      y: box.y + Math.floor(index / across) * h - 2,
      w: w + 4,
      h: h + 4,
    }));
  const unused = table.unused > 0 ? { ...box, h: (table.unused / across) * h } : null;
  return { ...box, across, down, inks: inksOf(table, box, across), hairs: hairsOf(box), unused, frames };
}

/** Neighbouring entries that look alike are one bar of the shape. */
function inksOf(table: TableView, box: Rect, across: number): Ink[] {
  const entries = table.minimap.length;
  const w = box.w / across;
  const h = box.h / Math.max(1, entries / across);
  const inks = new Map<string, Ink>();
  for (let index = 0; index < entries;) {
    const kind = KINDS[table.minimap[index] ?? "."];
    if (!kind) {
      index++;
      continue;
    }
    const row = Math.floor(index / across);
    const end = Math.min(entries, (row + 1) * across);
    let to = index + 1;
    while (to < end && table.minimap[to] === table.minimap[index] && table.colours[to] === table.colours[index]) to++;
    const level = Number(table.colours[index]) || 0;
    const key = `${kind} ${level}`;
    const ink = inks.get(key) ?? { key, kind, level, path: "" };
    const x = Math.min((index % across) * w, box.w - LEAST);
    const width = short(Math.max((to - index) * w, LEAST));
    ink.path += `M${short(x)} ${short(row * h)}h${width}v${short(Math.max(h, LEAST))}h${-width}z`;
    inks.set(key, ink);
    index = to;
  }
  return [...inks.values()];
}

const short = (value: number): number => Math.round(value * 1000) / 1000;

function hairsOf(box: Rect): string {
  const eighths = Array.from({ length: 7 }, (_, at) => Math.round(((at + 1) * box.w) / 8) + 0.5);
  return eighths.map((x) => `M${x} 0v${box.h}`).join("");
}

/** The entry under a point of the minimap, as fractions of its width and height. */
export function indexUnder(minimap: Minimap, fx: number, fy: number): number {
  const column = Math.min(minimap.across - 1, Math.max(0, Math.floor(fx * minimap.across)));
  const row = Math.min(minimap.down - 1, Math.max(0, Math.floor(fy * minimap.down)));
  return row * minimap.across + column;
}

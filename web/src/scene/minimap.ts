import type { TableView } from "../engine/protocol";
import type { Rect, Tone } from "./shapes";

/** A stretch of neighbouring entries of one kind, drawn as one bar. */
export interface MinimapRun extends Rect {
  from: number; // its first entry
  level: number; // of what the entries point to
  kind: "table" | "page" | "self" | "reserved" | "junk";
}

/** All entries of a table, row by row. It is what keeps a card honest when only two of its rows are unfolded. */
export interface Minimap extends Rect {
  across: number;
  down: number;
  runs: MinimapRun[];
  /** The part that no walk ever reads, from the top. */
  unused: Rect | null;
  frames: (Rect & { index: number; tone: Tone })[];
}

const KINDS: Record<string, MinimapRun["kind"]> = { t: "table", p: "page", s: "self", x: "reserved", j: "junk" };
/** A single entry of 512 is smaller than a pixel pair; it is drawn at least this wide so that it is seen at all. */
const LEAST = 2;

const shapeOf = (entries: number): number => (entries <= 256 ? 32 : entries <= 1024 ? 64 : 128);

export function layoutMinimap(table: TableView, box: Rect, marks: ReadonlyMap<number, Tone>): Minimap {
  const entries = table.minimap.length;
  const across = shapeOf(entries);
  const down = Math.max(1, entries / across);
  const w = box.w / across;
  const h = box.h / down;
  const runs: MinimapRun[] = [];
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
    const x = box.x + (index % across) * w;
    runs.push({
      from: index,
      x: Math.min(x, box.x + box.w - LEAST),
      y: box.y + row * h,
      w: Math.max((to - index) * w, LEAST),
      h: Math.max(h, LEAST),
      level: Number(table.colours[index]) || 0,
      kind,
    });
    index = to;
  }
  const frames = [...marks]
    .filter(([, tone]) => tone !== "rest")
    .map(([index, tone]) => ({
      index,
      tone,
      x: box.x + (index % across) * w - 2,
      y: box.y + Math.floor(index / across) * h - 2,
      w: w + 4,
      h: h + 4,
    }));
  const unused = table.unused > 0 ? { ...box, h: (table.unused / across) * h } : null;
  return { ...box, across, down, runs, unused, frames };
}

/** The entry under a point of the minimap, as fractions of its width and height. */
export function indexUnder(minimap: Minimap, fx: number, fy: number): number {
  const column = Math.min(minimap.across - 1, Math.max(0, Math.floor(fx * minimap.across)));
  const row = Math.min(minimap.down - 1, Math.max(0, Math.floor(fy * minimap.down)));
  return row * minimap.across + column;
}

import type { EntryView } from "../engine/protocol";
import { half, type Rect } from "./shapes";

export interface BitCell extends Rect {
  bit: number;
  set: boolean;
  ignored: boolean;
  name: string; // of its field
}

/** The digits that look alike, as one text whose every letter has its place. */
export interface Digits {
  look: "telling" | "quiet";
  x: string;
  y: string;
  text: string;
}

/** An entry as one or two rows of 32 cells, the highest bit at the top left. */
export interface BitScene {
  cells: BitCell[];
  digits: Digits[];
  numbers: { x: number; y: number; text: string }[];
  brackets: { x: number; y: number; w: number }[];
  deciding: (Rect & { lead: string; text: string; textX: number; textY: number }) | null;
  height: number;
}

const CELL = 20;
const PITCH = 40;
const FIRST = 13;

export function layoutBits(entry: EntryView, width: number): BitScene {
  const rows = Math.ceil(entry.width / 32);
  const w = (width - 2) / 32;
  const raw = BigInt(entry.raw);
  const at = (bit: number): { x: number; y: number } => ({
    x: 1 + (31 - (bit % 32)) * w,
    y: FIRST + (rows - 1 - Math.floor(bit / 32)) * PITCH,
  });
  const ignored = new Set<number>();
  for (const field of entry.fields) {
    if (!field.ignored) continue;
    for (let bit = field.low; bit <= field.high; bit++) ignored.add(bit);
  }
  const cells = Array.from({ length: entry.width }, (_, low): BitCell => {
    const bit = entry.width - 1 - low;
    const set = ((raw >> BigInt(bit)) & 1n) === 1n;
    return { ...at(bit), w, h: CELL, bit, set, ignored: ignored.has(bit), name: nameOf(entry, bit) };
  });
  const decider = entry.fields.find((field) => field.decides);
  const lastY = at(0).y + CELL;
  return {
    cells,
    digits: (["quiet", "telling"] as const).map((look) => digitsOf(cells, look)),
    numbers: numbersOf(entry, at, w),
    brackets: entry.fields
      .filter((field) => !field.ignored && field.high > field.low)
      .flatMap((field) => bracketsOf(field.high, field.low, at, w)),
    deciding: decider ? decidingOf(decider, at, w, lastY) : null,
    height: lastY + (decider ? 22 : 6),
  };
}

/** A bit tells something where it is set and not ignored. */
function digitsOf(cells: readonly BitCell[], look: Digits["look"]): Digits {
  const alike = cells.filter((cell) => (cell.set && !cell.ignored) === (look === "telling"));
  return {
    look,
    x: alike.map((cell) => half(cell.x + cell.w / 2)).join(" "),
    y: alike.map((cell) => cell.y + 14).join(" "),
    text: alike.map((cell) => (cell.set ? "1" : "0")).join(""),
  };
}

function nameOf(entry: EntryView, bit: number): string {
  const field = entry.fields.find((one) => bit <= one.high && bit >= one.low);
  return field ? `bit ${bit}, ${field.name}` : `bit ${bit}`;
}

type Place = (bit: number) => { x: number; y: number };

/** Numbers stand at the edges of fields only, and never so close that they touch. */
function numbersOf(entry: EntryView, at: Place, w: number): BitScene["numbers"] {
  const edges = new Set([63, 32, 31, 0].filter((bit) => bit < entry.width));
  for (const field of entry.fields) if (field.high > field.low) edges.add(field.high).add(field.low);
  const placed: BitScene["numbers"] = [];
  const important = [...edges].sort(
    (a, b) => Number(b % 32 === 0 || b % 32 === 31) - Number(a % 32 === 0 || a % 32 === 31) || b - a,
  );
  for (const bit of important) {
    const { x, y } = at(bit);
    if (placed.some((other) => other.y === y - 3 && Math.abs(other.x - x - w / 2) < 14)) continue;
    placed.push({ x: x + w / 2, y: y - 3, text: String(bit) });
  }
  return placed;
}

function bracketsOf(high: number, low: number, at: Place, w: number): BitScene["brackets"] {
  if (Math.floor(high / 32) !== Math.floor(low / 32)) {
    const border = Math.floor(high / 32) * 32;
    return [...bracketsOf(high, border, at, w), ...bracketsOf(border - 1, low, at, w)];
  }
  const { x, y } = at(high);
  return [{ x: half(x + 1), y: y + CELL + 1, w: half((high - low + 1) * w - 2) }];
}

function decidingOf(field: EntryView["fields"][number], at: Place, w: number, lastY: number): BitScene["deciding"] {
  const { x, y } = at(field.high);
  const width = (Math.floor(field.high / 32) === Math.floor(field.low / 32) ? field.high - field.low + 1 : 1) * w;
  const middle = half(x + width / 2);
  const textX = Math.max(middle - 46, 150);
  const lead = `M${middle} ${y + CELL + 1}V${lastY + 12}H${textX + 6}`;
  const text = `${field.name} = ${Number(BigInt(field.value))}: this decides`;
  return { x: x - 0.5, y: y - 1, w: width + 1, h: CELL + 2, lead, text, textX, textY: lastY + 16 };
}

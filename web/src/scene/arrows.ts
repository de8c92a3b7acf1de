import type { Hex, WalkStep } from "../engine/protocol";
import { heightOf, type TableCard } from "./card";
import type { Column } from "./columns";
import { half, right, type Rect, type Tone } from "./shapes";
import { boldWidth, sansWidth } from "./text";

/** A line from an entry to what it points to, or is believed to. `key` names both ends. */
export interface Arrow {
  key: string;
  path: string;
  tone: Tone;
  dashed: boolean;
  label: { x: number; y: number; text: string } | null;
}

/** One trip through the recursive entry: out to the left and back into the same card. */
export interface Loop {
  key: string;
  path: string;
  disc: { x: number; y: number } | null;
  ref: string;
  label: { x: number; y: number; lines: string[] };
  lit: boolean;
}

export const ENTRY = 18; // an arrow enters a card so far below its top
const TURN = 14;

/**
 * The path of an arrow. Its curve stays in the gap beside the source card; the rest is level, at a height that the tree
 * keeps free in the columns between. So it never crosses a card.
 */
export function arrowPath(from: { x: number; y: number }, to: { x: number; y: number }, gap: number): string {
  const turn = from.x + gap;
  const reach = Math.max(4, gap * 0.6);
  const end = to.x - 1;
  if (turn >= end - 1) {
    return `M${half(from.x)} ${half(from.y)}C${half(from.x + reach)} ${half(from.y)} ${half(end - reach)} ${half(to.y)} ${half(end)} ${half(to.y)}`;
  }
  return `M${half(from.x)} ${half(from.y)}C${half(from.x + reach)} ${half(from.y)} ${half(turn - reach)} ${half(to.y)} ${half(turn)} ${half(to.y)}H${half(end)}`;
}

/** A loop out to `x`, from one height on the card's left edge to another, with round corners. */
export function loopPath(edge: number, x: number, from: number, to: number, end = edge): string {
  const r = Math.min(TURN, Math.abs(from - to) / 2, edge - x);
  const up = to < from ? -1 : 1;
  return (
    `M${half(edge)} ${half(from)}H${half(x + r)}Q${half(x)} ${half(from)} ${half(x)} ${half(from + up * r)}` +
    `V${half(to - up * r)}Q${half(x)} ${half(to)} ${half(x + r)} ${half(to)}H${half(end - 1)}`
  );
}

/** The steps of a walk that read an entry which leads back to the root. */
export const trips = (steps: WalkStep[], root: Hex, slot: number): WalkStep[] =>
  steps.filter((step) => step.table === root && step.index === slot && !step.decided);

/**
 * The loops of a walk, nested outward in the order of the trips. A trip ends where the hardware reads next: at the row when
 * that is another one, at the head when it is the same entry again. With more than three trips one loop stands for all.
 */
export function layoutLoops(card: TableCard, slot: number, steps: WalkStep[], columns: readonly Column[]): Loop[] {
  const source = heightOf(card, slot);
  if (source === undefined) return [];
  const made = trips(steps, card.table.pa, slot);
  const roles = new Map(columns.map((column) => [column.level, column.name]));
  const head = (at: number): number => card.y + ENTRY + 12 + at * 10;
  if (made.length === 0) {
    const x = card.x - 40;
    const label = { x: x - 6, y: (head(0) + source) / 2, lines: [] };
    return [{ key: card.table.pa, path: loopPath(card.x, x, source, head(0)), disc: null, ref: "", label, lit: false }];
  }
  const all = made.length > 3;
  const shown = all ? made.slice(-1) : made;
  const step = Math.min(52, (card.x - 34) / shown.length);
  const ends = shown.map((trip, at) => {
    const next = steps[steps.indexOf(trip) + 1];
    const row = next && next.table === card.table.pa && next.index !== slot ? heightOf(card, next.index) : undefined;
    return row ?? head(at);
  });
  return shown.map((trip, at): Loop => {
    const role = roles.get(trip.role - 1) ?? "page";
    const x = card.x - 8 - step * (at + 1);
    const from = source - 3 + at * 5;
    const to = ends[at] ?? head(at);
    const next = steps[steps.indexOf(trip) + 1];
    // A line that ends at a row stops short of the number that stands there.
    const edge = to === head(at) || next?.table !== card.table.pa ? card.x : card.x - 9;
    const below = Math.min(from, ...ends.slice(at + 1).filter((end) => end > to + 40));
    const y = (to + below) / 2;
    const words = all ? [`×${made.length}`, `as ${role}`] : loopWords(role, at === 0 && shown.length < 3, step - 22);
    return {
      key: `${card.table.pa} trip ${trip.ref}`,
      path: loopPath(card.x, x, from, to, edge),
      disc: { x, y },
      ref: all ? `${made[0]!.ref}–${trip.ref}` : String(trip.ref),
      label: { x: x + 12, y, lines: words },
      lit: true,
    };
  });
}

function loopWords(role: string, first: boolean, room: number): string[] {
  if (room < 14) return [];
  if (first && boldWidth("read as", 11) <= room + 12) return ["read as", role];
  return sansWidth(`as ${role}`, 12) <= room - 2 ? [`as ${role}`] : ["as", role];
}

/** The line from the root register into the root's card. */
export function registerPath(register: Rect, card: Rect): string {
  const y = half(card.y + ENTRY);
  return `M${half(right(register))} ${y}H${half(card.x - 1)}`;
}

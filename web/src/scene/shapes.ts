/** The vocabulary of every scene: plain numbers in CSS pixels, nothing of the browser. */
export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * How loudly a thing speaks, strongest last: where several meet, the later one wins. The order is the design's: fault >
 * walk > changed > stale.
 */
export type Tone = "rest" | "stale" | "changed" | "walk" | "fault";

const RANK: Record<Tone, number> = { rest: 0, stale: 1, changed: 2, walk: 3, fault: 4 };

export const louder = (a: Tone, b: Tone): Tone => (RANK[b] > RANK[a] ? b : a);

export const right = (rect: Pick<Rect, "x" | "w">): number => rect.x + rect.w;
export const bottom = (rect: Pick<Rect, "y" | "h">): number => rect.y + rect.h;

export const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

const LEAP = 480;

/**
 * How high the sheet is that something of `height` is drawn on. A browser lays everything in a drawing out anew when the
 * drawing's height changes, so that grows by leaps; what there is too much of has to be cut off.
 */
export const sheet = (height: number): number => Math.ceil(height / LEAP) * LEAP;

/** Rounded to half a pixel: paths stay short and hairlines crisp. */
export const half = (value: number): number => Math.round(value * 2) / 2;

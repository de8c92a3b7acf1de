import type { EventKind } from "../engine/protocol";

/** A part of an event's sign: how it is painted, and its outline from the middle of the sign on, relative throughout. */
interface Stroke {
  look: string;
  d: string;
}

const of = (look: string, d: string): Stroke => ({ look, d });

const LOAD = [of("hollow", "m-2-5h4v10h-4z")];
const PLUS = [of("stroke heavy", "m-4.5 0h9m-4.5-4.5v9")];
const OTHER = [of("dot", "m-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0z")];
const MISSED = [of("missed", "m-4-4l8 8m0-8l-8 8")];

const GLYPHS: Partial<Record<EventKind, Stroke[]>> = {
  fault: [of("solid", "m-2.5-6.5h5l4 4v5l-4 4h-5l-4-4v-5z"), of("cross", "m-2.4-2.4l4.8 4.8m0-4.8l-4.8 4.8")],
  walk: [of("ring", "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z")],
  store: [of("solid", "m-2-5.5h4v11h-4z")],
  load: LOAD,
  fetch: LOAD,
  fill: [of("level", "m-4.5-4.5h9v9h-9z")],
  tlbFill: [of("stale", "m0-5l5 5l-5 5l-5-5z")],
  tlbHit: [of("stale full", "m0-3.5l3.5 3.5l-3.5 3.5l-3.5-3.5z")],
  invalidate: [of("stale", "m0-5l5 5l-5 5l-5-5zm-4 9l8-8")],
  frameTaken: [of("stroke", "m0-5v7m-3-3l3 3l3-3m-7.5 6h9")],
  frameFreed: [of("stroke", "m0 2v-7m-3 3l3-3l3 3m-7.5 7h9")],
  handlerReturn: [of("stroke", "m4 5v-6a3.5 3.5 0 0 0-7 0v5m-2.5-2.5l2.5 2.8l2.5-2.8")],
  retry: [of("solid quiet", "m-3-4.5l7 4.5l-7 4.5z")],
  pagingOn: PLUS,
  rootLoad: PLUS,
  expect: [of("held", "m-4.5 0l3 3.5l6-7.5")],
  halt: [of("solid", "m-4.5-4.5h9v9h-9z")],
  poke: [of("stroke", "m-4 4l7-7m-2-2l4 4")],
  control: [of("stroke", "m-5-3h10m-10 6h10"), of("knob", "m1-5v4m-3 2v4")],
  unpredictable: [of("stroke", "m-2.5-2.5a2.5 2.5 0 1 1 2.5 3v1.5m0 3v-.8")],
  deferred: [of("clock", "m-4.8 0a4.8 4.8 0 1 0 9.6 0a4.8 4.8 0 1 0-9.6 0z"), of("stroke", "m0-2.6v2.6l2 1.4")],
  clean: [of("stroke", "m-5-4h10m-5 2.5v6.5m-3-3l3 3l3-3")],
};

/**
 * The sign of an event at every one of `places`. However many there are, it takes as many paths as the sign has parts: a
 * timeline of hundreds of signs is made of few elements.
 */
export function signs(kind: EventKind, failed: boolean, places: readonly { x: number; y: number }[]): Stroke[] {
  const strokes = failed ? MISSED : (GLYPHS[kind] ?? OTHER);
  return strokes.map(({ look, d }) => of(look, places.map(({ x, y }) => `M${short(x)} ${short(y)}${d}`).join("")));
}

const short = (value: number): number => Math.round(value * 100) / 100;

import type { EventKind, StatementInfo } from "../engine/protocol";
import type { Trace } from "../model/trace";
import { clamp } from "./shapes";
import { boldWidth, fit } from "./text";

export interface Mark {
  event: number;
  kind: EventKind;
  level: number;
  failed: boolean; // an expect that does not hold
  x: number;
  y: number;
}

/** The time spent at one depth without a break: from a handler's entry to its return. */
export interface Bar {
  depth: number;
  from: number;
  to: number;
  x: number;
  w: number;
  y: number;
}

export interface Bracket {
  line: number;
  from: number;
  x: number;
  w: number;
  wordings: string[]; // longest first
}

/** The whole run from left to right, one lane per depth. It depends on the trace only: moving through time redraws nothing. */
export interface Timeline {
  left: number;
  step: number; // pixels an event
  width: number;
  height: number;
  lane: number;
  lanes: { depth: number; y: number }[];
  bars: Bar[];
  marks: Mark[];
  brackets: Bracket[];
  /** How large marks are drawn: they shrink before they run into each other. */
  scale: number;
  /** Every so many lanes are named, so that the names keep apart. */
  named: number;
}

const HEAD = 24;
const BAR = 17;
/** Below this many pixels an event, only faults are told apart; the bars carry the rest. */
const ROOM_FOR_MARKS = 6;
const MARK = { w: 11.5, h: 15 };
const NAME = 13;
/** In less room than this a text is not cut but replaced by the name of its line. */
const WORTH_CUTTING = 110;

export interface TimelineOptions {
  left: number; // room for the lane names
  right: number;
  lane: number;
}

export function layoutTimeline(
  trace: Trace,
  statements: StatementInfo[],
  width: number,
  options: TimelineOptions,
): Timeline {
  const { left, lane } = options;
  const step = Math.min(40, (width - left - options.right) / Math.max(1, trace.length));
  const laneY = (depth: number): number => HEAD + depth * lane + lane / 2;
  const x = (event: number): number => left + (event + 0.5) * step;
  const lanes = Array.from({ length: trace.deepest + 1 }, (_, depth) => ({ depth, y: laneY(depth) }));
  const bars = layoutBars(trace, statements).map((bar) => ({
    ...bar,
    x: left + bar.from * step + (step > 4 ? 1 : 0),
    w: Math.max(1, (bar.to - bar.from + 1) * step - (step > 4 ? 2 : 0)),
    y: laneY(bar.depth) - Math.min(BAR, lane - 2) / 2,
  }));
  const marks: Mark[] = [];
  const broken = new Set(statements.filter((one) => one.outcome === "failed").map((one) => one.line));
  let lastFault = -Infinity;
  for (let event = 0; event < trace.length; event++) {
    const kind = trace.kind(event);
    if (step < ROOM_FOR_MARKS) {
      if (kind !== "fault" || x(event) - lastFault < 3) continue;
      lastFault = x(event);
    }
    const failed = kind === "expect" && broken.has(trace.line(event));
    marks.push({ failed, event, kind, level: trace.level(event), x: x(event), y: laneY(trace.depth(event)) });
  }
  return {
    left,
    step,
    width,
    height: HEAD + lanes.length * lane,
    lane: Math.min(BAR, lane - 2),
    lanes,
    bars: step < 2 ? mergeBars(bars) : bars,
    marks,
    brackets: layoutBrackets(statements, left, step),
    scale: clamp(Math.min(step < ROOM_FOR_MARKS ? 1 : step / MARK.w, lane / MARK.h), 0.5, 1),
    named: Math.ceil(NAME / lane),
  };
}

/** Where each depth begins and ends; at depth 0 every statement has a bar of its own. */
function layoutBars(trace: Trace, statements: StatementInfo[]): { depth: number; from: number; to: number }[] {
  const bars: { depth: number; from: number; to: number }[] = [];
  const breaks = new Set(statements.filter((one) => one.firstEvent >= 0 && !one.boot).map((one) => one.firstEvent));
  const open: number[] = [];
  const close = (depth: number, event: number): void => {
    while (open.length > depth) bars.push({ depth: open.length - 1, from: open.pop() ?? 0, to: event - 1 });
  };
  for (let event = 0; event < trace.length; event++) {
    close(breaks.has(event) ? 0 : trace.depth(event) + 1, event);
    while (open.length <= trace.depth(event)) open.push(event);
  }
  close(0, trace.length);
  return bars.sort((a, b) => a.depth - b.depth || a.from - b.from);
}

/** Bars that touch at this scale become one: thousands of handlers in a few pixels are a profile, not single things. */
function mergeBars(bars: Bar[]): Bar[] {
  const merged: Bar[] = [];
  for (const bar of bars) {
    const last = merged.at(-1);
    if (last && last.depth === bar.depth && bar.x - (last.x + last.w) < 1) {
      last.w = Math.max(last.w, bar.x + bar.w - last.x);
      last.to = bar.to;
    } else merged.push({ ...bar });
  }
  return merged;
}

function layoutBrackets(statements: StatementInfo[], left: number, step: number): Bracket[] {
  const groups: { lines: number[]; from: number; to: number; text: string }[] = [];
  for (const statement of statements.filter((one) => one.firstEvent >= 0)) {
    const last = groups.at(-1);
    if (statement.boot && last?.text === "boot") {
      last.lines.push(statement.line);
      last.to = statement.lastEvent;
    } else {
      const text = statement.boot ? "boot" : statement.text.replace(/\s+#[^"]*$/, "");
      groups.push({ lines: [statement.line], from: statement.firstEvent, to: statement.lastEvent, text });
    }
  }
  return groups.map(({ lines, from, to, text }) => {
    const [first, last] = [lines[0] ?? 0, lines.at(-1) ?? 0];
    const name = first === last ? `line ${first}` : `lines ${first}–${last}`;
    const wordings =
      text === "boot" ? [`${name} · boot, paging off`, "boot, paging off", "boot"] : [`${name} · ${text}`];
    return {
      line: first,
      from,
      x: left + from * step + 1,
      w: (to - from + 1) * step - 2,
      wordings: [...wordings, name],
    };
  });
}

/**
 * The words over a bracket, beside the playhead's tag where that stands in their way: to its left or to its right, wherever
 * more can be said.
 */
export function bracketText(bracket: Bracket, tag: { from: number; to: number }): { x: number; text: string } {
  const start = bracket.x + 2;
  const end = bracket.x + bracket.w - 2;
  const [longest = "", ...shorter] = bracket.wordings;
  const say = (x: number, room: number): { x: number; text: string } => {
    const cut = room > WORTH_CUTTING && shorter.length === 1 ? [fit(longest, room, 11, boldWidth)] : [];
    return { x, text: [longest, ...cut, ...shorter].find((text) => boldWidth(text, 11) <= room) ?? "" };
  };
  if (tag.to < start || tag.from > end) return say(start, end - start);
  const before = say(start, tag.from - start);
  const after = say(Math.max(start, tag.to), end - Math.max(start, tag.to));
  if (before.text === longest) return before;
  return after.text.length > before.text.length ? after : before;
}

/** The event under a point, held inside the run. */
export function eventAt(timeline: Timeline, x: number, length: number): number {
  return clamp(Math.floor((x - timeline.left) / timeline.step), 0, Math.max(0, length - 1));
}

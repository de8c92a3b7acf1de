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

/** All marks that look alike, to be drawn at once. */
export interface MarkKind extends Pick<Mark, "kind" | "level" | "failed"> {
  key: string;
  places: { x: number; y: number }[]; // where the drawing is as large as `scale` says
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
  kinds: MarkKind[];
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
/** Faults that would stand closer than this are one mark. */
const CROWDED = 7;
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
  const bars = layoutBars(trace, statements, step).map((bar) => ({
    ...bar,
    x: left + bar.from * step + (step > 4 ? 1 : 0),
    w: Math.max(1, (bar.to - bar.from + 1) * step - (step > 4 ? 2 : 0)),
    y: laneY(bar.depth) - Math.min(BAR, lane - 2) / 2,
  }));
  const broken = new Set(statements.filter((one) => one.outcome === "failed").map((one) => one.line));
  const marks = markedEvents(trace, step).map((event): Mark => {
    const kind = trace.kind(event);
    const failed = kind === "expect" && broken.has(trace.line(event));
    return { failed, event, kind, level: trace.level(event), x: x(event), y: laneY(trace.depth(event)) };
  });
  const room = marks.length < trace.faults.length ? CROWDED / MARK.w : 1;
  const scale = clamp(Math.min(step < ROOM_FOR_MARKS ? room : step / MARK.w, lane / MARK.h), 0.5, 1);
  return {
    left,
    step,
    width,
    height: HEAD + lanes.length * lane,
    lane: Math.min(BAR, lane - 2),
    lanes,
    bars,
    marks,
    kinds: kindsOf(marks, scale),
    brackets: layoutBrackets(statements, left, step),
    scale,
    named: Math.ceil(NAME / lane),
  };
}

function kindsOf(marks: Mark[], scale: number): MarkKind[] {
  const kinds = new Map<string, MarkKind>();
  for (const { kind, failed, x, y, ...mark } of marks) {
    const level = kind === "fill" ? mark.level : -1; // nothing else is painted by its level
    const key = `${kind} ${level} ${failed}`;
    const alike = kinds.get(key) ?? { key, kind, level, failed, places: [] };
    alike.places.push({ x: x / scale, y: y / scale });
    kinds.set(key, alike);
  }
  return [...kinds.values()];
}

/** All events where there is room for their marks, otherwise the faults that do not stand on each other. */
function markedEvents(trace: Trace, step: number): number[] {
  if (step >= ROOM_FOR_MARKS) return Array.from({ length: trace.length }, (_, event) => event);
  let last = -Infinity;
  return trace.faults.filter((event) => {
    const apart = (event - last) * step >= CROWDED;
    if (apart) last = event;
    return apart;
  });
}

/**
 * Where each depth begins and ends; at depth 0 every statement has a bar of its own. Bars that touch at this scale become
 * one: thousands of handlers in a few pixels are a profile, not single things.
 */
function layoutBars(
  trace: Trace,
  statements: StatementInfo[],
  step: number,
): { depth: number; from: number; to: number }[] {
  const breaks = statements.filter((one) => one.firstEvent >= 0 && !one.boot).map((one) => one.firstEvent);
  const bars: { depth: number; from: number; to: number }[] = [];
  for (let depth = 0; depth <= trace.deepest; depth++) {
    const spans = trace.spans(depth);
    let next = 0;
    let last: (typeof bars)[number] | undefined;
    const add = (from: number, to: number): void => {
      if (last && step < 2 && (from - last.to - 1) * step < 1) last.to = to;
      else bars.push((last = { depth, from, to }));
    };
    for (let at = 0; at < spans.from.length; at++) {
      const begin = spans.from[at] ?? 0;
      const end = spans.to[at] ?? begin;
      let from = begin;
      while (next < breaks.length && (breaks[next] ?? 0) <= begin) next++;
      for (; next < breaks.length && (breaks[next] ?? 0) <= end; next++) {
        const cut = breaks[next] ?? 0;
        add(from, cut - 1);
        from = cut;
      }
      add(from, end);
    }
  }
  return bars;
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
  let drawn = -Infinity;
  const apart = groups.filter(({ from, to }) => {
    const is = (from - drawn) * step >= 2 || (to - from) * step >= 4;
    if (is) drawn = from;
    return is;
  });
  return apart.map(({ lines, from, to, text }) => {
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

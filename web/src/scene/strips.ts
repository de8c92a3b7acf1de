import type { FrameRun, Hex, MachineInfo, MachineView, WindowInfo } from "../engine/protocol";
import { bytes, isWithin, position, positionIn, tail, va, type Va } from "../model/address";
import type { Linked } from "../model/linked";
import type { Rect, Tone } from "./shapes";
import { fit, sansWidth } from "./text";

/** `plate` puts a ground under words that would stand on a pattern or on a strong colour. */
export interface Label {
  x: number;
  text: string;
  anchor: "start" | "end";
  plate?: boolean;
}

export interface StripMark extends Rect, Linked {
  key: string;
  look: "page" | "window" | "walk" | "fault" | FrameRun["use"];
  level: number;
  label: Label | null;
  title: string;
}

/** One bar, to scale; every mark on it is at least three pixels wide so that a single page is seen. */
export interface Strip extends Rect {
  name: string;
  sub: string;
  marks: StripMark[];
}

export interface Strips {
  virtual: Strip;
  zoom: Strip | null;
  /** Corners of the trapezoid from the part of the virtual strip down to its zoomed row. */
  funnel: string;
  physical: Strip;
  height: number;
}

const LEAST = 3;
const BAR = 18;
const LEFT = 96;

const span = (strip: Rect, from: number, to: number): { x: number; w: number } => {
  const w = Math.max(LEAST, (to - from) * strip.w);
  return { x: Math.min(strip.x + from * strip.w, strip.x + strip.w - w), w };
};

export function layoutStrips(view: MachineView, machine: MachineInfo, width: number): Strips {
  const bar = (y: number): Rect => ({ x: LEFT, y, w: width - LEFT - 10, h: BAR });
  const virtual = virtualStrip(view, machine, bar(8));
  const range = machine.recursiveRange;
  const zoom = range && zoomStrip(view, machine, range, bar(40));
  const physical = physicalStrip(view, machine, bar(zoom ? 64 : 34));
  const window = virtual.marks.find((mark) => mark.key === "window slot");
  const funnel =
    zoom && window
      ? `M${window.x} ${virtual.y + BAR}H${window.x + window.w}L${zoom.x + zoom.w} ${zoom.y}H${zoom.x}Z`
      : "";
  return { virtual, zoom, funnel, physical, height: physical.y + BAR + 8 };
}

function virtualStrip(view: MachineView, machine: MachineInfo, rect: Rect): Strip {
  const at = (address: Va): number => position(address, machine.vaBits);
  const marks: StripMark[] = [];
  const range = machine.recursiveRange;
  if (range) {
    const part = span(rect, at(va(range.start)), at(va(range.end)));
    const ends = part.x > rect.x + rect.w / 2;
    const label = {
      x: ends ? part.x - 6 : part.x + part.w + 6,
      text: range.name,
      anchor: ends ? ("end" as const) : ("start" as const),
    };
    marks.push({ ...rect, ...part, key: "window slot", look: "window", level: range.level, label, title: label.text });
  } else {
    for (const window of machine.windows) {
      const part = span(rect, at(va(window.start)), at(va(window.end)));
      marks.push({
        ...rect,
        ...part,
        key: `window ${window.start}`,
        look: "window",
        level: window.level,
        label: null,
        title: window.name,
      });
    }
  }
  for (const run of view.pages) {
    const part = span(rect, at(va(run.start)), at(va(run.end)));
    marks.push({
      ...rect,
      ...part,
      key: `page ${run.start}`,
      look: "page",
      level: 0,
      label: null,
      title: `${run.name} ${run.start}`,
      frames: [BigInt(run.frame), BigInt(run.lastFrame)],
    });
  }
  labelPages(marks, view, rect);
  for (const [address, tone, text] of points(view)) {
    if (range && isWithin(va(address), range.start, range.end)) continue; // it has a row of its own
    const part = span(rect, at(va(address)), at(va(address)));
    const free = !marks.some((mark) => mark.label && Math.abs(mark.label.x - part.x) < 110);
    marks.push({
      ...rect,
      ...part,
      key: `${tone} ${address}`,
      look: tone === "fault" ? "fault" : "walk",
      level: -1,
      label: free ? beside(part, rect, tail(address)) : null,
      title: text,
    });
  }
  keepLabelsApart(marks);
  return { ...rect, name: "Virtual", sub: `2^${machine.vaBits}`, marks };
}

/** Words to the right of a mark, or to its left where the strip ends too soon for them. */
function beside(part: { x: number; w: number }, rect: Rect, text: string): Label {
  const room = rect.x + rect.w - part.x - part.w - 10;
  return sansWidth(text, 11) <= room
    ? { x: part.x + part.w + 5, text, anchor: "start" }
    : { x: part.x - 5, text, anchor: "end" };
}

/** Names pages while there is free room to the right of them. */
function labelPages(marks: StripMark[], view: MachineView, rect: Rect): void {
  const taken = marks.map((mark) => mark.x);
  const least = rect.x + rect.w - (marks.some((mark) => mark.key === "window slot") ? 110 : 4);
  let free = rect.x;
  for (const mark of marks.filter((one) => one.look === "page").sort((a, b) => a.x - b.x)) {
    const run = view.pages.find((one) => `page ${one.start}` === mark.key);
    const x = mark.x + mark.w + 6;
    const end = Math.min(least, ...taken.filter((other) => other > mark.x));
    const size = run ? (run.count === 1 ? run.pageSize : `${run.count} × ${run.pageSize}`) : "";
    const text = [`${run?.name} ${size}`, size].find((words) => sansWidth(words, 11) <= end - x - 8);
    if (x < free || !run || !text) continue;
    mark.label = { x, text, anchor: "start" };
    free = x + text.length * 6;
  }
}

/** The addresses that the moment is about: where the walk goes and where the open faults stopped. */
function points(view: MachineView): [Hex, Tone, string][] {
  const found: [Hex, Tone, string][] = [];
  for (const va of new Set(view.tower.map((floor) => floor.va))) {
    // A handler can stop at the very address that its own fault is about.
    const numbers = view.tower.filter((floor) => floor.va === va).map((floor) => floor.number);
    found.push([va, "fault", `fault ${numbers.join(", ")}: ${va}`]);
  }
  const walk = view.walk;
  if (walk && !view.tower.some((floor) => floor.va === walk.va)) found.push([walk.va, "walk", `walk: ${walk.va}`]);
  return found;
}

function zoomStrip(view: MachineView, machine: MachineInfo, range: WindowInfo, rect: Rect): Strip {
  const at = (address: Va): number => positionIn(address, range);
  const inside = (address: Va): boolean => isWithin(address, range.start, range.end);
  const marks: StripMark[] = machine.windows
    .filter((window) => inside(va(window.start)))
    .map((window): StripMark => {
      const part = span(rect, at(va(window.start)), at(va(window.end)));
      const size = bytes(BigInt(window.end) - BigInt(window.start) + 1n);
      return {
        ...rect,
        ...part,
        key: `${window.name} ${window.start}`,
        look: "window",
        level: window.level,
        label: null,
        title: `${window.name}: ${size}`,
      };
    });
  const [wide, ...rest] = [...marks].sort((a, b) => b.w - a.w);
  if (wide) wide.label = { x: wide.x + 8, text: fit(wide.title, wide.w / 2, 11), anchor: "start" };
  if (rest[0])
    rest[0].label = {
      x: rect.x + rect.w - 12,
      text: fit(rest.map((mark) => mark.title).join(", "), rect.w / 2, 11),
      anchor: "end",
    };
  for (const [address, tone, title] of points(view)) {
    if (!inside(va(address))) continue;
    const part = span(rect, at(va(address)), at(va(address)));
    marks.push({
      ...rect,
      ...part,
      key: `${tone} ${address}`,
      look: tone === "fault" ? "fault" : "walk",
      level: -1,
      label: null,
      title,
    });
  }
  keepLabelsApart(marks);
  return { ...rect, name: "", sub: `slot ${machine.recursiveSlot}`, marks };
}

/** Takes away every label that an earlier one, or a mark that is no ground for it, leaves no room for. */
function keepLabelsApart(marks: StripMark[]): void {
  const taken: { from: number; to: number }[] = [];
  for (const mark of marks) {
    if (!mark.label) continue;
    const { x, text, anchor } = mark.label;
    const w = sansWidth(text, 11);
    const extent = anchor === "start" ? { from: x, to: x + w } : { from: x - w, to: x };
    const meets = (from: number, to: number): boolean => from < extent.to + 3 && to > extent.from - 3;
    const covered = marks.some((other) => other !== mark && other.w <= w && meets(other.x, other.x + other.w));
    if (covered || taken.some((one) => meets(one.from, one.to))) mark.label = null;
    else taken.push(extent);
  }
}

const USES: Record<FrameRun["use"], string> = {
  table: "table",
  data: "data",
  free: "free",
  junk: "junk",
  inHand: "in hand",
  hole: "no memory",
};

function physicalStrip(view: MachineView, machine: MachineInfo, rect: Rect): Strip {
  const frames = Number(view.frames.at(-1)?.last ?? 0) + 1;
  const place = (run: FrameRun): { x: number; w: number } =>
    span(rect, Number(run.first) / frames, (Number(run.last) + 1) / frames);
  // Small things are painted last, over the long runs that they interrupt.
  const order = [...view.frames].sort((a, b) => Number(isSmall(a)) - Number(isSmall(b)));
  let free = -Infinity;
  const marks = order.map((run): StripMark => {
    const part = place(run);
    if (isSmall(run)) {
      part.x = Math.min(Math.max(part.x, free + 1), rect.x + rect.w - part.w);
      free = part.x + part.w;
    }
    const title = `${run.first}–${run.last}: ${USES[run.use]}`;
    return {
      ...rect,
      ...part,
      key: run.first,
      look: run.use,
      level: run.level,
      label: null,
      title,
      frames: [BigInt(run.first), BigInt(run.last)],
    };
  });
  const small = marks.filter((_, at) => isSmall(order[at]!));
  for (const [at, mark] of marks.entries()) {
    const run = order[at]!;
    if (run.use === "free") mark.label = labelBetween(mark, small, ["free pool", "free"]);
    else if (isLast(run, frames)) {
      const end = bytes(BigInt(machine.ramBytes));
      mark.label = labelBetween(mark, small, [`${USES[run.use]} up to ${end}`, USES[run.use]]);
      if (mark.label) mark.label.plate = run.use === "junk" || run.use === "data";
    }
  }
  return { ...rect, name: "Physical", sub: "", marks };
}

/** A label inside a mark, beside the smaller marks that are painted over it; none where there is no room. */
function labelBetween(mark: Rect, small: Rect[], wordings: string[]): Label | null {
  const end = mark.x + mark.w;
  const over = small.filter((one) => one.x < end && one.x + one.w > mark.x).sort((a, b) => a.x - b.x);
  let from = mark.x;
  for (const one of [...over, { x: end, w: 0 }]) {
    const text = wordings.find((words) => sansWidth(words, 11) <= one.x - from - 12);
    if (text) return { x: from + 6, text, anchor: "start" };
    from = Math.max(from, one.x + one.w);
  }
  return null;
}

const isLast = (run: FrameRun, frames: number): boolean => Number(run.last) >= frames - 1;

const isSmall = (run: FrameRun): boolean => run.use === "table" || run.use === "inHand";

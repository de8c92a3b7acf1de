import { expect, test } from "vitest";
import { EVENT_KINDS, type EventKind } from "../engine/protocol";
import { RUN, TRACE } from "../testing/recorded";
import { Trace } from "../model/trace";
import { bracketText, eventAt, layoutTimeline } from "./timeline";

const trace = Trace.of(TRACE);
const options = { left: 96, right: 20, lane: 20 };
const wide = layoutTimeline(trace, RUN.statements, 1440, options);

test("the point over a mark leads back to its event", () => {
  for (const mark of wide.marks) expect(eventAt(wide, mark.x, trace.length)).toBe(mark.event);
});

test("a point outside the run is held inside it", () => {
  expect(eventAt(wide, -50, trace.length)).toBe(0);
  expect(eventAt(wide, 9999, trace.length)).toBe(trace.length - 1);
});

test("every event lies in exactly one bar of its own depth", () => {
  for (let event = 0; event < trace.length; event++) {
    const bars = wide.bars.filter((bar) => bar.depth === trace.depth(event) && event >= bar.from && event <= bar.to);
    expect(bars).toHaveLength(1);
  }
});

test("a bar contains every bar that lies deeper inside its time", () => {
  for (const bar of wide.bars.filter((one) => one.depth > 0)) {
    const outer = wide.bars.filter((one) => one.depth === bar.depth - 1 && one.from <= bar.from && one.to >= bar.to);
    expect(outer).toHaveLength(1);
  }
});

test("where there is no room for marks the faults remain", () => {
  const narrow = layoutTimeline(trace, RUN.statements, 300, options);
  expect(narrow.marks.every((mark) => mark.kind === "fault")).toBe(true);
  expect(narrow.marks).toHaveLength(5);
});

test("boot lines share one bracket and every other line has its own", () => {
  expect(wide.brackets.map((bracket) => bracket.from)).toEqual([0, 25, 77, 78, 79, 94]);
  expect(wide.brackets[0]?.wordings[0]).toBe("lines 4–5 · boot, paging off");
});

test("an expect that does not hold is marked as failed, the others are not", () => {
  const statements = RUN.statements.map((one) => (one.line === 9 ? { ...one, outcome: "failed" as const } : one));
  const kinds = ["expect", "expect"].map((kind) => EVENT_KINDS.indexOf(kind as EventKind));
  const two = Trace.of({ from: 0, kind: kinds, depth: [0, 0], line: [9, 10], level: [-1, -1], label: ["", ""] });
  expect(layoutTimeline(two, statements, 1440, options).marks.map((mark) => mark.failed)).toEqual([true, false]);
});

test("the words over a bracket make way for the playhead's tag", () => {
  const bracket = { line: 8, from: 0, x: 100, w: 300, wordings: ["line 8 · store 0x401000 = 0x2A", "line 8"] };
  expect(bracketText(bracket, { from: 500, to: 540 })).toEqual({ x: 102, text: "line 8 · store 0x401000 = 0x2A" });
  expect(bracketText(bracket, { from: 110, to: 150 })).toEqual({ x: 150, text: "line 8 · store 0x401000 = 0x2A" });
  expect(bracketText(bracket, { from: 350, to: 390 }).x).toBe(102);
});

test("marks that look alike are drawn together, each where its event is", () => {
  const drawn = wide.kinds.flatMap(({ places }) => places.map(({ x, y }) => `${x * wide.scale} ${y * wide.scale}`));
  expect(drawn.sort()).toEqual(wide.marks.map(({ x, y }) => `${x} ${y}`).sort());
  expect(wide.kinds.length).toBeLessThan(20);
  expect(wide.marks.length).toBeGreaterThan(90);
});

test("a long run keeps a bar a pixel at most, and its brackets apart", () => {
  const length = 200_000;
  const every = <T>(of: (event: number) => T): T[] => Array.from({ length }, (_, event) => of(event));
  const long = Trace.of({
    from: 0,
    kind: every((event) => (event % 4 === 0 ? EVENT_KINDS.indexOf("fault") : 0)),
    depth: every((event) => (event % 4 > 1 ? 1 : 0)),
    line: every((event) => event >> 2),
    level: every(() => -1),
    label: every(() => ""),
  });
  const statement = { ...RUN.statements.at(-1)!, boot: false };
  const statements = Array.from({ length: length / 4 }, (_, at) => ({
    ...statement,
    line: at,
    firstEvent: at * 4,
    lastEvent: at * 4 + 3,
  }));
  const timeline = layoutTimeline(long, statements, 1440, options);
  expect(timeline.bars.length).toBeLessThan(2 * 1440);
  expect(timeline.marks.length).toBeLessThan(1440 / 3);
  expect(timeline.brackets.length).toBeLessThan(1440 / 2);
  expect(timeline.bars.at(-1)?.to).toBe(length - 1);
});

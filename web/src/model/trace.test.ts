import { expect, test } from "vitest";
import { TRACE } from "../testing/recorded";
import { EVENT_KINDS, type EventKind, type TraceWindow } from "../engine/protocol";
import { Trace, keptMoment } from "./trace";

const trace = Trace.of(TRACE);

const made = (...kinds: EventKind[]): Trace => {
  const same = (value: number): number[] => kinds.map(() => value);
  const window: TraceWindow = {
    from: 0,
    kind: kinds.map((kind) => EVENT_KINDS.indexOf(kind)),
    depth: same(0),
    line: same(1),
    level: same(-1),
    label: kinds,
  };
  return Trace.of(window);
};

test("jumping from fault to fault meets every fault once and stops at the end of time", () => {
  const faults: number[] = [];
  for (let at = trace.seek(-1, 1, (event) => trace.kind(event) === "fault"); at !== null;) {
    faults.push(at);
    at = trace.seek(at, 1, (event) => trace.kind(event) === "fault");
  }
  expect(faults).toEqual([27, 31, 35, 39, 81]);
});

test("jumping back undoes jumping on", () => {
  const fill = (event: number): boolean => trace.kind(event) === "tlbFill";
  const on = trace.seek(27, 1, fill)!;
  const further = trace.seek(on, 1, fill)!;
  expect(trace.seek(further, -1, fill)).toBe(on);
});

test("only cleared tables count as tables made, not cleared pages", () => {
  const tables = Array.from({ length: trace.length }, (_, event) => event).filter((event) => trace.isTableMade(event));
  expect(tables.map((event) => trace.level(event))).toEqual([4, 3, 2, 3, 2, 1]);
});

test("after an edit that changes nothing up to here one stays where one was", () => {
  expect(keptMoment(trace, trace, 35, 27)).toBe(35);
});

test("after an edit that changes this moment one stands at the last moment that is still the same", () => {
  const before = made("instruction", "walk", "fault", "store");
  const after = made("instruction", "walk", "tlbFill", "load");
  expect(keptMoment(before, after, 3, 0)).toBe(1);
});

test("when the run has become too short for that, one stands at the moment of interest", () => {
  const before = made("instruction", "walk", "fault");
  expect(keptMoment(before, made("walk", "store"), 2, 1)).toBe(1);
});

test("a trace put together part by part is the whole trace", () => {
  const parts = new Trace(trace.length);
  for (let from = 0; from < trace.length; from += 7) {
    const part = <T>(column: T[]): T[] => column.slice(from, from + 7);
    const { kind, depth, line, level, label } = TRACE;
    parts.add({
      from,
      kind: part(kind),
      depth: part(depth),
      line: part(line),
      level: part(level),
      label: part(label),
    });
  }
  const told = (one: Trace): unknown[] =>
    Array.from({ length: one.length }, (_, event) => [one.kind(event), one.line(event), one.label(event)]);
  expect(told(parts)).toEqual(told(trace));
  expect(parts.faults).toEqual(trace.faults);
  for (let depth = 0; depth <= trace.deepest; depth++) expect(parts.spans(depth)).toEqual(trace.spans(depth));
});

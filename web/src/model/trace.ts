import { EVENT_KINDS, type EventKind, type TraceWindow } from "../engine/protocol";

const FAULT = EVENT_KINDS.indexOf("fault");

/** Stretches at one depth without a break, in the order of time: first events and last events. */
export interface Spans {
  from: number[];
  to: number[];
}

/**
 * The whole trace, decoded once. Everything that moves through time (keys, timeline, script marks) asks here and not the
 * simulator, so that scrubbing needs no answer to know where it is. It is put together part by part, as a trace of a million
 * events in one go would stop the page.
 */
export class Trace {
  readonly length: number;
  readonly #kind: Uint8Array;
  readonly #depth: Uint8Array;
  readonly #line: Uint32Array;
  readonly #level: Int8Array;
  readonly #label: string[] = [];
  readonly #spans: Spans[] = [];
  /** The events that are faults, in the order of time. */
  readonly faults: number[] = [];

  /** A trace of `length` events that are still to be added. */
  constructor(length: number) {
    this.length = length;
    this.#kind = new Uint8Array(length);
    this.#depth = new Uint8Array(length);
    this.#line = new Uint32Array(length);
    this.#level = new Int8Array(length);
  }

  static of(window: TraceWindow): Trace {
    const trace = new Trace(window.kind.length);
    trace.add(window);
    return trace;
  }

  /** Takes the next events in the order of time. */
  add(part: TraceWindow): void {
    this.#kind.set(part.kind, part.from);
    this.#depth.set(part.depth, part.from);
    this.#line.set(part.line, part.from);
    this.#level.set(part.level, part.from);
    for (const label of part.label) this.#label.push(label);
    for (let event = part.from; event < part.from + part.kind.length; event++) {
      if (this.#kind[event] === FAULT) this.faults.push(event);
      this.#extend(event);
    }
  }

  /** The deeper lanes of a handler lie inside the outer ones, so an event is part of a span at every depth up to its own. */
  #extend(event: number): void {
    const depth = this.depth(event);
    const before = event === 0 ? -1 : this.depth(event - 1);
    for (let at = 0; at <= depth; at++) {
      const spans = (this.#spans[at] ??= { from: [], to: [] });
      if (at > before) spans.from.push(event);
      spans.to[spans.from.length - 1] = event;
    }
  }

  get deepest(): number {
    return Math.max(0, this.#spans.length - 1);
  }

  spans(depth: number): Spans {
    return this.#spans[depth] ?? { from: [], to: [] };
  }

  kind(event: number): EventKind {
    return EVENT_KINDS[this.#kind[event] ?? 0] ?? "instruction";
  }

  depth(event: number): number {
    return this.#depth[event] ?? 0;
  }

  line(event: number): number {
    return this.#line[event] ?? 0;
  }

  level(event: number): number {
    return this.#level[event] ?? -1;
  }

  label(event: number): string {
    return this.#label[event] ?? "";
  }

  /** The next event in `direction` that `wanted` accepts, or null: there is no wrapping around, time has an end. */
  seek(from: number, direction: 1 | -1, wanted: (event: number) => boolean): number | null {
    for (let event = from + direction; event >= 0 && event < this.length; event += direction) {
      if (wanted(event)) return event;
    }
    return null;
  }

  /** A table came into being: a frame was cleared that is to be a table. */
  isTableMade(event: number): boolean {
    return this.kind(event) === "fill" && this.level(event) > 0;
  }
}

/**
 * Where to stand after the script was edited. The reader looks at one moment and changes a number: the same moment of the
 * new run is wanted, as far as there is one.
 */
export function keptMoment(before: Trace, after: Trace, event: number, otherwise: number): number {
  const same = (at: number): boolean => before.kind(at) === after.kind(at) && before.depth(at) === after.depth(at);
  if (event < after.length && same(event)) return event;
  let common = 0;
  while (common < before.length && common < after.length && same(common)) common++;
  const last = Math.min(event, common) - 1;
  return last >= otherwise ? last : Math.min(otherwise, after.length - 1);
}

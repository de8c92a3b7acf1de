import { EVENT_KINDS, type EventKind, type TraceWindow } from "../engine/protocol";

/**
 * The whole trace, decoded once. Everything that moves through time (keys, timeline, script marks) asks here and not the
 * simulator, so that scrubbing needs no answer to know where it is.
 */
export class Trace {
  readonly length: number;
  readonly #kind: Uint8Array;
  readonly #depth: Uint8Array;
  readonly #line: Uint32Array;
  readonly #level: Int8Array;
  readonly #label: readonly string[];
  readonly deepest: number;

  constructor(window: TraceWindow) {
    this.length = window.kind.length;
    this.#kind = Uint8Array.from(window.kind);
    this.#depth = Uint8Array.from(window.depth);
    this.#line = Uint32Array.from(window.line);
    this.#level = Int8Array.from(window.level);
    this.#label = window.label;
    this.deepest = this.#depth.reduce((most, depth) => Math.max(most, depth), 0);
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

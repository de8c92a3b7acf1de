import type { EventKind } from "../engine/protocol";
import type { Lab } from "./lab.svelte";

const SPEEDS = [0.5, 1, 2, 4, 8];
const PER_EVENT = 900;

/** Moves through time: single steps, jumps to the next event of a kind, and playing. */
export class Transport {
  playing = $state.raw(false);
  speed = $state.raw(1);
  /** True while the pointer drags the playhead: pictures change at once, without motion. */
  scrubbing = $state.raw(false);

  readonly #lab: Lab;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** Whether a change may be animated; scrubbing and fast playing show end states only. */
  get animated(): boolean {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return false;
    return !this.scrubbing && !(this.playing && this.speed > 4);
  }

  step(by: number): void {
    this.pause();
    void this.#lab.seek(this.#lab.event + by);
  }

  goTo(event: number): void {
    this.pause();
    void this.#lab.seek(event);
  }

  start(): void {
    this.goTo(0);
  }

  end(): void {
    this.goTo(this.#lab.last);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.#play();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  /** The next speed, and after the fastest the slowest again. */
  faster(): void {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
  }

  /** One speed up or down, as far as there is one. */
  changeSpeed(by: 1 | -1): void {
    this.speed = SPEEDS[SPEEDS.indexOf(this.speed) + by] ?? this.speed;
  }

  scrub(event: number): void {
    this.pause();
    this.scrubbing = true;
    void this.#lab.seek(event);
  }

  letGo(): void {
    this.scrubbing = false;
  }

  jump(kind: EventKind, direction: 1 | -1): void {
    this.#jumpWhere((event) => this.#lab.trace?.kind(event) === kind, direction);
  }

  jumpToTable(direction: 1 | -1): void {
    this.#jumpWhere((event) => this.#lab.trace?.isTableMade(event) ?? false, direction);
  }

  #jumpWhere(wanted: (event: number) => boolean, direction: 1 | -1): void {
    const found = this.#lab.trace?.seek(this.#lab.event, direction, wanted);
    if (found !== null && found !== undefined) this.goTo(found);
  }

  #play(): void {
    this.playing = true;
    if (this.#lab.event >= this.#lab.last) void this.#lab.seek(0);
    this.#schedule();
  }

  /** The next tick is set after the picture has come, so a slow answer slows the play down instead of skipping events. */
  #schedule(): void {
    this.#timer = setTimeout(() => {
      void this.#lab.seek(this.#lab.event + 1).then(() => {
        if (!this.playing) return;
        if (this.#lab.event >= this.#lab.last) this.pause();
        else this.#schedule();
      });
    }, PER_EVENT / this.speed);
  }
}

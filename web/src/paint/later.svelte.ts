import { RANK, turns } from "./turns";

/**
 * What a moment looks like in a part of the page that follows the rest when its turn has come, so that a step is several small
 * tasks with frames between and not a large one. Who goes on faster than that is shown the latest moment, never a queue of them.
 * Another run is shown at once: what belongs to two runs does not fit together.
 */
export class Later<T> {
  readonly #value: () => T;
  readonly #run: () => unknown;
  #shown: { value: T; run: unknown };
  #turn = $state.raw(0);
  #waiting: (() => void) | null = null;

  readonly current: T = $derived.by(() => {
    void this.#turn;
    const run = this.#run();
    return run === this.#shown.run ? this.#shown.value : this.#value();
  });

  constructor(value: () => T, run: () => unknown) {
    this.#value = value;
    this.#run = run;
    this.#shown = { value: value(), run: run() };
    const follow = (): void => {
      this.#waiting = null;
      this.#shown = { value: this.#value(), run: this.#run() };
      this.#turn++;
    };
    $effect(() => {
      if (run() !== this.#shown.run) follow();
      else if (value() !== this.#shown.value) this.#waiting ??= turns.wait(RANK.moment, follow);
    });
    $effect(() => () => this.#waiting?.());
  }
}

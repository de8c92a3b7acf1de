import { RANK, turns } from "./turns";

/** A list that comes onto the page so many at a time, each time in a task of its own. What is there already stays. */
export class Gradual<T> {
  readonly #items: () => readonly T[];
  readonly #keyOf: (item: T) => unknown;
  readonly #most: number;
  #there: ReadonlySet<unknown> = new Set();
  #turn = $state.raw(0);

  /** What is there, and as much as may come now. */
  readonly shown: readonly T[] = $derived.by(() => {
    void this.#turn;
    let room = this.#most;
    return this.#items().filter((item) => this.#there.has(this.#keyOf(item)) || room-- > 0);
  });

  constructor(items: () => readonly T[], keyOf: (item: T) => unknown, most: number) {
    this.#items = items;
    this.#keyOf = keyOf;
    this.#most = most;
    $effect(() => {
      const { shown } = this;
      this.#there = new Set(shown.map(keyOf));
      return shown.length < items().length ? turns.wait(RANK.tables, () => this.#turn++) : undefined;
    });
  }
}

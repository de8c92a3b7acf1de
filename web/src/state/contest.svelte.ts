import type { ContestColumn, ContestStart } from "../engine/contest";
import { EngineGone, type Engine } from "../engine/engine";
import type { Caption } from "../engine/protocol";
import type { GalleryItem } from "./gallery";

export type Sorting = { metric: number | null; up: boolean };

/** One scenario's work under every strategy, in a simulator of its own: the lab keeps its run. */
export class Contest {
  name = $state.raw("");
  start = $state.raw<ContestStart | null>(null);
  columns = $state.raw<readonly ContestColumn[]>([]);
  running = $state.raw(false);
  chosen = $state.raw("");
  words = $state.raw<Caption | null>(null);
  /** Why there is nothing to compare, a sentence; "" when there is. */
  error = $state.raw("");
  sorting = $state.raw<Sorting>({ metric: null, up: true });

  readonly items: readonly GalleryItem[];
  readonly #connect: () => Engine;
  #engine: Engine | null = null;
  #attempt = 0;

  constructor(items: readonly GalleryItem[], connect: () => Engine) {
    this.items = items;
    this.#connect = connect;
  }

  /** The columns as rows of the table, in the order that the reader asked for. */
  get rows(): readonly ContestColumn[] {
    const { metric, up } = this.sorting;
    if (metric === null) return this.columns;
    const price = (column: ContestColumn): number => column.values?.[metric] ?? Infinity;
    return [...this.columns].sort((a, b) => (up ? price(a) - price(b) : price(b) - price(a)));
  }

  /** The lowest price of a metric among those that could do all of the work. */
  best(metric: number): number {
    const whole = this.columns.filter((column) => column.values && column.cannot.length === 0);
    return Math.min(...whole.map((column) => column.values![metric]!));
  }

  sort(metric: number): void {
    this.sorting = { metric, up: this.sorting.metric === metric ? !this.sorting.up : true };
  }

  /** Compares the strategies on a scenario of the gallery; an unknown name is the first choice. */
  async run(name: string): Promise<void> {
    const item = this.items.find((one) => one.name === name) ?? this.items[0];
    if (!item || (item.name === this.name && this.columns.length > 0)) return;
    const attempt = ++this.#attempt;
    this.name = item.name;
    this.columns = [];
    this.words = null;
    this.error = "";
    this.running = true;
    this.#engine ??= this.#connect();
    try {
      const start = await this.#engine.compare(item.text);
      if (attempt !== this.#attempt) return;
      this.start = start;
      for (let turn = 0; turn < start.strategies.length; turn++) {
        const column = await this.#engine.compareNext();
        if (attempt !== this.#attempt) return;
        this.columns = [...this.columns, column];
      }
      const kernel = /^kernel (\S+)/m.exec(item.text)?.[1] ?? "";
      await this.choose(
        this.columns.find((one) => one.strategy === kernel)?.strategy ?? this.columns[0]?.strategy ?? "",
      );
    } catch (error) {
      if (attempt === this.#attempt && !(error instanceof EngineGone))
        this.error = error instanceof Error ? error.message : String(error);
    } finally {
      if (attempt === this.#attempt) this.running = false;
    }
  }

  /** Follows one strategy, and says what sets it apart. */
  async choose(strategy: string): Promise<void> {
    this.chosen = strategy;
    const number = this.columns.findIndex((one) => one.strategy === strategy);
    if (number < 0 || !this.#engine) return;
    const words = await this.#engine.compareWords(number);
    if (this.chosen === strategy) this.words = words;
  }

  cancel(): void {
    this.#attempt++;
    this.running = false;
    this.close();
  }

  close(): void {
    this.#engine?.close();
    this.#engine = null;
  }
}

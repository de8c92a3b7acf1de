import type { BulkResult, ContestStart } from "../engine/contest";
import { EngineGone, type Engine } from "../engine/engine";

/** A run without a recording, for work that nobody would scrub through, in a simulator of its own. */
export class Bulk {
  open = $state.raw(false);
  running = $state.raw(false);
  /** Since the run began, or how long it took. */
  milliseconds = $state.raw(0);
  result = $state.raw<BulkResult | null>(null);
  metrics = $state.raw<ContestStart["metrics"]>([]);
  /** Why there is no result, a sentence; "" when there is one. */
  error = $state.raw("");

  readonly #connect: () => Engine;
  #engine: Engine | null = null;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(connect: () => Engine) {
    this.#connect = connect;
  }

  async run(text: string): Promise<void> {
    this.cancel();
    this.open = true;
    this.running = true;
    this.result = null;
    this.error = "";
    const engine = (this.#engine = this.#connect());
    try {
      // What the numbers are called comes with the start of a comparison; nothing is run for it.
      this.metrics = (await engine.compare(text)).metrics;
      const begin = performance.now();
      const tick = (): void => void (this.milliseconds = performance.now() - begin);
      tick();
      this.#clock = setInterval(tick, 250);
      const result = await engine.bulk(text);
      tick();
      if (engine === this.#engine) this.result = result;
    } catch (error) {
      if (engine !== this.#engine) return;
      this.error =
        error instanceof EngineGone
          ? "The simulator ran out of memory or time. The same script runs on the command line with “run --bulk”."
          : error instanceof Error
            ? error.message
            : String(error);
    } finally {
      if (engine === this.#engine) this.#end();
    }
  }

  /** Gives up what runs. */
  cancel(): void {
    this.#end();
  }

  close(): void {
    this.#end();
    this.open = false;
  }

  #end(): void {
    clearInterval(this.#clock);
    this.#engine?.close();
    this.#engine = null;
    this.running = false;
  }
}

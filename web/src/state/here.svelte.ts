import type { Engine } from "../engine/engine";
import { summary, type Results, type Row } from "../model/benchmarks";

/** What the engine answers without a server (`pagewalk.bench.Work`). */
export const HERE = ["Walk", "FarWalk", "RecordingWalk", "SmallTlbHit", "LargeTlbHit", "TlbMiss", "MapPlain"];

const WARM_UPS = 3;
const SAMPLES = 5;
/** Milliseconds that one of them lasts at least, as on the server: a browser compiles what is hot only after a while. */
const LASTS = 500;

/** Measures the WebAssembly engine in the visitor's own browser, on the work that the server's rows did. */
export class Here {
  running = $state.raw(false);
  /** What is being done, a phrase. */
  doing = $state.raw("");
  /** Why it ended early, a sentence. */
  problem = $state.raw("");
  rows = $state.raw<Row[]>([]);

  readonly #connect: () => Promise<Engine>;
  #engine: Engine | null = null;
  /** Changes whenever a run begins or ends. */
  #run = 0;

  constructor(connect: () => Promise<Engine>) {
    this.#connect = connect;
  }

  /** Does the work of every row of `results` that can be done here, one after the other. */
  async run(results: Results, chosen: readonly string[]): Promise<void> {
    this.cancel();
    this.running = true;
    this.problem = "";
    this.rows = [];
    const work = results.rows.filter((row) => row.method === "engine" && chosen.includes(row.asked));
    const run = this.#run;
    const engine = await this.#connect();
    if (run !== this.#run) return engine.close();
    this.#engine = engine;
    try {
      for (const [number, row] of work.entries()) {
        if (engine !== this.#engine) return;
        await this.#measure(engine, row, `${number + 1} of ${work.length}: ${row.asked}`);
      }
    } catch (error) {
      if (engine === this.#engine) this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      if (engine === this.#engine) this.cancel();
    }
  }

  /** Ends it; what has been measured stays. */
  cancel(): void {
    this.#run++;
    this.#engine?.close();
    this.#engine = null;
    this.running = false;
    this.doing = "";
  }

  async #measure(engine: Engine, row: Row, name: string): Promise<void> {
    const flavour = Object.values(row.params).join(" ");
    this.doing = `${name} ${flavour}, making the tables`;
    const parameters = Object.entries(row.params).map(([key, value]) => `${key}=${value}`);
    const operations = await engine.benchmark(row.asked, parameters.join(" "));
    const times: number[] = [];
    let checksum: string | null = null;
    for (let turn = 0; turn < WARM_UPS + SAMPLES && engine === this.#engine; turn++) {
      const warm = turn < WARM_UPS;
      this.doing = `${name} ${flavour}, ${warm ? `warm-up ${turn + 1}` : `turn ${turn - WARM_UPS + 1} of ${SAMPLES}`}`;
      let spent = 0;
      let done = 0;
      while (spent < LASTS && engine === this.#engine) {
        const once = await engine.benchmarkOnce();
        if (checksum !== null && once.checksum !== checksum) throw new Error("The checksum changed between two turns.");
        checksum = once.checksum;
        spent += once.milliseconds;
        done += operations;
      }
      if (!warm) times.push((spent * 1e6) / done);
    }
    if (engine === this.#engine) this.rows = [...this.rows, summary(row, times)];
  }
}

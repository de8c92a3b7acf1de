import type { Engine } from "./engine";
import { WorkerEngine } from "./worker-engine";

/** Starts the simulator. */
export function connect(): Engine {
  return new WorkerEngine(
    () => new Worker(new URL("./simulator-worker.ts", import.meta.url), { type: "module", name: "simulator" }),
  );
}

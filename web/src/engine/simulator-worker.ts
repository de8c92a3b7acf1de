/// <reference lib="webworker" />
import { load } from "#simulator/pagewalk-runtime.js";
import wasmUrl from "#simulator/pagewalk.wasm?url";
import type { SimulatorExports } from "./exports";
import { PROTOCOL_VERSION, type FromWorker, type Request } from "./messages";

/**
 * The simulator's thread. It translates messages into calls and nothing more; the page never blocks on it.
 */
const post = (message: FromWorker): void => self.postMessage(message);

const answer = (simulator: SimulatorExports, call: Request): string => {
  switch (call.call) {
    case "language":
      return simulator.language();
    case "calculate":
      return simulator.calculate(call.format, call.slot, call.address);
    case "load":
      return simulator.load(call.text);
    case "view":
      return simulator.view(call.event);
    case "trace":
      return simulator.trace(call.from, call.to);
    case "traceText":
      return simulator.traceText();
    case "entry":
      return simulator.entry(call.pa, call.role, call.event);
    case "entryIn":
      return simulator.entryIn(call.table, call.index, call.role, call.event);
    case "aimed":
      return simulator.aimed(call.pa, call.frame, call.event);
    case "belief":
      return simulator.belief(call.address, call.space, call.event);
    case "permission":
      return simulator.permission(call.address, call.access, call.as, call.space, call.event);
    case "split":
      return simulator.split(call.address);
    case "roles":
      return simulator.roles(call.address, call.event);
    case "explainCode":
      return simulator.explainCode(call.text);
    case "compare":
      return simulator.compare(call.text);
    case "compareNext":
      return simulator.compareNext();
    case "compareWords":
      return simulator.compareWords(call.chosen);
    case "bulk":
      return simulator.bulk(call.text);
    case "benchmark":
      return JSON.stringify(simulator.benchmark(call.question, call.parameters));
    case "benchmarkOnce": {
      const begun = performance.now();
      const checksum = simulator.benchmarkOnce();
      return JSON.stringify({ checksum, milliseconds: performance.now() - begun });
    }
  }
};

/** A WebAssembly trap or an exhausted stack leaves the simulator's memory in no known state: nothing more may be asked. */
const isFatal = (error: unknown): boolean => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

// Messages that come before the module is compiled wait in this promise.
const simulator = load(wasmUrl).then((teavm) => teavm.exports);

self.onmessage = async (message: MessageEvent<Request>): Promise<void> => {
  const { id } = message.data;
  try {
    post({ id, ok: true, json: answer(await simulator, message.data) });
  } catch (error) {
    post({ id, ok: false, error: messageOf(error), fatal: isFatal(error) });
  }
};

simulator.then(
  (exports) => post({ hello: true, protocol: PROTOCOL_VERSION, engine: exports.version() }),
  (error: unknown) => post({ failed: messageOf(error) }),
);

import type { Access, Mode } from "./belief";
import type { Hex } from "./protocol";

/** Of what travels between the page and the simulator's worker. */
export const PROTOCOL_VERSION = 1;

/** Worker messages: coarse calls, answered by id. An answer's `error` is a sentence. */
export type Request =
  | { id: number; call: "language" }
  | { id: number; call: "calculate"; format: string; slot: number; address: string }
  | { id: number; call: "load"; text: string }
  | { id: number; call: "view"; event: number }
  | { id: number; call: "trace"; from: number; to: number }
  | { id: number; call: "traceText" }
  | { id: number; call: "entry"; pa: Hex; role: number; event: number }
  | { id: number; call: "entryIn"; table: Hex; index: number; role: number; event: number }
  | { id: number; call: "aimed"; pa: Hex; frame: Hex; event: number }
  | { id: number; call: "belief"; address: string; space: string; event: number }
  | { id: number; call: "permission"; address: string; access: Access; as: Mode; space: string; event: number }
  | { id: number; call: "split"; address: string }
  | { id: number; call: "roles"; address: string; event: number }
  | { id: number; call: "explainCode"; text: string }
  | { id: number; call: "compare"; text: string }
  | { id: number; call: "compareNext" }
  | { id: number; call: "compareWords"; chosen: number }
  | { id: number; call: "bulk"; text: string }
  | { id: number; call: "benchmark"; question: string; parameters: string }
  | { id: number; call: "benchmarkOnce" };
export type Response =
  { id: number; ok: true; json: string } | { id: number; ok: false; error: string; fatal: boolean };
/** First message of the worker, before any answer. */
export type Hello = { hello: true; protocol: number; engine: string };

type WithoutId<T> = T extends { id: number } ? Omit<T, "id"> : never;

/** A call before it has been numbered. */
export type Question = WithoutId<Request>;

/** Everything the worker may post. `failed` comes in place of the first message when it cannot start at all. */
export type FromWorker = Hello | Response | { failed: string };

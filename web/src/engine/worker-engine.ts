import type { Access, AddressBelief, Mode, Permission } from "./belief";
import { EngineError, EngineGone, type Engine } from "./engine";
import { PROTOCOL_VERSION, type FromWorker, type Question } from "./messages";
import type { BulkResult, ContestColumn, ContestStart, FaultCode } from "./contest";
import type {
  AddressSplit,
  Calculation,
  Caption,
  EntryView,
  Hex,
  Language,
  LoadResult,
  MachineView,
  TraceWindow,
} from "./protocol";
import type { RolesView } from "./roles";

/** The part of `Worker` that is used, so that tests can put a thread of their own in its place. */
export interface Thread {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((message: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Waiting {
  resolve: (json: string) => void;
  reject: (error: Error) => void;
}

/**
 * Speaks to the simulator's worker. A worker that trapped is thrown away and a new one is started at once: WebAssembly
 * offers no other way back from a trap, and the script lives on the page, so nothing of the user's is lost.
 */
export class WorkerEngine implements Engine {
  readonly #start: () => Thread;
  #thread: Thread;
  #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #greeted = false;
  #dead: string | null = null;
  #onRestart: () => void = () => {};

  constructor(start: () => Thread) {
    this.#start = start;
    this.#thread = this.#open();
  }

  language = (): Promise<Language> => this.#json({ call: "language" });
  calculate = (format: string, slot: number, address: string): Promise<Calculation> =>
    this.#json({ call: "calculate", format, slot, address });
  load = (text: string): Promise<LoadResult> => this.#json({ call: "load", text });
  view = (event: number): Promise<MachineView> => this.#json({ call: "view", event });
  trace = (from: number, to: number): Promise<TraceWindow> => this.#json({ call: "trace", from, to });
  traceText = (): Promise<string> => this.#ask({ call: "traceText" });
  entryIn = (table: Hex, index: number, role: number, event: number): Promise<EntryView> =>
    this.#json({ call: "entryIn", table, index, role, event });
  entry = (pa: Hex, role: number, event: number): Promise<EntryView> => this.#json({ call: "entry", pa, role, event });
  aimed = (pa: Hex, frame: Hex, event: number): Promise<Hex> => this.#ask({ call: "aimed", pa, frame, event });
  belief = (address: string, space: string, event: number): Promise<AddressBelief> =>
    this.#json({ call: "belief", address, space, event });
  permission = (address: string, access: Access, as: Mode, space: string, event: number): Promise<Permission> =>
    this.#json({ call: "permission", address, access, as, space, event });
  split = (address: string): Promise<AddressSplit> => this.#json({ call: "split", address });
  roles = (address: string, event: number): Promise<RolesView> => this.#json({ call: "roles", address, event });
  explainCode = (text: string): Promise<FaultCode> => this.#json({ call: "explainCode", text });
  compare = (text: string): Promise<ContestStart> => this.#json({ call: "compare", text });
  compareNext = (): Promise<ContestColumn> => this.#json({ call: "compareNext" });
  compareWords = (chosen: number): Promise<Caption> => this.#json({ call: "compareWords", chosen });
  bulk = (text: string): Promise<BulkResult> => this.#json({ call: "bulk", text });
  benchmark = (question: string, parameters: string): Promise<number> =>
    this.#json({ call: "benchmark", question, parameters });
  benchmarkOnce = (): Promise<{ checksum: string; milliseconds: number }> => this.#json({ call: "benchmarkOnce" });

  onRestart(listener: () => void): void {
    this.#onRestart = listener;
  }

  cancel(): void {
    this.#replace();
  }

  close(): void {
    this.#thread.terminate();
    this.#dead = new EngineGone().message;
    this.#rejectAll(new EngineGone());
  }

  async #json<T>(question: Question): Promise<T> {
    return JSON.parse(await this.#ask(question)) as T;
  }

  #ask(question: Question): Promise<string> {
    if (this.#dead !== null) return Promise.reject(new EngineError(this.#dead));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#thread.postMessage({ id, ...question });
    });
  }

  #open(): Thread {
    const thread = this.#start();
    thread.onmessage = ({ data }) => this.#hear(thread, data);
    thread.onerror = (event) => {
      event.preventDefault();
      if (thread !== this.#thread) return;
      if (this.#greeted) {
        this.#revive();
        return;
      }
      this.#giveUp(`The simulator could not start: ${event.message || "its worker was refused"}.`);
    };
    return thread;
  }

  #hear(thread: Thread, message: FromWorker): void {
    if (thread !== this.#thread) return;
    if ("failed" in message) {
      this.#giveUp(`The simulator could not start: ${message.failed}`);
    } else if ("hello" in message) {
      if (message.protocol !== PROTOCOL_VERSION) {
        this.#giveUp("The page and the simulator are of different versions. Reload the page.");
      }
      this.#greeted = true;
    } else {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.ok) waiting?.resolve(message.json);
      else if (message.fatal) {
        waiting?.reject(new EngineGone());
        this.#revive();
      } else waiting?.reject(new EngineError(message.error));
    }
  }

  #revive(): void {
    this.#replace();
    this.#onRestart();
  }

  #replace(): void {
    this.#greeted = false;
    this.#thread.terminate();
    this.#rejectAll(new EngineGone());
    this.#thread = this.#open();
  }

  #giveUp(reason: string): void {
    this.#dead = reason;
    this.#rejectAll(new EngineError(reason));
  }

  #rejectAll(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) one.reject(error);
  }
}

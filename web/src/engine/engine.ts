import type { Access, AddressBelief, Mode, Permission } from "./belief";
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

/**
 * The simulator as the page sees it: at most one run at a time, every answer a promise. It is an interface so that a
 * recorded run can stand where the worker does.
 */
export interface Engine {
  language(): Promise<Language>;
  calculate(format: string, slot: number, address: string): Promise<Calculation>;
  load(text: string): Promise<LoadResult>;
  view(event: number): Promise<MachineView>;
  trace(from: number, to: number): Promise<TraceWindow>;
  traceText(): Promise<string>;
  entry(pa: Hex, role: number, event: number): Promise<EntryView>;
  /** Entry `index` of the table of level `role` that begins at `table`. */
  entryIn(table: Hex, index: number, role: number, event: number): Promise<EntryView>;
  /** The bits with which the page entry at `pa` shows `frame`. */
  aimed(pa: Hex, frame: Hex, event: number): Promise<Hex>;
  /** `space` is "" for the current one. A text that is no address is refused with a sentence. */
  belief(address: string, space: string, event: number): Promise<AddressBelief>;
  permission(address: string, access: Access, as: Mode, space: string, event: number): Promise<Permission>;
  split(address: string): Promise<AddressSplit>;
  /** The walk for a typed address, "" for the latest one. */
  roles(address: string, event: number): Promise<RolesView>;
  explainCode(text: string): Promise<FaultCode>;
  /** Begins a comparison; each `compareNext` does the work under one more strategy. */
  compare(text: string): Promise<ContestStart>;
  compareNext(): Promise<ContestColumn>;
  compareWords(chosen: number): Promise<Caption>;
  /** Runs a script without recording it. */
  bulk(text: string): Promise<BulkResult>;
  /** Makes the work of a benchmark ready, by parameters as in "format=x86-64 mapped=4G"; gives operations a turn. */
  benchmark(question: string, parameters: string): Promise<number>;
  /** Does that work once. The time is measured where the work is done. */
  benchmarkOnce(): Promise<{ checksum: string; milliseconds: number }>;
  /** Gives up whatever is running; a run that was loaded is gone. */
  cancel(): void;
  /** Ends the simulator for good. */
  close(): void;
  /** Calls `listener` whenever the simulator died and a fresh one stands ready without a run. */
  onRestart(listener: () => void): void;
}

/** The simulator's own complaint: a sentence to show. The simulator lives on. */
export class EngineError extends Error {}

/** The answer never came, because the simulator died or was cancelled meanwhile. */
export class EngineGone extends Error {
  constructor() {
    super("The simulator stopped before it answered.");
  }
}

import type { Access, AddressBelief, Mode, Permission } from "./belief";
import type {
  AddressSplit,
  Calculation,
  EntryView,
  Hex,
  Language,
  LoadResult,
  MachineView,
  TraceWindow,
} from "./protocol";

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
  /** `space` is "" for the current one. A text that is no address is refused with a sentence. */
  belief(address: string, space: string, event: number): Promise<AddressBelief>;
  permission(address: string, access: Access, as: Mode, space: string, event: number): Promise<Permission>;
  split(address: string): Promise<AddressSplit>;
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

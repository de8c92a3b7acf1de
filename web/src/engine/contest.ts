/** The part of the protocol that needs no run: comparisons, bulk work, error codes. */
import type { Caption, Diagnostic, Hex } from "./protocol";

/** A pasted error code in words. */
export interface FaultCode {
  register: string; // "#PF", "DFSR", "IFSR", "ESR_EL1"
  code: Hex;
  address: Hex | null;
  bits: { name: string; high: number; low: number; value: Hex; meaning: string }[]; // high to low
  caption: Caption;
  error: string; // a sentence, else ""
}

/** What is compared and who takes part; the columns are asked for one by one. */
export interface ContestStart {
  ok: boolean;
  diagnostics: Diagnostic[];
  metrics: { name: string; title: string; unit: string }[];
  strategies: string[];
}
export interface ContestColumn {
  strategy: string;
  title: string;
  values: number[] | null; // by metric; null when the scenario does not fit the strategy at all
  cannot: string[]; // what it could not do, sentences
  script: string; // to open the run
}
/** A run without a recording. */
export interface BulkResult {
  expects: number;
  held: number;
  halted: string | null;
  values: number[];
}

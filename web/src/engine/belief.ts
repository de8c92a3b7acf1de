/** The part of the protocol that is about one address: what is believed of it, and who refuses an access to it. */
import type { Caption, Hex, WalkStep } from "./protocol";

export type Access = "read" | "write" | "fetch";
export type Mode = "kernel" | "user" | "kernel-ac"; // kernel-ac: with EFLAGS.AC set

/** What the tables say about an address, what the processor believes about it, and what cures a difference. */
export interface AddressBelief {
  va: Hex;
  space: string; // "A", "" while there is none
  /** Of a space that is not current only that is believed which the hardware keeps on going there (x86: what is global). */
  current: boolean;
  mapped: boolean;
  pa: Hex | null;
  written: string; // what the tables say: "frame 0x402, RW", "PT[1] not present"
  steps: WalkStep[]; // the entries that say so, as they lie in memory
  beliefs: HeldBelief[]; // TLB entries, then paging-structure caches, deepest first, then PAE's copy of the PDPTE
  agrees: boolean; // all of them say what the tables say
  cure: Cure | null; // null when nothing differs
  instructions: Cure[]; // every instruction that forgets, the usual ones first; [] when nothing differs
  caption: Caption;
}
export interface HeldBelief {
  keeper: "tlb" | "fetchTlb" | "paths" | "copy";
  slot: number;
  name: string; // "TLB entry 3", "PDE cache entry 1", "PDPTE register 0"
  believed: string; // "frame 0x400, RW"
  written: string; // what the tables say
  agrees: boolean;
  used: boolean; // an access looks here first
}
export interface Cure {
  text: string; // "INVLPG 0x401000"
  statement: string; // the same as a line of a script: "invalidate 0x401000 by=invlpg"
  cures: boolean; // it would forget all that differs
  drops: number; // cached entries that it would drop
}

/** Whether an access is allowed, and if not, which bit of which entry refuses it. */
export interface Permission {
  va: Hex;
  access: string; // "user write"
  space: string;
  allowed: boolean; // by the tables as they lie in memory
  reason: string; // "not allowed", "not present", …; "" when it is allowed
  /** The entry that decides; null when it is allowed, or when no entry decides (non-canonical). */
  refusal: { name: string; pa: Hex; raw: Hex; role: number; bits: RefusingBit[] } | null;
  passages: { name: string; allows: boolean; step: WalkStep }[]; // the entries on the way
  control: string; // the control that takes part, a sentence: "With CR0.WP = 1 that binds the kernel, too."; or ""
  now: boolean | null; // whether the processor would allow it now, by what it believes; null: the space is not current
  caption: Caption;
}
export interface RefusingBit {
  name: string;
  high: number;
  low: number;
  value: Hex;
  meaning: string;
  manual: string;
}

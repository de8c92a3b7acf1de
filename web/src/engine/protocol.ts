/**
 * What the simulator's answers are made of; messages.ts says how they travel.
 *
 * Every 64-bit quantity is a string "0x" + upper-case hex digits without padding; `frame` is a physical page number
 * (pa >> 12) in the same form. Levels count the distance from the page: 0 = the page itself, 1 = PT, 2 = PD, 3 = PDPT,
 * 4 = PML4. Everything here is computed by the engine from its trace and its cells.
 */

export type Hex = string;

/** One complaint about the script; line and columns count from 1, `endColumn` is exclusive. */
export interface Diagnostic {
  line: number;
  column: number;
  endColumn: number;
  message: string; // one sentence: what is wrong
  hint: string; // one sentence: the cure, "" when there is none
  /** Text to put in place of [column, endColumn) to cure it, or null. */
  replacement: string | null;
}

/** A load either gives diagnostics and nothing else, or a run that is complete and can be scrubbed. */
export type LoadResult =
  | { ok: false; diagnostics: Diagnostic[] }
  | { ok: true; run: RunInfo };

export interface RunInfo {
  title: string;
  canonical: string; // the canonical text of the scenario
  machine: MachineInfo;
  eventCount: number; // events are numbered 0 … eventCount-1
  statements: StatementInfo[];
  expects: { total: number; held: number };
  halted: string | null; // the reason, as a sentence, when the machine halted
  /** The event to show first when nothing else is asked: the first fault, or the first event after boot. */
  firstMoment: number;
}

export interface MachineInfo {
  format: string; // "x86-64"
  description: string; // "x86-64, 4 levels"
  vaBits: number; // 48
  levels: LevelInfo[]; // root first, without the page
  ramBytes: Hex;
  strategy: string; // "recursive"
  /** The top-level index chosen for recursion, or null. */
  recursiveSlot: number | null;
  /** All that the entry of that slot translates, or null. */
  recursiveRange: WindowInfo | null;
  /** Virtual ranges the kernel reserves: the windows of slot R per level, a direct map, … */
  windows: WindowInfo[];
}

export interface LevelInfo {
  level: number;
  table: string; // "PML4"
  entry: string; // "PML4E"
  highBit: number; // 47
  lowBit: number; // 39
  entries: number; // 512
  entryBytes: number; // 8
}

export interface WindowInfo {
  name: string; // "PTs", "PDs", "direct map", "identity map"
  level: number; // level of the tables shown, 0 when it shows plain memory
  start: Hex;
  end: Hex; // inclusive
}

/** One statement of the script; consecutive boot statements have the events that paging-off code made. */
export interface StatementInfo {
  line: number;
  text: string;
  firstEvent: number; // -1 when the statement made no events (title, note, comment)
  lastEvent: number;
  boot: boolean; // ran with paging off
  outcome: "ok" | "fault" | "halted" | "held" | "failed" | "none"; // held/failed: an expect
  message: string; // for failed expects and faults: one sentence, else ""
}

/**
 * Kinds, in the order of their codes in TraceWindow.kind.
 * instruction: an access is issued (dot) · walk · tlbHit · tlbFill · fault · load/store/fetch/fill: the access is performed
 * frameTaken/frameFreed: the kernel's pool · invalidate · rootLoad · control: a control bit changed
 * unpredictable: the manual leaves open what happens · pagingOn · handlerReturn · retry · poke
 * expect (a: 1 held, 0 failed) · halt · deferred (b: 1 noted for later, 0 made now) · clean (data-cache lines to memory)
 */
export const EVENT_KINDS = [
  "instruction", "walk", "tlbHit", "tlbFill", "fault", "load", "store", "fetch", "fill", "frameTaken", "frameFreed",
  "invalidate", "rootLoad", "control", "unpredictable", "pagingOn", "handlerReturn", "retry", "poke", "expect", "halt",
  "deferred", "clean",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Events [from, from + kind.length) as columns. */
export interface TraceWindow {
  from: number;
  kind: number[]; // index into EVENT_KINDS
  depth: number[]; // 0 = the script's own instruction, 1 = in the handler of its fault, …
  line: number[]; // script line
  level: number[]; // colour of the mark: for store/fill the level of the table written, 0 = data, -1 = no level
  label: string[]; // a few words for the tooltip and the text trace: "store 0x401063 to PML4[0]"
}

/** The state at one event, i.e. just after it happened. */
export interface MachineView {
  event: number;
  line: number;
  depth: number;
  kind: EventKind;
  caption: Caption;
  registers: RegisterView[];
  tables: TableView[];
  /** Leaves in runs: neighbouring pages of one size with consecutive frames and equal rights are one. */
  pages: PageRun[];
  /** The pages that show frames of tables, frame by frame in the order of the tables. */
  lenses: LensView[];
  /** Frames the kernel has taken that no table points at yet. */
  inHand: InHand[];
  /** The absent entry below which the open statement's own address still needs its tables, or null. */
  missing: EntryPlace | null;
  /** The current or latest walk of the current statement, or null. */
  walk: WalkView | null;
  /** Open faults, oldest (lowest floor) first. */
  tower: Floor[];
  /** The next floor, when the next event that opens or closes a fault opens one, and the reference that it will stop at. */
  nextFloor: { event: number; va: Hex; stop: WalkStep | null } | null;
  tlb: TlbEntryView[];
  tlbShape: { sets: number; ways: number };
  /** Physical memory by use, in ascending order, covering all of RAM. */
  frames: FrameRun[];
  tallies: Tally[];
  /** What this event changed, in words: "PML4[0] was 0x0, is 0x403063". */
  changes: Change[];
}

/** `lead` is the bold first clause; both texts carry code in `backticks`; `manual` is like "SDM 3A §4.7" or "". */
export interface Caption { lead: string; body: string; manual: string }

export interface RegisterView { name: string; value: Hex; meaning: string; changed: boolean }

export interface TableView {
  frame: Hex;
  pa: Hex; // address of entry 0
  part: number; // which of the tables that share the frame it is, from 0
  level: number; // what the frame is
  name: string; // "PML4"
  /** First and last virtual address it translates at home (not through a window). */
  start: Hex;
  end: Hex;
  size: string; // "256 TiB", "512 GiB"
  /** The entry that points here at home: of the table that begins at `table`. Small tables share a frame. */
  parent: { table: Hex; frame: Hex; index: number } | null;
  register: string; // the root register that holds its address, "" for none
  domain: number; // the domain that its parent's entry gives to all below, -1 where there is none
  unused: number; // so many first entries no walk ever comes to (ARM's TTBR1 below the split)
  /** One character per entry: . absent, t table, p page, s self (points to the root), x reserved bits, j junk: unzeroed. */
  minimap: string;
  /** Level each non-absent entry points to, as a digit per entry, "." when absent. */
  colours: string;
  /** Non-absent entries in ascending order: the first 48, and those of the walk and the change wherever they stand;
   * `folded` says how many more there are. */
  rows: EntryRow[];
  folded: number;
  unzeroed: boolean; // linked, but still holding the junk it was taken with
}

export interface EntryRow {
  index: number;
  pa: Hex; // address of the entry
  raw: Hex;
  kind: "table" | "page" | "self" | "reserved";
  target: Hex; // frame
  pageSize: string; // "4 KiB", "2 MiB", "" for tables
  rights: string; // "RW", "R", "RWX"… kernel view; "U" appended when user may
  flags: string; // "A D G" with – for clear: "A –"
  changed: boolean;
  was: Hex | null; // earlier value when changed
}

export interface PageRun {
  start: Hex; // va
  end: Hex; // last va
  frame: Hex; // first frame
  lastFrame: Hex;
  count: number; // pages
  pageSize: string;
  level: number; // level of the entries that map it: 1 = PTE, 2 = PDE …
  table: Hex; // address of that table
  index: number; // first entry
  rights: string;
  name: string; // "kernel", "data", "identity map" …
}

/** A page of virtual memory that shows a frame of tables: software's window on it. */
export interface LensView {
  frame: Hex;
  run: Hex; // `start` of the PageRun that the page is part of
  page: Hex; // va
  entry: Hex | null; // pa of the entry that aims it; null where several make one large page
}

/** An entry where it stands. */
export interface EntryPlace { table: Hex; level: number; index: number; pa: Hex } // `level` is the table's

export interface InHand { frame: Hex; purpose: string; level: number } // level it is meant for, 0 = page

export interface WalkView {
  va: Hex;
  indices: number[]; // which entry of each level it selects, root first
  offset: Hex; // what of it no table looks at
  access: string; // "kernel write"
  event: number; // the walk's event
  fromTlb: boolean; // no memory was read: a TLB entry answered
  steps: WalkStep[];
  pa: Hex | null; // null when it stopped
  frame: Hex | null; // of `pa`
  stopped: string; // "" or "not present", "reserved bit", "write to a read-only page", "non-canonical"
}

export interface WalkStep {
  ref: number; // memory reference number, from 1
  role: number; // level the hardware reads the frame as
  roleName: string; // "PDE"
  is: number; // level of the table the frame is (its colour), 0 = plain data, -1 = unknown (junk, hole)
  frame: Hex;
  index: number;
  table: Hex; // address of the table that it stands in
  pa: Hex;
  raw: Hex; // as read
  decided: boolean; // this entry decided the outcome
}

export interface Floor {
  number: number; // 1 = lowest
  event: number; // the fault event
  line: number;
  doing: string; // "storing the PTE of 0x401000", for the lowest: "line 9: store 0x401000"
  va: Hex; // CR2
  code: Hex; // error code
  vector: string; // "#PF", "#GP"
  words: string; // "write to absent"
  bits: { name: string; value: number; meaning: string }[]; // error code bits, high to low
  steps: WalkStep[];
  note: string; // "holds frame 0x401, cannot link it"
  top: boolean;
}

export interface TlbEntryView {
  slot: number;
  va: Hex;
  pageSize: string;
  frame: Hex;
  rights: string;
  global: boolean;
  dirty: boolean;
  /** False when the tables now say something else; `written` then says what. */
  agrees: boolean;
  written: string;
  home: EntryPlace | null; // where the tables end for the page, when they do not agree
}

export interface FrameRun { first: Hex; last: Hex; use: "table" | "data" | "free" | "junk" | "inHand" | "hole"; level: number }
export interface Tally { key: string; name: string; value: number } // faults, nested, tables, frames, refs, stores, tlbFills, tlbHits, invalidations
export interface Change { what: string; was: string; is: string }

/** One entry under one role, for the inspector. */
export interface EntryView {
  pa: Hex;
  frame: Hex;
  index: number;
  raw: Hex;
  is: number; // level of the table the frame is, 0 data, -1 unknown
  role: number; // level it is read as here
  roleName: string; // "PDE"
  width: number; // 64
  shape: string; // "not present", "page table", "2 MiB page", "reserved"
  summary: string; // one sentence
  fields: BitField[]; // high to low, covering all bits
  roles: { role: number; roleName: string; va: Hex; decided: boolean }[]; // the walks of the current statement that read it so far
}
export interface BitField {
  name: string; // "P", "R/W", "address", "ignored"
  high: number;
  low: number;
  value: Hex;
  meaning: string; // what this value means here
  ignored: boolean;
  decides: boolean; // this field stopped the current walk
  manual: string;
}

/** An address taken apart. */
export interface AddressSplit {
  va: Hex;
  canonical: boolean;
  rule: string; // "bits 63:48 must be copies of bit 47"; "" where all bits are translated
  parts: { name: string; level: number; high: number; low: number; index: number; recursive: boolean }[]; // root first, the offset last (level 0)
  /** If it lies in a window: whose entry it is. "PTE of 0x401000", else "" */
  subject: string;
  /** The entries of this address, PTE first, as virtual addresses in the window; empty without a recursive slot. */
  entries: { name: string; level: number; va: Hex }[];
  error: string; // a sentence when the text is no address, else ""
}

/** Where a recursive slot shows the entries of an address. */
export interface Calculation {
  choices: { name: string; title: string; slots: number }[]; // formats that can recurse
  format: string; // the one that was reckoned with
  vaBits: number;
  levels: LevelInfo[]; // root first
  slot: number;
  /** The address of an entry: shift right, keep the mask's bits, put the base on top, extend the sign. */
  rule: { shift: number; mask: Hex; base: Hex };
  windows: WindowInfo[]; // level 1 first
  rows: { name: string; level: number; split: AddressSplit }[]; // the address, then its entries, PTE first
  error: string; // a sentence, else ""
}

/** Every word that a script may hold, from the declarations that the parser itself reads. */
export interface Language {
  statements: { keyword: string; synopsis: string; example: string; meaning: string; keys: LanguageKey[] }[];
  /** `expects` are the keys of `expect` that only this format has. */
  formats: { name: string; meaning: string; keys: LanguageKey[]; expects: LanguageKey[] }[];
  strategies: { name: string; meaning: string; keys: LanguageKey[] }[];
}
export interface LanguageKey {
  name: string;
  takes: string; // "a number from 0 to 511"
  meaning: string; // a phrase
  fallback: string; // the value when none is given, "" when there is none
  example: string;
  words: string[]; // the values that can be listed
}

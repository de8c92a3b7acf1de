import type { AddressBelief, Permission } from "../engine/belief";
import type { Engine } from "../engine/engine";
import type {
  Calculation,
  EntryView,
  Language,
  LoadResult,
  MachineView,
  RunInfo,
  TraceWindow,
} from "../engine/protocol";
import type { RolesView } from "../engine/roles";
import recording from "./first-touch.json?raw";

interface Recording {
  run: RunInfo;
  trace: TraceWindow;
  language: Language;
  /** Of 0x401000 with slot 511. */
  calculation: Calculation;
  /** Both of 0x401000 at the last event; the permission is that of a user write. */
  belief: AddressBelief;
  permission: Permission;
  /** The telling events by name. */
  moments: {
    faults: [number, number, number, number, number];
    fourTrips: number;
    junkLinked: number;
    tableMade: number;
    retried: number;
  };
  views: Record<string, MachineView>;
  /** Of the PTE of 0x401000, at the end. */
  roles: RolesView;
  /** PML4[0] read as a PDE, and PML4[511], both at the third fault. */
  entries: [EntryView, EntryView];
}

/**
 * What the simulator answers about the scenario first-touch: the whole trace, and the views of a few telling events.
 * PageRecordingTest in ../../shared-mmu records it and fails when it is out of date.
 */
export const {
  run: RUN,
  trace: TRACE,
  moments: AT,
  language: LANGUAGE,
  calculation: CALCULATION,
  belief: BELIEF,
  permission: PERMISSION,
  views,
  roles: ROLES,
  entries: ENTRIES,
} = JSON.parse(recording) as Recording;

/** The events whose views were recorded. */
export const RECORDED = Object.keys(views).map(Number);

export function viewOf(event: number): MachineView {
  const view = views[event];
  if (!view) throw new Error(`The view of event ${event} was not recorded.`);
  return view;
}

const unrecorded = (): Promise<never> => Promise.reject(new Error("This was not recorded."));

/** An engine to whom every script is first-touch, unless it says "stor". Views that were not recorded are the first one's. */
export function connect(): Engine {
  return {
    load: (text): Promise<LoadResult> => {
      const lines = text.split("\n");
      const at = lines.findIndex((line) => line.includes("stor "));
      if (at < 0) return Promise.resolve({ ok: true, run: RUN });
      const column = lines[at]!.indexOf("stor ") + 1;
      const words = { message: "There is no statement “stor”.", hint: "Did you mean “store”?", replacement: "store" };
      return Promise.resolve({ ok: false, diagnostics: [{ line: at + 1, column, endColumn: column + 4, ...words }] });
    },
    view: (event) => Promise.resolve({ ...(views[event] ?? viewOf(0)), event }),
    trace: (from, to) => {
      const part = <T>(column: T[]): T[] => column.slice(from, to);
      const { kind, depth, line, level, label } = TRACE;
      return Promise.resolve({
        from,
        kind: part(kind),
        depth: part(depth),
        line: part(line),
        level: part(level),
        label: part(label),
      });
    },
    calculate: () => Promise.resolve(CALCULATION),
    language: () => Promise.resolve(LANGUAGE),
    roles: () => Promise.resolve(ROLES),
    explainCode: unrecorded,
    compare: unrecorded,
    compareNext: unrecorded,
    compareWords: unrecorded,
    bulk: unrecorded,
    benchmark: unrecorded,
    benchmarkOnce: unrecorded,
    traceText: () => Promise.resolve(""),
    entry: () => Promise.resolve(ENTRIES[0]),
    entryIn: () => Promise.resolve(ENTRIES[0]),
    aimed: unrecorded,
    belief: () => Promise.resolve(BELIEF),
    permission: () => Promise.resolve(PERMISSION),
    split: (va) => Promise.resolve({ va, canonical: true, rule: "", parts: [], subject: "", entries: [], error: "" }),
    cancel: () => {},
    close: () => {},
    onRestart: () => {},
  };
}

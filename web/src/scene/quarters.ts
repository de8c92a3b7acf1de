import type { Hex, LevelInfo, MachineView, PageRun, TableView } from "../engine/protocol";

const FRAME = 4096;

/** A part of a frame of small tables: a table, or bytes that nothing points to. */
export interface Quarter {
  offset: number; // bytes into the frame
  bytes: number;
  table: TableView | null;
  owner: string; // "TTBR0[4]", "" for a free one
}

/** A frame that several small tables share, and the pages that show it. */
export interface QuarterFrame {
  frame: Hex;
  quarters: Quarter[];
  /** Pages through which software sees the frame: a window on it. */
  lenses: PageRun[];
}

/** A stretch of a root table along the address axis, as fractions of it. */
export interface AxisRun {
  from: number; // index
  to: number; // the last one
  at: number;
  size: number;
  kind: "table" | "page";
  level: number;
}

/** A root table along the axis of addresses: how far it reaches and which part of it is never read. */
export interface Axis {
  table: TableView;
  reach: number; // fraction of the axis
  unused: number; // fraction of the axis, from its beginning
  runs: AxisRun[];
}

const isSmall = (level: LevelInfo): boolean => level.entries * level.entryBytes < FRAME;

export const rootsOf = (view: MachineView): TableView[] => view.tables.filter((table) => table.register !== "");

/** Frames of tables that are smaller than a frame, in the order of addresses. */
export function quarterFrames(view: MachineView, levels: readonly LevelInfo[]): QuarterFrame[] {
  const small = new Map(levels.filter(isSmall).map((level) => [level.level, level.entries * level.entryBytes]));
  const frames = new Map<Hex, TableView[]>();
  for (const table of view.tables) {
    if (table.parent && small.has(table.level)) frames.set(table.frame, [...(frames.get(table.frame) ?? []), table]);
  }
  return [...frames].map(([frame, tables]) => {
    const bytes = small.get(tables[0]!.level) ?? FRAME;
    const byOffset = new Map(tables.map((table) => [Number(BigInt(table.pa) % BigInt(FRAME)), table]));
    const quarters = Array.from({ length: FRAME / bytes }, (_, part): Quarter => {
      const table = byOffset.get(part * bytes) ?? null;
      return { offset: part * bytes, bytes, table, owner: table ? ownerOf(table, view) : "" };
    });
    const runs = new Set(view.lenses.filter((lens) => lens.frame === frame).map((lens) => lens.run));
    return { frame, quarters, lenses: view.pages.filter((run) => runs.has(run.start)) };
  });
}

function ownerOf(table: TableView, view: MachineView): string {
  const above = view.tables.find((one) => one.pa === table.parent?.table);
  return `${above?.register || above?.name || "?"}[${table.parent?.index ?? "?"}]`;
}

export function layoutAxis(table: TableView, entries: number): Axis {
  const runs: AxisRun[] = [];
  for (let index = 0; index < table.minimap.length;) {
    const cell = table.minimap[index];
    if (cell !== "t" && cell !== "p") {
      index++;
      continue;
    }
    let to = index + 1;
    while (table.minimap[to] === cell) to++;
    const level = Number(table.colours[index]) || 0;
    const kind = cell === "t" ? "table" : "page";
    runs.push({ from: index, to: to - 1, at: index / entries, size: (to - index) / entries, kind, level });
    index = to;
  }
  return { table, reach: table.minimap.length / entries, unused: table.unused / entries, runs };
}

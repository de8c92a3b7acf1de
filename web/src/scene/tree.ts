import type {
  Hex,
  InHand,
  MachineInfo,
  MachineView,
  PageRun,
  TableView,
  TlbEntryView,
  WalkStep,
} from "../engine/protocol";
import { indexAt, va } from "../model/address";
import { cellOf, rootOf, type Marks } from "./marks";

/** What stands at one place of the picture, before it has a position. */
export type Thing =
  | { kind: "table"; table: TableView }
  | { kind: "pages"; run: PageRun }
  | { kind: "place"; inHand: InHand | null } // where a table or page is missing
  | { kind: "belief"; entry: TlbEntryView } // a page that only the TLB still knows
  | { kind: "ghost"; step: WalkStep } // a frame that a walk read and that is no table
  | { kind: "more"; tables: number; pages: number; frames: Hex[] };

/** A thing under the entry that leads to it. `level` is the column it stands in. */
export interface Node {
  key: string;
  thing: Thing;
  level: number;
  parent: Hex | null;
  index: number; // of the entry in the parent
  hot: boolean; // on the walk, changed, or on the way to something that is
  children: Node[];
}

/** So many children of one table are drawn without being asked for. */
const SHOWN = 3;

/**
 * Orders everything that is to be drawn into the tree of the tables: children by entry, missing ones at the place that they
 * will take, so that nothing moves when they are made.
 */
export function buildTree(
  view: MachineView,
  machine: MachineInfo,
  marks: Marks,
  open: ReadonlySet<Hex>,
): { root: Node | null; loose: Node[] } {
  const hot = hotFrames(view, marks);
  const beliefs = beliefsBy(view, machine);
  const missing = missingChain(view, machine);
  const tablesBy = groupBy(view.tables, (table) => table.parent?.frame ?? "");
  const pagesBy = groupBy(view.pages, (run) => run.table);
  const reached = view.walk?.pa ? BigInt(view.walk.pa) >> 12n : null;

  const grow = (table: TableView): Node => {
    const children: Node[] = [];
    for (const child of tablesBy.get(table.frame) ?? []) children.push(grow(child));
    const alone = idOf(table) === table.frame && table.minimap.length * 8 >= 4096;
    for (const run of (pagesBy.get(table.frame) ?? []).filter((one) => alone || isBelow(one, table))) {
      const first = BigInt(run.frame);
      const size = BigInt(run.count) * pagesIn(run, machine);
      const lit = reached !== null && reached >= first && reached < first + size;
      children.push(node(`page ${run.start}`, { kind: "pages", run }, 0, table.frame, run.index, lit));
    }
    for (const [entry, index] of beliefs.get(table.frame) ?? []) {
      children.push(node(`belief ${entry.slot}`, { kind: "belief", entry }, 0, table.frame, index, true));
    }
    if (missing?.parent === table.frame) children.push(missing);
    children.sort((a, b) => a.index - b.index);
    const shown = open.has(table.frame) ? children : foldChildren(children, table);
    const made = node(
      idOf(table),
      { kind: "table", table },
      table.level,
      table.parent?.frame ?? null,
      0,
      hot.has(table.frame),
    );
    return { ...made, index: table.parent?.index ?? 0, children: shown };
  };

  const top = rootOf(view);
  const placed = new Set<Hex>();
  for (let at: Node | undefined | null = missing; at; at = at.children[0]) {
    if (at.thing.kind === "place" && at.thing.inHand) placed.add(at.thing.inHand.frame);
  }
  const loose = view.inHand
    .filter((held) => !placed.has(held.frame))
    .map((held) => node(`hand ${held.frame}`, { kind: "place", inHand: held }, held.level, null, 0, false));
  return { root: top ? grow(top) : null, loose: [...loose, ...ghosts(view)] };
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** What the TLB believes against the tables, by the table that it should agree with. */
function beliefsBy(view: MachineView, machine: MachineInfo): Map<Hex, [TlbEntryView, number][]> {
  const groups = new Map<Hex, [TlbEntryView, number][]>();
  for (const entry of view.tlb.filter((one) => !one.agrees)) {
    const cell = cellOf(view, machine.levels, entry.va);
    if (cell) groups.set(cell.frame, [...(groups.get(cell.frame) ?? []), [entry, cell.index]]);
  }
  return groups;
}

function node(key: string, thing: Thing, level: number, parent: Hex | null, index: number, hot: boolean): Node {
  return { key, thing, level, parent, index, hot, children: [] };
}

/** What tells a table from all others: its frame, or where in a frame it begins. */
export const idOf = (table: TableView): Hex => (BigInt(table.pa) % 4096n === 0n ? table.frame : table.pa);

/** Small tables share a frame: the run belongs to the one that translates its address. */
const isBelow = (run: PageRun, table: TableView): boolean =>
  BigInt(run.start) >= BigInt(table.start) && BigInt(run.start) <= BigInt(table.end);

const pagesIn = (run: PageRun, machine: MachineInfo): bigint => {
  const level = machine.levels.find((info) => info.level === run.level);
  return level ? 1n << BigInt(level.lowBit - 12) : 1n;
};

function hotFrames(view: MachineView, marks: Marks): Set<Hex> {
  const parents = new Map(view.tables.map((table) => [table.frame, table.parent?.frame ?? null]));
  const hot = new Set<Hex>();
  for (const frame of marks.keys()) {
    for (let at: Hex | null = frame; at !== null && !hot.has(at); at = parents.get(at) ?? null) hot.add(at);
  }
  return hot;
}

function foldChildren(children: Node[], table: TableView): Node[] {
  const keep = new Set(children.filter((child) => child.hot || child.thing.kind === "place"));
  for (const child of children) if (keep.size < SHOWN) keep.add(child);
  const folded = children.filter((child) => !keep.has(child));
  if (folded.length <= 1) return children;
  const first = folded[0]!;
  const tables = folded.filter((child) => child.thing.kind === "table").length;
  const frames = folded.flatMap((child) => (child.thing.kind === "table" ? [child.thing.table.frame] : []));
  const more: Thing = { kind: "more", tables, pages: folded.length - tables, frames };
  const level = tables > 0 ? table.level - 1 : 0;
  const rest = node(`more ${table.frame}`, more, level, table.frame, first.index, false);
  return [...children.filter((child) => keep.has(child)), rest].sort((a, b) => a.index - b.index);
}

/**
 * The tables that the address of the open statement still needs: from the entry where its own walk ends at home down to the
 * page. The handler works for this address, whatever window it is storing through just now.
 */
function missingChain(view: MachineView, machine: MachineInfo): Node | null {
  const wanted = view.tower[0]?.va ?? (view.walk && view.walk.stopped !== "" ? view.walk.va : null);
  let table = rootOf(view);
  if (wanted === null || !table) return null;
  const address = va(wanted);
  for (const info of machine.levels) {
    const index = indexAt(address, info);
    const cell = table.minimap[index];
    if (cell === ".") return chain(table.frame, index, info.level - 1, view.inHand);
    if (cell !== "t") return null;
    const frame: Hex = table.frame;
    const child = view.tables.find((one) => one.parent?.frame === frame && one.parent.index === index);
    if (!child) return null;
    table = child;
  }
  return null;
}

function chain(parent: Hex, index: number, level: number, inHand: InHand[]): Node {
  const held = inHand.find((one) => one.level === level) ?? null;
  const made = node(`missing ${level}`, { kind: "place", inHand: held }, level, parent, index, false);
  if (level > 0) made.children.push(chain(made.key, 0, level - 1, inHand));
  return made;
}

/** A present entry can lead the hardware into a frame that nobody made a table. It is drawn where it was read. */
function ghosts(view: MachineView): Node[] {
  const known = new Set(view.tables.map((table) => table.frame));
  const strange = (view.walk?.steps ?? []).filter((step) => !known.has(step.frame));
  return strange.map((step) => node(`ghost ${step.role}`, { kind: "ghost", step }, step.role, null, step.index, true));
}

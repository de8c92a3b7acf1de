import type { Hex, InHand, MachineView, PageRun, TableView, TlbEntryView, WalkStep } from "../engine/protocol";
import { isWithin } from "../model/address";
import type { Marks } from "./marks";

/** What stands at one place of the picture, before it has a position. */
export type Thing =
  | { kind: "table"; table: TableView }
  | { kind: "pages"; run: PageRun }
  | { kind: "place"; inHand: InHand | null } // where a table or page is missing
  | { kind: "belief"; entry: TlbEntryView } // a page that only the TLB still knows
  | { kind: "ghost"; step: WalkStep } // a frame that a walk read and that is no table
  | { kind: "more"; tables: number; pages: number };

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
export function buildTree(view: MachineView, marks: Marks, open: ReadonlySet<Hex>): { roots: Node[]; loose: Node[] } {
  const hot = hotFrames(view, marks);
  const beliefs = beliefsBy(view);
  const missing = missingChain(view);
  const tablesBy = groupBy(view.tables, (table) => table.parent?.table ?? "");
  const pagesBy = groupBy(view.pages, (run) => run.table);
  const reached = view.walk?.frame ? BigInt(view.walk.frame) : null;

  const grow = (table: TableView): Node => {
    const children: Node[] = [];
    for (const child of tablesBy.get(table.pa) ?? []) children.push(grow(child));
    for (const run of pagesBy.get(table.pa) ?? []) {
      const lit = reached !== null && isWithin(reached, run.frame, run.lastFrame);
      children.push(node(`page ${run.start}`, { kind: "pages", run }, 0, table.pa, run.index, lit));
    }
    for (const [entry, index] of beliefs.get(table.pa) ?? []) {
      children.push(node(`belief ${entry.slot}`, { kind: "belief", entry }, 0, table.pa, index, true));
    }
    if (missing?.parent === table.pa) children.push(missing);
    children.sort((a, b) => a.index - b.index);
    const shown = open.has(table.pa) ? children : foldChildren(children, table);
    const made = node(
      table.pa,
      { kind: "table", table },
      table.level,
      table.parent?.table ?? null,
      0,
      hot.has(table.pa),
    );
    return { ...made, index: table.parent?.index ?? 0, children: shown };
  };

  const roots = view.tables.filter((table) => table.parent === null).map(grow);
  const placed = new Set<Hex>();
  for (let at: Node | undefined | null = missing; at; at = at.children[0]) {
    if (at.thing.kind === "place" && at.thing.inHand) placed.add(at.thing.inHand.frame);
  }
  const loose = view.inHand
    .filter((held) => !placed.has(held.frame))
    .map((held) => node(`hand ${held.frame}`, { kind: "place", inHand: held }, held.level, null, 0, false));
  return { roots, loose: [...loose, ...ghosts(view)] };
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
function beliefsBy(view: MachineView): Map<Hex, [TlbEntryView, number][]> {
  const groups = new Map<Hex, [TlbEntryView, number][]>();
  for (const entry of view.tlb) {
    const { home } = entry;
    if (home) groups.set(home.table, [...(groups.get(home.table) ?? []), [entry, home.index]]);
  }
  return groups;
}

function node(key: string, thing: Thing, level: number, parent: Hex | null, index: number, hot: boolean): Node {
  return { key, thing, level, parent, index, hot, children: [] };
}

function hotFrames(view: MachineView, marks: Marks): Set<Hex> {
  const parents = new Map(view.tables.map((table) => [table.pa, table.parent?.table ?? null]));
  const hot = new Set<Hex>();
  for (const table of marks.keys()) {
    for (let at: Hex | null = table; at !== null && !hot.has(at); at = parents.get(at) ?? null) hot.add(at);
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
  const more: Thing = { kind: "more", tables, pages: folded.length - tables };
  const level = tables > 0 ? table.level - 1 : 0;
  const rest = node(`more ${table.pa}`, more, level, table.pa, first.index, false);
  return [...children.filter((child) => keep.has(child)), rest].sort((a, b) => a.index - b.index);
}

/** The tables that the address of the open statement still needs, from the entry that is missing down to the page. */
const missingChain = ({ missing, inHand }: MachineView): Node | null =>
  missing && chain(missing.table, missing.index, missing.level - 1, inHand);

function chain(parent: Hex, index: number, level: number, inHand: InHand[]): Node {
  const held = inHand.find((one) => one.level === level) ?? null;
  const made = node(`missing ${level}`, { kind: "place", inHand: held }, level, parent, index, false);
  if (level > 0) made.children.push(chain(made.key, 0, level - 1, inHand));
  return made;
}

/** A present entry can lead the hardware into a frame that nobody made a table. It is drawn where it was read. */
function ghosts(view: MachineView): Node[] {
  const known = new Set(view.tables.map((table) => table.pa));
  const strange = (view.walk?.steps ?? []).filter((step) => !known.has(step.table));
  return strange.map((step) => node(`ghost ${step.role}`, { kind: "ghost", step }, step.role, null, step.index, true));
}

import type { Hex, InHand, MachineInfo, MachineView, PageRun, TlbEntryView, WalkStep } from "../engine/protocol";
import { ENTRY, arrowPath, layoutLoops, registerPath, type Arrow, type Loop } from "./arrows";
import { heightOf, layoutCard, type TableCard } from "./card";
import { columnOf, type Columns } from "./columns";
import { layoutLenses, windowRuns, type Lens } from "./lens";
import { collectMarks, marksOf } from "./marks";
import { bottom, clamp, right, type Rect, type Tone } from "./shapes";
import { firstFit, fit, wrap } from "./text";
import { buildTree, type Node } from "./tree";

/** A card of the page column. */
export interface PageCard extends Rect {
  run: PageRun;
  /** True for a window: the page shows a frame of tables. */
  lens: boolean;
  lit: boolean;
}

/** A dashed place: something missing, a frame in hand, or a frame that is no table. */
export interface Place extends Rect {
  key: string;
  kind: "missing" | "inHand" | "ghost" | "belief";
  level: number;
  title: string;
  mono: boolean;
  lines: string[];
  frame: Hex | null;
}

export interface More extends Rect {
  key: string;
  text: string;
  parent: Hex;
  level: number;
}

/** The upper half of the picture, ready to paint. */
export interface Structure {
  width: number;
  height: number;
  registers: (Rect & { name: string; value: Hex; path: string; lit: boolean })[];
  cards: TableCard[];
  pages: PageCard[];
  places: Place[];
  more: More[];
  arrows: Arrow[];
  loops: Loop[];
  lenses: Lens[];
  /** The middle of what the walk decided by, and the width of its card, to scroll to. */
  focus: { x: number; y: number; w: number } | null;
}

const TOP = 6;
const GAP = 11;
/** What a bracket takes below what it is around. */
const BRACKET = 5;
const PAGE_HEIGHT = 76;
/** As high as a table with one entry, so that the table that comes here moves nothing. */
const PLACE_HEIGHT = 96;

const HEIGHTS: Record<Node["thing"]["kind"], number> = {
  table: 0, // a table's card has its own
  pages: PAGE_HEIGHT,
  belief: PAGE_HEIGHT,
  place: PLACE_HEIGHT,
  ghost: PLACE_HEIGHT,
  more: 30,
};

type Heights = (node: Node) => number;

/**
 * Gives every node its height on the page: never above its parent, never above an elder of its column. A node that leaves
 * columns out keeps them free beside itself, which is the lane of its arrow.
 */
function place(roots: Node[], loose: Node[], height: Heights): Map<Node, number> {
  const cursor = new Map<number, number>();
  const tops = new Map<Node, number>();
  const put = (node: Node, least: number, skipped: number[]): void => {
    const lanes = [node.level, ...skipped];
    const y = Math.max(least, ...lanes.map((level) => cursor.get(level) ?? TOP));
    tops.set(node, y);
    for (const level of lanes) cursor.set(level, y + height(node) + GAP);
    for (const child of node.children) {
      const between = [];
      for (let level = node.level - 1; level > child.level; level--) between.push(level);
      put(child, y, between);
    }
  };
  for (const root of roots) put(root, TOP, []);
  for (const node of loose) put(node, TOP, []);
  return tops;
}

export interface StructureOptions {
  open: ReadonlySet<Hex>; // tables whose children and rows are all shown
  rows: number; // rows a card unfolds by itself
}

export function layoutStructure(
  view: MachineView,
  machine: MachineInfo,
  columns: Columns,
  options: StructureOptions,
): Structure {
  const marks = collectMarks(view);
  const { roots, loose } = buildTree(view, marks, options.open);
  const steps = view.walk?.steps ?? [];
  const stopped = (view.walk?.stopped ?? "") !== "";

  const drafts = new Map<Node, TableCard>();
  const draft = (node: Node): void => {
    if (node.thing.kind === "table") {
      const { table } = node.thing;
      const info = machine.levels.find((level) => level.level === table.level);
      // The rows of junk say nothing but that it is junk.
      const most = options.open.has(table.pa) ? 48 : table.unzeroed ? 0 : options.rows;
      const { w } = columnOf(columns, table.level);
      drafts.set(node, layoutCard(table, info, w, marksOf(marks, table.pa), steps, stopped, most));
    }
    node.children.forEach(draft);
  };
  roots.forEach(draft);
  const height: Heights = (node) => drafts.get(node)?.h ?? HEIGHTS[node.thing.kind];
  const tops = place(roots, loose, height);

  const scene: Structure = {
    width: columns.width,
    height: Math.max(0, ...[...tops].map(([node, y]) => y + height(node))) + TOP / 2,
    registers: [],
    cards: [],
    pages: [],
    places: [],
    more: [],
    arrows: [],
    loops: [],
    lenses: [],
    focus: null,
  };
  const windows = windowRuns(view);
  const rects = new Map<Node, Rect>();
  for (const [node, y] of tops) {
    const { x, w } = columnOf(columns, node.level);
    const rect = { x, y, w, h: height(node) };
    rects.set(node, rect);
    addThing(scene, node, rect, drafts.get(node), columns, windows);
  }
  const lowest = machine.levels.at(-1)?.table ?? "table";
  const context: ArrowContext = { rects, steps, stopped, gap: columns.gap, lowest, cards: new Map() };
  for (const card of scene.cards) context.cards.set(card.table.pa, card);
  for (const node of tops.keys()) for (const child of node.children) addArrow(scene, node, child, context);
  addRoots(scene, machine, columns, steps);
  const drawn = { cards: scene.cards, pages: scene.pages, folds: scene.more };
  scene.lenses = layoutLenses(view, drawn);
  const brackets = scene.lenses.flatMap((lens) => lens.around.map(bottom));
  scene.height = Math.max(scene.height, ...brackets.map((y) => y + BRACKET));
  scene.focus = focusOf(scene, steps);
  return scene;
}

function addThing(
  scene: Structure,
  node: Node,
  rect: Rect,
  card: TableCard | undefined,
  columns: Columns,
  windows: ReadonlySet<Hex>,
): void {
  const { thing } = node;
  switch (thing.kind) {
    case "table":
      if (card) scene.cards.push({ ...card, ...rect });
      return;
    case "pages":
      scene.pages.push({ ...rect, run: thing.run, lens: windows.has(thing.run.start), lit: node.hot });
      return;
    case "place":
      scene.places.push({
        ...rect,
        ...placeWords(thing.inHand, columnOf(columns, node.level).name, rect.w - 24),
        key: node.key,
        level: node.level,
      });
      return;
    case "belief":
      scene.places.push({ ...rect, ...beliefWords(thing.entry, rect.w - 24), key: node.key, level: 0 });
      return;
    case "ghost":
      scene.places.push({
        ...rect,
        ...ghostWords(thing.step, columnOf(columns, node.level).name),
        key: node.key,
        level: node.level,
      });
      return;
    case "more":
      scene.more.push({
        ...rect,
        key: node.key,
        text: moreText(thing, rect.w - 20),
        parent: node.parent ?? "0x0",
        level: node.level,
      });
  }
}

type PlaceWords = Pick<Place, "kind" | "title" | "mono" | "lines" | "frame">;

function placeWords(held: InHand | null, name: string, room: number): PlaceWords {
  if (!held) return { kind: "missing", title: `no ${name}`, mono: false, lines: ["no frame yet"], frame: null };
  return {
    kind: "inHand",
    title: held.frame,
    mono: true,
    lines: wrap(`in hand ${held.purpose}, not linked`, room, 12, 4),
    frame: held.frame,
  };
}

const beliefWords = (entry: TlbEntryView, room: number): PlaceWords => ({
  kind: "belief",
  title: entry.frame,
  mono: true,
  lines: wrap(`believed by TLB entry ${entry.slot}, ${entry.rights}`, room, 12, 2),
  frame: entry.frame,
});

const ghostWords = (step: WalkStep, name: string): PlaceWords => ({
  kind: "ghost",
  title: step.frame,
  mono: true,
  lines: [`read as ${name},`, "but it is none"],
  frame: step.frame,
});

function moreText(thing: { tables: number; pages: number }, room: number): string {
  const parts = [];
  if (thing.tables > 0) parts.push(`${thing.tables} more tables`);
  if (thing.pages > 0) parts.push(`${thing.pages} more runs`);
  return firstFit([parts.join(", "), `${thing.tables + thing.pages} more`], room, 12);
}

interface ArrowContext {
  rects: Map<Node, Rect>;
  cards: Map<Hex, TableCard>;
  steps: WalkStep[];
  stopped: boolean;
  gap: number;
  lowest: string; // what the tables of the lowest level are called
}

function addArrow(scene: Structure, parent: Node, child: Node, context: ArrowContext): void {
  const from = context.rects.get(parent);
  const to = context.rects.get(child);
  if (!from || !to) return;
  const card = parent.thing.kind === "table" ? context.cards.get(parent.thing.table.pa) : undefined;
  if (!card) return; // between two missing tables there is no entry yet
  const y = heightOf(card, child.index) ?? from.y + from.h / 2;
  const step = context.steps.find((one) => one.table === card.table.pa && one.index === child.index);
  const belief = child.thing.kind === "belief";
  const missing = child.thing.kind === "place" || belief;
  const tone: Tone = belief
    ? "stale"
    : missing
      ? step?.decided
        ? "fault"
        : "rest"
      : step && child.hot
        ? "walk"
        : "rest";
  const skips = parent.level - child.level > 1;
  const head = child.thing.kind === "table" || child.thing.kind === "more";
  const enter = head ? to.y + Math.min(ENTRY, to.h / 2) : clamp(y, to.y + 14, to.y + to.h - 14);
  const path = arrowPath({ x: right(from), y }, { x: to.x, y: enter }, context.gap);
  const room = to.x - right(from) - context.gap * 2;
  const words = fit(parent.level === 2 ? `large page, no ${context.lowest}` : "large page, no table below", room, 11);
  const label = skips && !missing ? { x: right(from) + context.gap + room / 2, y: enter - 6, text: words } : null;
  scene.arrows.push({ key: `${card.table.pa}:${child.index} ${child.key}`, path, tone, dashed: missing, label });
}

function addRoots(scene: Structure, machine: MachineInfo, columns: Columns, steps: WalkStep[]): void {
  for (const card of scene.cards.filter((one) => one.table.register !== "")) {
    const { register, frame, pa } = card.table;
    const box = { x: 14, y: card.y, w: 62, h: 36 };
    const lit = steps[0]?.table === pa;
    scene.registers.push({ ...box, name: register, value: frame, path: registerPath(box, card), lit });
    if (machine.recursiveSlot !== null && card.recursive) {
      scene.loops.push(...layoutLoops(card, machine.recursiveSlot, steps, columns.all));
    }
  }
}

function focusOf(scene: Structure, steps: WalkStep[]): Structure["focus"] {
  const step = steps.find((one) => one.decided) ?? steps.at(-1);
  const card = scene.cards.find((one) => one.table.pa === step?.table);
  if (!step || !card) return null;
  return { x: card.x + card.w / 2, w: card.w, y: heightOf(card, step.index) ?? card.y };
}

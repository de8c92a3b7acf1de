import type { Floor, Hex, MachineView, WalkStep } from "../engine/protocol";
import { count, inWords } from "../model/words";
import { columnOf, type Columns } from "./columns";
import { right, type Rect, type Tone } from "./shapes";
import { firstFit, monoWidth, wrap } from "./text";

/** One memory reference of a floor: the frame by its colour, in the column of what it was read as. */
export interface Chip extends Rect {
  step: WalkStep;
  role: string; // "as PDE"
  tone: Tone;
}

export interface TowerFloor extends Rect {
  kind: "future" | "top" | "past";
  number: number;
  event: number;
  title: string;
  va: Hex;
  code: string;
  textX: number;
  chips: Chip[];
  links: { x1: number; x2: number; y: number }[];
  note: { x: number; lines: string[] };
  /** Said on the floor to come when all floors, it included, stop at one cell; "" otherwise. */
  remark: string;
}

/** The open faults as a stack, the latest on top. */
export interface Tower {
  floors: TowerFloor[]; // top first
  folded: number; // lowest floors that are not drawn
  height: number;
  title: string;
  remark: string; // what the floors have in common, "" when nothing or when the floor to come says it
}

export const FLOOR = 50;
export const STEP = 55;
const CHIP = { w: 104, h: 36 };
const HEADING = 33;
const EDGE = 8;
const TEXT = 39;

/** The height of a tower of so many floors, with its heading. */
export const towerRoom = (floors: number): number => HEADING + STEP * floors;

/** Names of the tables by level, for sentences about cells. */
export type Names = (level: number) => string;

/**
 * Lays out the tower in the columns of the structure. At most `most` floors are drawn; the lowest fold first, because the
 * top is where something happens.
 */
export function layoutTower(view: MachineView, columns: Columns, names: Names, most: number): Tower {
  const open = [...view.tower].sort((a, b) => b.number - a.number);
  const future = view.nextFloor;
  const shown = open.slice(0, Math.max(1, most - (future && open.length >= most ? 1 : 0)));
  const floors: TowerFloor[] = [];
  let y = 0;
  if (future && open.length > 0) {
    floors.push(futureFloor(future, open.length + 1, columns, remarkOf([...cellsOf(view.tower), future.stop], names)));
    y += STEP;
  }
  for (const floor of shown) {
    floors.push(layoutFloor(floor, y, columns));
    y += STEP;
  }
  return {
    floors,
    folded: open.length - shown.length,
    height: Math.max(0, y - (STEP - FLOOR)),
    title: open.length === 0 ? "no fault open" : count(open.length, "floor"),
    remark: floors[0]?.remark ? "" : remarkOf(cellsOf(view.tower), names),
  };
}

/** The floor to come: nothing of it has happened, so it has the one chip that will stop it, and that is drawn dashed. */
function futureFloor(
  next: NonNullable<MachineView["nextFloor"]>,
  number: number,
  columns: Columns,
  all: string,
): TowerFloor {
  const rect = { x: EDGE, y: 0, w: columns.width - 2 * EDGE, h: FLOOR };
  const chips = next.stop ? [layoutChip(next.stop, next.stop.ref - 1, columns)] : [];
  const noteX = chips[0] ? noteStart(chips[0], columns) : 0;
  const lines = chips.length > 0 ? wrap(all, right(rect) - 10 - noteX, 13, 2) : [];
  const said = lines.join(" ") === all;
  return {
    ...rect,
    kind: "future",
    number,
    event: next.event,
    title: `to come, event ${next.event}`,
    va: next.va,
    code: "",
    textX: EDGE + TEXT,
    chips,
    links: [],
    note: { x: noteX, lines: said ? lines : [] },
    remark: said ? all : "",
  };
}

function layoutFloor(floor: Floor, y: number, columns: Columns): TowerFloor {
  const rect = { x: EDGE, y, w: columns.width - 2 * EDGE, h: FLOOR };
  const chips = floor.steps.map((step, at) => layoutChip(step, at, columns));
  const links = chips
    .slice(1)
    .map((chip, at) => ({ x1: right(chips[at] ?? chip), x2: chip.x, y: chip.y + chip.h / 2 }));
  const last = chips.at(-1);
  const noteX = last ? noteStart(last, columns) : right(columnOf(columns, 0));
  const noteRoom = right(rect) - 10 - noteX;
  const textRoom = (chips[0]?.x ?? noteX) - EDGE - TEXT - 6;
  return {
    ...rect,
    kind: floor.top ? "top" : "past",
    number: floor.number,
    event: floor.event,
    title: firstFit([floor.doing, floor.doing.replace(/^(storing the|line \d+:) /, "")], textRoom, 12),
    va: floor.va,
    code: firstFit(
      [`${floor.vector} ${floor.code} ${floor.words}`, `${floor.vector} ${floor.code}`],
      textRoom,
      11,
      monoWidth,
    ),
    textX: EDGE + TEXT,
    chips,
    links,
    note: { x: noteX, lines: wrap(floor.note, noteRoom, 12, 3) },
    remark: "",
  };
}

function layoutChip(step: WalkStep, at: number, columns: Columns): Chip {
  const column = columnOf(columns, step.role);
  const w = Math.min(CHIP.w, (columns.all[1] ?? column).w - 18);
  // The first column is shared with the floor's words, so its chip stands at the column's end.
  const x = at === 0 ? right(column) - w - 4 : column.x + 4;
  const tone: Tone = step.decided ? "fault" : "walk";
  return { x, y: 7, w, h: CHIP.h, step, role: `as ${step.roleName}`, tone };
}

function noteStart(last: Chip, columns: Columns): number {
  const next = columns.all.find((column) => column.x > right(last));
  return Math.max(right(last) + 18, (next?.x ?? 0) + 4);
}

/** The entry that each open fault stopped at. */
const cellsOf = (tower: Floor[]): (WalkStep | null)[] =>
  tower.map((floor) => floor.steps.find((step) => step.decided) ?? null);

/** The point of the whole exercise, said only when it is true: several faults, one cell. */
function remarkOf(cells: (WalkStep | null)[], names: Names): string {
  const first = cells[0];
  if (cells.length < 2 || !first || cells.some((cell) => cell?.pa !== first.pa)) return "";
  const cell = first.is > 0 ? `${names(first.is)}[${first.index}]` : `frame ${first.frame}, entry ${first.index}`;
  return `${cells.length === 2 ? "Both" : `All ${inWords(cells.length)}`} stop at one cell: ${cell}`;
}

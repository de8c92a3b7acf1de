import type { MachineInfo } from "../engine/protocol";
import { clamp } from "./shapes";

/** One column of the picture: a level that the hardware can read a frame as, or the page at the end. */
export interface Column {
  level: number; // 0 = the page
  name: string;
  bits: string; // "47:39"
  x: number;
  w: number;
}

/**
 * Where the roles stand. The structure and the fault tower are both laid out from this one value: that they share their
 * columns is the concept, and it cannot break while there is only one.
 */
export interface Columns {
  gutter: number;
  width: number;
  gap: number;
  all: Column[]; // root first
}

const MARGIN = 12;
const LEAST = { gutter: 116, root: 150, table: 106, page: 114, gap: 13 };
const LIKED = { gutter: 172, root: 160, table: 118, page: 124, gap: 18 };
const MOST_GAP = 64;

/** The narrowest picture that can still be read; below it the pane scrolls sideways. */
export function leastWidth(machine: MachineInfo): number {
  const levels = machine.levels.length;
  return LEAST.gutter + LEAST.root + (levels - 1) * LEAST.table + LEAST.page + levels * LEAST.gap + MARGIN;
}

/** Shares the width out: up to the liked sizes evenly, then to the gaps, then to the cards. */
export function layoutColumns(machine: MachineInfo, available: number): Columns {
  const width = Math.max(available, leastWidth(machine));
  const levels = machine.levels.length;
  const sum = (size: typeof LEAST): number =>
    size.gutter + size.root + (levels - 1) * size.table + size.page + levels * size.gap + MARGIN;
  const share = clamp((width - sum(LEAST)) / (sum(LIKED) - sum(LEAST)), 0, 1);
  const mix = (key: keyof typeof LEAST): number => LEAST[key] + (LIKED[key] - LEAST[key]) * share;
  const spare = Math.max(0, width - sum(LIKED));
  const gap = Math.floor(Math.min(mix("gap") + spare / levels, MOST_GAP));
  const left = Math.max(0, spare - (gap - mix("gap")) * levels);
  const wider = Math.floor(left / (levels + 1));

  const gutter = Math.floor(mix("gutter"));
  let x = gutter;
  const all = [...machine.levels.map((info) => info.level), 0].map((level, at): Column => {
    const info = machine.levels[at];
    const w = Math.floor(mix(level === 0 ? "page" : at === 0 ? "root" : "table")) + wider;
    const column = {
      level,
      name: info?.table ?? "page",
      bits: info ? `${info.highBit}:${info.lowBit}` : `${(machine.levels.at(-1)?.lowBit ?? 12) - 1}:0`,
      x,
      w,
    };
    x += w + gap;
    return column;
  });
  return { gutter, width, gap, all };
}

/** Columns for a small drawing without words: the gaps, which show what leads where, are wide beside the cards. */
export function miniColumns(machine: MachineInfo): Columns {
  const [gutter, gap] = [64, 38];
  let x = gutter;
  const all = [...machine.levels, null].map((info, at): Column => {
    const w = at === 0 ? 118 : 96;
    const column = { level: info?.level ?? 0, name: info?.table ?? "page", bits: "", x, w };
    x += w + gap;
    return column;
  });
  return { gutter, width: x - gap + MARGIN, gap, all };
}

export function columnOf(columns: Columns, level: number): Column {
  const found = columns.all.find((column) => column.level === level);
  if (!found) throw new Error(`There is no column for level ${level}.`);
  return found;
}

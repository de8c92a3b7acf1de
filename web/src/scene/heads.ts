import type { Hex, MachineInfo, WalkView } from "../engine/protocol";
import { offsetText } from "../model/address";
import type { Column, Columns } from "./columns";
import { monoWidth } from "./text";

/** The part of the walked address that picks the entry in a column. */
export interface Pick {
  text: string;
  /** `read`: the walk came to this entry; `self`: it is the one chosen for recursion; `unread`: the walk ended before. */
  tone: "read" | "self" | "unread";
}

export interface Head {
  column: Column;
  pick: Pick | null;
}

/** What stands over the columns: their names, and the address of the walk cut into the indices that pick from each. */
export interface Heads {
  heads: Head[];
  address: { hex: Hex; size: number } | null;
  /** Where the walk came to, over the column of pages; "" when it stopped or has no room. */
  end: string;
  root: number; // level of the root, whose colour the recursive index has
}

export const HEADS = 51;
export const PICK = { w: 32, h: 18 };
const LEFT = 14;

export function layoutHeads(columns: Columns, machine: MachineInfo, walk: WalkView | null): Heads {
  const root = machine.levels[0]?.level ?? 0;
  const heads = columns.all.map((column): Head => ({ column, pick: walk && pickOf(column, machine, walk) }));
  if (!walk) return { heads, address: null, end: "", root };
  const page = columns.all.at(-1);
  const room = page ? page.w - PICK.w - 18 : 0;
  const digits = machine.vaBits > 32 ? 16 : 8;
  const size = Math.floor(Math.min(14, (columns.gutter - LEFT - 11) / (digits / 2)));
  const end = walk.pa ? `→ ${walk.pa}` : "";
  return { heads, address: { hex: walk.va, size }, end: monoWidth(end, 13) <= room ? end : "", root };
}

function pickOf(column: Column, machine: MachineInfo, walk: WalkView): Pick {
  const at = machine.levels.findIndex((level) => level.level === column.level);
  const index = walk.indices[at];
  if (index === undefined) {
    const lowest = machine.levels.at(-1)?.lowBit ?? 12;
    return { text: offsetText(walk.offset, lowest), tone: walk.pa ? "read" : "unread" };
  }
  const read = walk.steps.some((one) => one.role === column.level);
  const tone = index === machine.recursiveSlot ? "self" : read ? "read" : "unread";
  return { text: String(index), tone };
}

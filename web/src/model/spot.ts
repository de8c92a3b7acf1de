import type { Hex } from "../engine/protocol";

/** One entry under one role: the same cell can be looked at as several things. */
export interface Cell {
  pa: Hex;
  role: number;
}

/** An entry by its number in the table that begins at `table`, read as one of its own level. */
export interface Spot {
  table: Hex;
  index: number;
  role: number;
}

import { STEP, towerRoom } from "./tower";

/** What heads, strips and tables need, in pixels. */
const REST = 350;

/** How much of a machine a picture of some height has room for. */
export interface Room {
  rows: number; // of a card, before the rest folds
  floors: number; // of the tower, before the lowest fold
  strips: boolean;
}

/**
 * Deals out the height of a picture, in pixels. `deepest` is the highest tower of the whole run, null where no tower is drawn:
 * by it the strips are there or not, so that a run never takes them away half-way, and neither does zooming.
 */
export function dealRoom(height: number, zoom: number, deepest: number | null): Room {
  const floorsAt = (zoom: number): number => Math.max(2, Math.min(5, Math.floor((height * 0.42) / (STEP * zoom))));
  const tower = deepest === null ? 0 : towerRoom(Math.min(deepest, floorsAt(1)));
  return { rows: height > 700 ? 9 : 6, floors: floorsAt(zoom), strips: height > REST + tower };
}

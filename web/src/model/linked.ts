import type { Hex, PageRun } from "../engine/protocol";

/** A part of the picture that is about frames: a table, a page, a window, a stretch of memory. */
export interface Linked {
  look: string; // "table", "page", "window", …
  /** The frames that lie here or that are mapped here, first and last. */
  frames?: readonly [bigint, bigint];
}

/** Parts that belong together: a frame and every page that leads to it, the window on tables included. */
export function areLinked(one: Linked, other: Linked): boolean {
  if (one === other) return true;
  if (one.look === "window" || other.look === "window") return one.look === "table" || other.look === "table";
  const [a, b] = [one.frames, other.frames];
  return a !== undefined && b !== undefined && a[0] <= b[1] && b[0] <= a[1];
}

export const tableMemory = (frame: Hex): Linked => ({ look: "table", frames: [BigInt(frame), BigInt(frame)] });

export const pageMemory = ({ frame, lastFrame }: PageRun): Linked => ({
  look: "page",
  frames: [BigInt(frame), BigInt(lastFrame)],
});

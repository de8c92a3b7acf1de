import type { Hex, MachineView, PageRun } from "../engine/protocol";
import { toHex } from "../model/address";
import type { Rect } from "./shapes";

/** A window as it is drawn: a bracket around what is seen, and one around the page that shows it. */
export interface Lens {
  key: string;
  frame: Hex;
  around: Rect[];
  /** Address of the entry that aims it and of the page that it fills; null while the entry stands in a fold. */
  aim: { pa: Hex; start: Hex } | null;
}

/** A map of all memory shows every frame; that is no window on this one. */
export function shows(run: PageRun, frame: Hex): boolean {
  const [first, wanted] = [BigInt(run.frame), BigInt(frame)];
  const small = run.level === 1 && run.name !== "identity map" && run.name !== "direct map";
  return small && wanted >= first && wanted < first + BigInt(run.count);
}

/** Frames of tables that a page of virtual memory shows just now: what software sees through its windows. */
export function lenses(view: MachineView): ReadonlyMap<Hex, PageRun> {
  const found = new Map<Hex, PageRun>();
  const small = view.pages.filter((run) => run.level === 1);
  for (const frame of new Set(view.tables.map((table) => table.frame))) {
    const run = small.find((one) => shows(one, frame));
    if (run) found.set(frame, run);
  }
  return found;
}

const PAGE = 4096n;

/** The windows with their brackets, from the cards of the tables and of the pages. */
export function layoutLenses(
  view: MachineView,
  cards: readonly (Rect & { table: { frame: Hex } })[],
  pages: readonly (Rect & { run: PageRun })[],
): Lens[] {
  return [...lenses(view)].map(([frame, run]) => {
    const rows = view.tables.find((table) => table.pa === run.table)?.rows ?? [];
    const row = rows.find((one) => one.target === frame && one.index >= run.index && one.index < run.index + run.count);
    const start = row && toHex(BigInt(run.start) + BigInt(row.index - run.index) * PAGE);
    return {
      key: `${run.start} ${frame}`,
      frame,
      around: [...cards.filter((card) => card.table.frame === frame), ...pages.filter((page) => page.run === run)],
      aim: row && start ? { pa: row.pa, start } : null,
    };
  });
}

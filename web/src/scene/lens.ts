import type { Hex, MachineView, PageRun, TableView } from "../engine/protocol";
import { toHex } from "../model/address";
import { entryAddress } from "./rows";
import type { Rect } from "./shapes";

/** A window as it is drawn: a bracket around what is seen, and one around the page that shows it. */
export interface Lens {
  key: string;
  frame: Hex;
  around: Rect[];
  /** Address of the entry that aims it and of the page that it fills; null where several entries make one large page. */
  aim: { pa: Hex; start: Hex } | null;
}

/** What of the picture can be bracketed. `folds` stand for the children of a table that are not drawn. */
export interface Bracketable {
  cards: readonly (Rect & { table: { pa: Hex; frame: Hex } })[];
  pages: readonly (Rect & { run: PageRun })[];
  folds: readonly (Rect & { parent: Hex })[];
}

/** A map of all memory shows every frame; that is no window on this one. */
const isWindow = (run: PageRun): boolean => run.level === 1 && run.name !== "identity map" && run.name !== "direct map";

export function shows(run: PageRun, frame: Hex): boolean {
  if (!isWindow(run)) return false;
  const [first, wanted] = [BigInt(run.frame), BigInt(frame)];
  return wanted >= first && wanted < first + BigInt(run.count);
}

/** Frames of tables that a page of virtual memory shows just now: what software sees through its windows. */
export function lenses(view: MachineView): ReadonlyMap<Hex, PageRun> {
  const found = new Map<Hex, PageRun>();
  const small = view.pages.filter(isWindow);
  if (small.length === 0) return found;
  for (const frame of new Set(view.tables.map((table) => table.frame))) {
    const run = small.find((one) => shows(one, frame));
    if (run) found.set(frame, run);
  }
  return found;
}

const PAGE = 4096n;
const SMALL = "4 KiB";
/** Brackets around one fold stand so far apart that each can be taken hold of. */
const NEST = 6;

/** The windows with their brackets: around the cards of the tables and of the pages, or around the folds that hide these. */
export function layoutLenses(view: MachineView, drawn: Bracketable, entryBytes: number): Lens[] {
  const byAddress = new Map(view.tables.map((table) => [table.pa, table]));
  const foldOf = (parent: Hex | undefined): Bracketable["folds"][number] | undefined => {
    for (let at = parent; at !== undefined; at = byAddress.get(at)?.parent?.table) {
      const pa = at;
      const fold = drawn.folds.find((one) => one.parent === pa);
      if (fold) return fold;
    }
    return undefined;
  };
  const taken = new Map<Rect, number>();
  return [...lenses(view)].map(([frame, run]) => {
    const seen = drawn.cards.filter((card) => card.table.frame === frame);
    const shown = drawn.pages.filter((page) => page.run === run);
    const home = view.tables.find((table) => table.frame === frame);
    const folds = new Set([
      seen.length > 0 ? undefined : foldOf(home?.parent?.table),
      shown.length > 0 ? undefined : foldOf(run.table),
    ]);
    const nested = [...folds].flatMap((fold) => {
      if (!fold) return [];
      const by = NEST * (taken.get(fold) ?? 0);
      taken.set(fold, (taken.get(fold) ?? 0) + 1);
      return [{ x: fold.x - by, y: fold.y - by, w: fold.w + 2 * by, h: fold.h + 2 * by }];
    });
    return {
      key: `${run.start} ${frame}`,
      frame,
      around: [...seen, ...shown, ...nested],
      aim: aimOf(run, frame, byAddress.get(run.table), entryBytes),
    };
  });
}

/** The entry may stand in a fold of its table: it is as far into the run as the frame is. */
function aimOf(run: PageRun, frame: Hex, table: TableView | undefined, entryBytes: number): Lens["aim"] {
  if (!table || run.pageSize !== SMALL) return null;
  const offset = BigInt(frame) - BigInt(run.frame);
  const pa = entryAddress(table, run.index + Number(offset), entryBytes);
  return { pa, start: toHex(BigInt(run.start) + offset * PAGE) };
}

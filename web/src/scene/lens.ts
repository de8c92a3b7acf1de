import type { Hex, LensView, MachineView, PageRun } from "../engine/protocol";
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

/** The first window on each frame. */
const firsts = (view: MachineView): LensView[] =>
  [...new Map(view.lenses.toReversed().map((lens) => [lens.frame, lens])).values()].reverse();

/** The runs of pages that are drawn as windows. */
export const windowRuns = (view: MachineView): ReadonlySet<Hex> => new Set(firsts(view).map((lens) => lens.run));

/** Brackets around one fold stand so far apart that each can be taken hold of. */
const NEST = 6;

/** The windows with their brackets: around the cards of the tables and of the pages, or around the folds that hide these. */
export function layoutLenses(view: MachineView, drawn: Bracketable): Lens[] {
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
  return firsts(view).map(({ frame, run, page, entry }) => {
    const seen = drawn.cards.filter((card) => card.table.frame === frame);
    const shown = drawn.pages.filter((one) => one.run.start === run);
    const home = view.tables.find((table) => table.frame === frame);
    const folds = new Set([
      seen.length > 0 ? undefined : foldOf(home?.parent?.table),
      shown.length > 0 ? undefined : foldOf(view.pages.find((one) => one.start === run)?.table),
    ]);
    const nested = [...folds].flatMap((fold) => {
      if (!fold) return [];
      const by = NEST * (taken.get(fold) ?? 0);
      taken.set(fold, (taken.get(fold) ?? 0) + 1);
      return [{ x: fold.x - by, y: fold.y - by, w: fold.w + 2 * by, h: fold.h + 2 * by }];
    });
    return {
      key: `${run} ${frame}`,
      frame,
      around: [...seen, ...shown, ...nested],
      aim: entry ? { pa: entry, start: page } : null,
    };
  });
}

import type { Hex, MachineView, PageRun } from "../engine/protocol";

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

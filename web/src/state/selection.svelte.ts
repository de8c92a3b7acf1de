import type { AddressSplit, EntryView, Hex } from "../engine/protocol";
import { untrack } from "svelte";
import { keep } from "../model/keep";
import type { Linked } from "../model/linked";
import type { Cell, Spot } from "../model/spot";
import type { Lab } from "./lab.svelte";

/** What the reader looks at: the inspected entry, the hovered one, the unfolded tables, the address taken apart. */
export class Selection {
  chosen = $state.raw<Cell | null>(null);
  entry = $state.raw<EntryView | null>(null);
  hovered = $state.raw<Hex | null>(null);
  /** What the pointer is over; everything else that is about the same frames lights up. */
  pointed = $state.raw<Linked | null>(null);
  open = $state.raw<ReadonlySet<Hex>>(new Set());
  address = $state.raw("");
  split = $state.raw<AddressSplit | null>(null);

  readonly #lab: Lab;
  #asked = 0;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** The chosen cell, or the one that the walk's outcome hangs on. */
  get cell(): Cell | null {
    if (this.chosen) return this.chosen;
    const steps = this.#lab.view?.walk?.steps ?? [];
    const step = steps.find((one) => one.decided) ?? steps.at(-1);
    return step ? { pa: step.pa, role: step.role } : null;
  }

  choose(cell: Cell): void {
    this.chosen = this.chosen?.pa === cell.pa && this.chosen.role === cell.role ? null : cell;
  }

  /** Chooses an entry of which nobody has told yet where it lies. */
  async chooseAt({ table, index, role }: Spot): Promise<void> {
    const run = this.#lab.run;
    try {
      const { pa } = await this.#lab.engine.entryIn(table, index, role, this.#lab.event);
      if (this.#lab.run === run) this.choose({ pa, role });
    } catch {
      // The run went away meanwhile, and its table with it.
    }
  }

  /** Chooses a cell that may be chosen already. */
  keep(cell: Cell): void {
    this.chosen = cell;
  }

  follow(): void {
    this.chosen = null;
  }

  hover(pa: Hex | null): void {
    this.hovered = pa;
  }

  point(thing: Linked | null): void {
    this.pointed = thing;
  }

  /** Unfolds a table with all its children, or folds it again. */
  toggleOpen(frame: Hex): void {
    const open = new Set(this.open);
    if (!open.delete(frame)) open.add(frame);
    this.open = open;
  }

  /** Forgets everything that belongs to a run that is gone. */
  reset(): void {
    this.chosen = null;
    this.pointed = null;
    this.open = new Set();
  }

  /** Asks the simulator what the cell means at this moment. */
  async refresh(): Promise<void> {
    const cell = this.cell;
    const event = this.#lab.view?.event;
    const asked = ++this.#asked;
    if (!cell || event === undefined) {
      this.entry = null;
      return;
    }
    try {
      const entry = await this.#lab.engine.entry(cell.pa, cell.role, event);
      if (asked === this.#asked) this.entry = keep(this.entry, entry);
    } catch {
      // A cell of an older run may not exist any more; nothing to inspect then.
      if (asked === this.#asked) this.entry = null;
    }
  }

  async takeApart(address: string): Promise<void> {
    this.address = address;
    if (address.trim() === "" || untrack(() => this.#lab.run) === null) {
      this.split = null;
      return;
    }
    try {
      const split = await this.#lab.engine.split(address);
      if (this.address === address) this.split = split;
    } catch {
      this.split = null;
    }
  }
}

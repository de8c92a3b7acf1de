import { recall, remember } from "./storage";

export type PaneName = "script" | "inspect" | "time";

interface Pane {
  /** Pixels, or null for the size that fits the window by itself. */
  size: number | null;
  folded: boolean;
}

type Panes = Record<PaneName, Pane>;

const NAMES: PaneName[] = ["script", "inspect", "time"];
const LEAST: Record<PaneName, number> = { script: 180, inspect: 240, time: 120 };
/** Deeper runs have lower lanes. */
const MOST_LANES = 5;
/** Caption, brackets and legend over and under the lanes of the time. */
const AROUND_LANES = 114;
/** Of the window's width, or height for the time below. The picture keeps the rest. */
const MOST: Record<PaneName, number> = { script: 0.4, inspect: 0.4, time: 0.6 };

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** How large the panes around the picture are, as the reader left them. */
export class PaneSizes {
  panes = $state.raw<Panes>(readPanes(recall("panes")));
  /** How many depths the run has: a shallow one leaves the picture the room that its timeline has no use for. */
  depths = $state.raw(MOST_LANES);

  readonly #window: { readonly width: number; readonly height: number };
  /** What was open before all was folded, to be opened again. */
  #before: readonly PaneName[] = NAMES;

  constructor(window: { readonly width: number; readonly height: number }) {
    this.#window = window;
  }

  least = (name: PaneName): number => LEAST[name];

  most(name: PaneName): number {
    const { width, height } = this.#window;
    return Math.max(LEAST[name], Math.round(MOST[name] * (name === "time" ? height : width)));
  }

  size(name: PaneName): number {
    return clamp(this.panes[name].size ?? this.#usual(name), LEAST[name], this.most(name));
  }

  folded(name: PaneName): boolean {
    return this.panes[name].folded;
  }

  resize(name: PaneName, size: number): void {
    this.#set(name, { size: Math.round(clamp(size, LEAST[name], this.most(name))), folded: false });
  }

  toggle(name: PaneName): void {
    this.#set(name, { ...this.panes[name], folded: !this.panes[name].folded });
  }

  /** Whether the picture has the page to itself, for a room of people or a wide walk. */
  get alone(): boolean {
    return NAMES.every((name) => this.panes[name].folded);
  }

  /** Folds whatever is open around the picture, or opens it again. */
  toggleAlone(): void {
    const open = NAMES.filter((name) => !this.panes[name].folded);
    const wanted = open.length > 0 ? [] : this.#before;
    if (open.length > 0) this.#before = open;
    const asWanted = (name: PaneName): Pane => ({ ...this.panes[name], folded: !wanted.includes(name) });
    this.#keep(Object.fromEntries(NAMES.map((name) => [name, asWanted(name)])) as Panes);
  }

  /** Back to the size that fits by itself. */
  reset(name: PaneName): void {
    this.#set(name, { size: null, folded: false });
  }

  #set(name: PaneName, pane: Pane): void {
    this.#keep({ ...this.panes, [name]: pane });
  }

  #keep(panes: Panes): void {
    this.panes = panes;
    remember("panes", panes);
  }

  #usual(name: PaneName): number {
    const { width, height } = this.#window;
    if (name === "script") return clamp(Math.round(width * 0.175), 228, 320);
    if (name === "inspect") return clamp(Math.round(width * 0.211), 276, 360);
    const lanes = clamp(this.depths, 1, MOST_LANES);
    const lane = height >= 800 ? 20 : lanes > 3 ? 14 : 18;
    return AROUND_LANES + lanes * lane;
  }
}

/** Whatever was kept, what comes out is complete and sane. */
export function readPanes(kept: unknown): Panes {
  const of = (name: PaneName): Pane => {
    const pane = (kept as Partial<Record<PaneName, Partial<Pane> | null>> | null)?.[name];
    const size = typeof pane?.size === "number" && Number.isFinite(pane.size) ? pane.size : null;
    return { size, folded: pane?.folded === true };
  };
  return Object.fromEntries(NAMES.map((name) => [name, of(name)])) as Panes;
}

import { PaneSizes } from "./panes.svelte";

export type Tab = "tower" | "tables" | "script" | "inspect";

/** Which panes there is room for. Widths are those of the design: three panes, two and a drawer, one with drawers, tabs. */
export class Layout {
  width = $state.raw(window.innerWidth);
  height = $state.raw(window.innerHeight);
  tab = $state.raw<Tab>("tower");
  drawer = $state.raw<"script" | "inspect" | null>(null);
  help = $state.raw(false);
  readonly panes = new PaneSizes(this);
  /** Inside of another page: nothing that edits, nothing that leads elsewhere. */
  readonly embedded: boolean;

  constructor(embedded = false) {
    this.embedded = embedded;
    window.addEventListener("resize", () => this.#measure());
  }

  get phone(): boolean {
    return this.width < 640 && !this.embedded;
  }

  get scriptDocked(): boolean {
    return this.width >= 1024 && !this.embedded;
  }

  get inspectorDocked(): boolean {
    return this.width >= 1280 && !this.embedded;
  }

  show(tab: Tab): void {
    this.tab = tab;
  }

  toggleDrawer(drawer: "script" | "inspect"): void {
    this.drawer = this.drawer === drawer ? null : drawer;
  }

  closeDrawer(): void {
    this.drawer = null;
  }

  toggleHelp(): void {
    this.help = !this.help;
  }

  #measure(): void {
    this.width = window.innerWidth;
    this.height = window.innerHeight;
  }
}

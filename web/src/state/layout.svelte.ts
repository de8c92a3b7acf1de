import { PaneSizes } from "./panes.svelte";

export type Page = "lab" | "gallery" | "compare" | "calculator";
export type Tab = "tower" | "tables" | "script" | "inspect";

/** Which panes there is room for. Widths are those of the design: three panes, two and a drawer, one with drawers, tabs. */
export class Layout {
  width = $state.raw(window.innerWidth);
  height = $state.raw(window.innerHeight);
  /** Which tab of the phone is shown; null as long as there is no moment to show. */
  tab = $state.raw<Tab | null>(null);
  drawer = $state.raw<"script" | "inspect" | null>(null);
  help = $state.raw(false);
  page = $state.raw<Page>("lab");
  /** What of the page the address asks for: "two-processes" in "#/compare/two-processes". */
  about = $state.raw("");
  /** The fragment that brought the reader to the lab, to come back to it without starting anew. */
  labFragment = $state.raw("");
  readonly panes = new PaneSizes(this);
  /** Inside of another page: nothing that edits, nothing that leads elsewhere. */
  readonly embedded: boolean;

  #labVisited = false;

  constructor(embedded = false) {
    this.embedded = embedded;
    window.addEventListener("resize", () => this.#measure());
  }

  get pages(): { name: string; page: Page; href: string }[] {
    return [
      { name: "Lab", page: "lab", href: `#${this.labFragment}` },
      { name: "Gallery", page: "gallery", href: "#/gallery" },
      { name: "Compare", page: "compare", href: "#/compare" },
      { name: "Calculator", page: "calculator", href: "#/calculator" },
    ];
  }

  /** Shows the page that the address asks for; true when it is the lab, and a script is asked for that is not there yet. */
  visit(fragment: string): boolean {
    const [, asked, about = ""] = /^#?\/([a-z]+)(?:\/([a-z0-9-]+))?$/.exec(fragment) ?? [];
    this.about = about;
    const page = this.pages.find((one) => one.page === asked);
    this.page = page?.page ?? "lab";
    if (page) return false;
    const body = fragment.replace(/^#/, "");
    const isNew = !this.#labVisited || body !== this.labFragment;
    this.#labVisited = true;
    this.labFragment = body;
    return isNew;
  }

  /** The next way into the lab opens anew what it names, even if it is what was there before. */
  leaveLab(): void {
    this.#labVisited = false;
  }

  get phone(): boolean {
    return this.width < 640;
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

  /** Shows a tab to begin with; the one that the reader has chosen stays. */
  begin(tab: Tab): void {
    this.tab ??= tab;
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

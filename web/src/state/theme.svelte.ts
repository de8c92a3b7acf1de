import { recall, remember } from "./storage";

export type ThemeChoice = "system" | "light" | "dark";

const ORDER: ThemeChoice[] = ["system", "light", "dark"];

/** Light, dark, or whatever the reader's system says. The choice outlives the visit where storage is allowed. */
export class Theme {
  choice = $state.raw<ThemeChoice>("system");

  constructor() {
    const kept = recall("theme");
    this.#apply(ORDER.find((choice) => choice === kept) ?? "system");
  }

  next(): void {
    this.#apply(ORDER[(ORDER.indexOf(this.choice) + 1) % ORDER.length] ?? "system");
    remember("theme", this.choice);
  }

  #apply(choice: ThemeChoice): void {
    this.choice = choice;
    if (choice === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = choice;
  }
}

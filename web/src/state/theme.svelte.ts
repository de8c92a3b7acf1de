export type ThemeChoice = "system" | "light" | "dark";

const KEY = "pagewalk.theme";
const ORDER: ThemeChoice[] = ["system", "light", "dark"];

/** Light, dark, or whatever the reader's system says. The choice outlives the visit where storage is allowed. */
export class Theme {
  choice = $state.raw<ThemeChoice>("system");

  constructor() {
    try {
      const kept = localStorage.getItem(KEY);
      this.#apply(ORDER.find((choice) => choice === kept) ?? "system");
    } catch {
      this.#apply("system");
    }
  }

  next(): void {
    this.#apply(ORDER[(ORDER.indexOf(this.choice) + 1) % ORDER.length] ?? "system");
    try {
      localStorage.setItem(KEY, this.choice);
    } catch {
      // Without storage the choice holds until the page is left.
    }
  }

  #apply(choice: ThemeChoice): void {
    this.choice = choice;
    if (choice === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = choice;
  }
}

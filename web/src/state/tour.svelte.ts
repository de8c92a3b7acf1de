import { recall, remember } from "./storage";

/** The few words for a first visit. Whoever has closed them once does not see them again. */
export class Tour {
  step = $state.raw<number | null>(null);

  start(): void {
    if (recall("toured") !== true) this.step = 0;
  }

  go(step: number): void {
    this.step = step;
  }

  close(): void {
    this.step = null;
    remember("toured", true);
  }
}

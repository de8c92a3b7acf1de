import type { Engine } from "../engine/engine";
import type { Calculation } from "../engine/protocol";

/** An address, a slot and a format, and what the simulator reckons from them. */
export class Calculator {
  address = $state.raw("0x401000");
  slot = $state.raw("511");
  format = $state.raw("x86-64");
  result = $state.raw<Calculation | null>(null);
  /** Why there is nothing to show, as a sentence; "" when there is. */
  error = $state.raw("");

  readonly #engine: Engine;
  #asked = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
    void this.#reckon();
  }

  setAddress(address: string): void {
    this.address = address;
    void this.#reckon();
  }

  setSlot(slot: string): void {
    this.slot = slot;
    void this.#reckon();
  }

  /** Another format has another number of slots; its last one is the usual choice. */
  setFormat(format: string): void {
    this.format = format;
    const slots = this.result?.choices.find((one) => one.name === format)?.slots;
    if (slots !== undefined) this.slot = String(slots - 1);
    void this.#reckon();
  }

  async #reckon(): Promise<void> {
    const asked = ++this.#asked;
    const slot = /^\s*\d{1,5}\s*$/.test(this.slot) ? Number(this.slot) : -1;
    try {
      const result = await this.#engine.calculate(this.format, slot, this.address);
      if (asked !== this.#asked) return;
      this.error = result.error;
      // A half-typed address leaves the last answer standing, greyed.
      if (result.error === "" || !this.result) this.result = result;
    } catch (error) {
      if (asked === this.#asked) this.error = error instanceof Error ? error.message : String(error);
    }
  }
}

import type { Engine } from "../engine/engine";
import type { RolesView } from "../engine/roles";

/** The walk that the roles view tells: of a typed address, or the latest one of the moment. */
export class Roles {
  address = $state.raw("");
  result = $state.raw<RolesView | null>(null);

  readonly #engine: Engine;
  #event = 0;
  #asked = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Walks `address`; "" goes back to following the run. */
  walk(address: string): Promise<void> {
    this.address = address;
    return this.#ask();
  }

  stand(event: number): Promise<void> {
    this.#event = event;
    return this.#ask();
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const result = await this.#engine.roles(this.address, this.#event);
      if (asked === this.#asked) this.result = result;
    } catch {
      // The run is gone; the next one asks again.
      if (asked === this.#asked) this.result = null;
    }
  }
}

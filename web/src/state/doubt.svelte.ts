import type { Access, AddressBelief, Mode, Permission } from "../engine/belief";
import { EngineGone, type Engine } from "../engine/engine";

/** What the tables say of one address, what the processor believes, and who would refuse an access to it. */
export class Doubt {
  address = $state.raw("");
  access = $state.raw<Access>("write");
  as = $state.raw<Mode>("kernel");
  belief = $state.raw<AddressBelief | null>(null);
  permission = $state.raw<Permission | null>(null);
  /** Why there is no answer, a sentence; "" when there is one. */
  error = $state.raw("");

  readonly #engine: Engine;
  #asked = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  choose(access: Access, as: Mode, event: number): Promise<void> {
    this.access = access;
    this.as = as;
    return this.ask(this.address, event);
  }

  async ask(address: string, event: number): Promise<void> {
    this.address = address;
    const asked = ++this.#asked;
    if (address.trim() === "") {
      this.belief = this.permission = null;
      this.error = "";
      return;
    }
    try {
      const [belief, permission] = await Promise.all([
        this.#engine.belief(address, "", event),
        this.#engine.permission(address, this.access, this.as, "", event),
      ]);
      if (asked !== this.#asked) return;
      this.belief = belief;
      this.permission = permission;
      this.error = "";
    } catch (error) {
      if (asked === this.#asked && !(error instanceof EngineGone))
        this.error = error instanceof Error ? error.message : String(error);
    }
  }
}

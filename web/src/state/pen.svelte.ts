import type { EntryView, Hex, RunInfo } from "../engine/protocol";
import {
  cureGoes,
  followedBy,
  lastBootLine,
  statementAt,
  withPoke,
  withSetting,
  withStatement,
  type Edit,
} from "../model/edits";
import type { Lab } from "./lab.svelte";

/**
 * What a click in the picture writes into the script, which is the only truth: nothing else changes the machine. It writes
 * while the script is the one that the picture shows, and only then.
 */
export class Pen {
  /** The controls of the machine that are off or on, by name. */
  switches = $state.raw<ReadonlySet<string>>(new Set());

  /** The controls that take a digit, by name, with the largest one. */
  dials = $state.raw<ReadonlyMap<string, number>>(new Map());

  readonly #lab: Lab;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** Which controls can be switched follows from the language, for the format of this run. */
  async learn(run: RunInfo): Promise<void> {
    const { formats } = await this.#lab.engine.language();
    const keys = formats.find((one) => one.name === run.machine.format)?.keys ?? [];
    const digits = keys.flatMap(({ name, takes }): [string, number][] => {
      const most = /^a number from 0 to (\d)$/.exec(takes)?.[1];
      return most === undefined ? [] : [[name, Number(most)]];
    });
    this.dials = new Map(digits);
    this.switches = new Set(keys.filter((key) => key.words.join(" ") === "0 1").map((key) => key.name));
  }

  /** Writes a word of physical memory. */
  async poke(entry: EntryView, value: Hex): Promise<void> {
    await this.#telling(() => this.#poke(entry, value, ""));
  }

  /** Moves a window: its entry at `pa` is pointed at another frame, and what was cached of its page `start` is forgotten. */
  async aim(pa: Hex, start: Hex, frame: Hex): Promise<void> {
    const { engine, event } = this.#lab;
    await this.#telling(async () => {
      const entry = await engine.entry(pa, 1, event);
      await this.#poke(entry, await engine.aimed(pa, frame, event), `invalidate ${start}`);
    });
  }

  /** Changes a control of the machine, which is a key of the script's machine line. */
  set(key: string, value: number): void {
    const { run, text } = this.#lab;
    const line = run?.statements.find((one) => one.text.startsWith("machine "))?.line;
    if (line !== undefined) this.#write(withSetting(text, line, key, String(value)));
  }

  /** Writes what cures a stale belief beside the statement that one stands in. */
  cure(statement: string): void {
    const { run, event, text } = this.#lab;
    const here = run && statementAt(run, event);
    if (here) this.#write(withStatement(text, here.line, cureGoes(here), statement));
  }

  /**
   * By a line before the statement that one stands in, so that its effect is seen at once, unless that statement itself has
   * made the word what it is. `then` is a statement to follow it, "" for none.
   */
  async #poke(entry: EntryView, value: Hex, then: string): Promise<void> {
    const { run, event, text, engine } = this.#lab;
    if (!run) return;
    const write = (line: number, place: "before" | "behind"): void => {
      const edit = withPoke(text, line, place, entry.pa, value);
      this.#write(then === "" ? edit : followedBy(edit, then));
    };
    const statement = statementAt(run, event);
    if (!statement || statement.boot) return write(lastBootLine(run), "behind");
    const before = await engine.entry(entry.pa, entry.role, statement.firstEvent);
    if (this.#lab.text === text) write(statement.line, before.raw === entry.raw ? "before" : "behind");
  }

  async #telling(work: () => Promise<void>): Promise<void> {
    if (!this.#lab.editable) return;
    try {
      await work();
    } catch (error) {
      this.#lab.complain(error);
    }
  }

  #write({ text, line }: Edit): void {
    if (this.#lab.editable) this.#lab.edit(text, line);
  }
}

import { EngineGone, type Engine } from "../engine/engine";
import type { Diagnostic, LoadResult, MachineView, RunInfo } from "../engine/protocol";
import { momentAfterEdit } from "../model/edits";
import { keep } from "../model/keep";
import { readLink } from "../model/link";
import { Trace } from "../model/trace";
import type { GalleryItem } from "./gallery";
import { Pen } from "./pen.svelte";

/** Where the script stands. A broken script keeps the last good run on the screen. */
export type Phase = "starting" | "loading" | "ready" | "broken" | "failed";

const DEBOUNCE = 250;
const CHUNK = 4096;
/** Views are a few kilobytes each; these many make stepping back and forth instant. */
const KEPT_VIEWS = 160;

/**
 * The script, its run and the moment that is looked at. All of it changes by the methods below only; everything the page
 * shows is derived from these fields.
 */
export class Lab {
  text = $state.raw("");
  name = $state.raw("");
  phase = $state.raw<Phase>("starting");
  run = $state.raw<RunInfo | null>(null);
  trace = $state.raw<Trace | null>(null);
  view = $state.raw<MachineView | null>(null);
  event = $state.raw(0);
  diagnostics = $state.raw<Diagnostic[]>([]);
  notice = $state.raw("");
  failure = $state.raw("");
  /** The line that a click in the picture wrote, until something is typed; 0 for none. */
  edited = $state.raw(0);
  /** True when an answer has been awaited for so long that the reader should be told. */
  slow = $state.raw(false);

  readonly gallery: readonly GalleryItem[];
  readonly pen: Pen;
  readonly #engine: Engine;
  #views = new Map<number, MachineView>();
  /** Views that were asked for, by their events. */
  #asked = new Map<number, Promise<MachineView>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #fetching: Promise<void> | null = null;
  #wantsMoment: number | null = null;
  /** Whether the script is another one than that of the run, not an edit of it. */
  #opened = true;
  #diedOn: string | null = null;

  constructor(engine: Engine, gallery: readonly GalleryItem[]) {
    this.#engine = engine;
    this.gallery = gallery;
    this.pen = new Pen(this);
    engine.onRestart(() => void this.#afterRestart());
  }

  get engine(): Engine {
    return this.#engine;
  }

  /** What the run is called; a script need not have a title. */
  get title(): string {
    return this.run ? this.run.title || "Untitled" : "";
  }

  get last(): number {
    return Math.max(0, (this.run?.eventCount ?? 1) - 1);
  }

  /** Opens what the fragment of an address asks for; the first scenario when it asks for nothing that there is. */
  async visit(fragment: string): Promise<void> {
    const wish = await readLink(fragment);
    if (wish.kind === "script") return this.openText(wish.text, "", wish.event);
    const named = wish.kind === "gallery" ? this.gallery.find((item) => item.name === wish.name) : undefined;
    const first = named ?? this.gallery[0];
    if (first) await this.open(first, named && wish.kind === "gallery" ? wish.event : null);
    else this.phase = "ready";
    if (wish.kind === "refused") this.notice = wish.reason;
    else if (wish.kind === "gallery" && !named)
      this.notice = `There is no scenario called ${wish.name} in the gallery.`;
  }

  /** Replaces the script by a scenario of the gallery and goes to its first moment of interest. */
  async open(item: GalleryItem, event: number | null = null): Promise<void> {
    await this.openText(item.text, item.name, event);
  }

  /** Replaces the script by a text from elsewhere; `name` is what it is called, "" when it has no name. */
  async openText(text: string, name: string, event: number | null = null): Promise<void> {
    this.name = name || (this.gallery.find((item) => item.text === text)?.name ?? "");
    this.text = text;
    this.edited = 0;
    this.notice = "";
    this.#opened = true;
    this.#wantsMoment = event;
    clearTimeout(this.#timer);
    await this.#load();
  }

  /** Says something that the reader may dismiss. */
  tell(notice: string): void {
    this.notice = notice;
  }

  /** Says what went wrong, unless it is that nobody waits for the answer any more. */
  complain(error: unknown): void {
    if (!(error instanceof EngineGone)) this.tell(sentence(error));
  }

  /** Takes what was typed; the run follows when typing pauses. */
  edit(text: string, edited = this.edited): void {
    if (text === this.text) return;
    this.edited = edited;
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), DEBOUNCE);
  }

  /** True when the script is the one that the picture shows, so that the picture may write into it. */
  get editable(): boolean {
    return this.phase === "ready" && this.run !== null;
  }

  /** Puts the parser's proposal in the place of what it complains about. */
  cure(diagnostic: Diagnostic): void {
    if (diagnostic.replacement === null) return;
    const lines = this.text.split("\n");
    const line = lines[diagnostic.line - 1] ?? "";
    lines[diagnostic.line - 1] =
      line.slice(0, diagnostic.column - 1) + diagnostic.replacement + line.slice(diagnostic.endColumn - 1);
    this.edit(lines.join("\n"));
  }

  /**
   * Stands at another event. Fast scrubbing wishes for more views than can be made: only the latest wish is asked for next,
   * and the promise resolves when the picture has caught up with it.
   */
  seek(event: number): Promise<void> {
    if (!this.run) return Promise.resolve();
    const before = this.event;
    this.event = Math.min(Math.max(event, 0), this.last);
    const known = this.#views.get(this.event);
    if (known) this.view = keep(this.view, known);
    // While another run is on its way, its views must not be shown as this one's; after a failure there is no run to ask.
    if (this.phase === "loading" || this.phase === "failed") return Promise.resolve();
    if (!this.#fetching) {
      const fetching = this.#fetchViews().finally(() => {
        if (this.#fetching === fetching) this.#fetching = null;
        this.#lookAhead(2 * this.event - before);
      });
      this.#fetching = fetching;
    }
    return this.#fetching;
  }

  /** Who makes a step makes another one: its view is there by then, and the step is one change of the page and not two. */
  #lookAhead(event: number): void {
    if (Math.abs(event - this.event) !== 1 || event < 0 || event > this.last || this.#views.has(event)) return;
    if (this.phase === "loading" || this.phase === "failed" || this.#fetching) return;
    this.#viewOf(event).catch(() => {});
  }

  /** A view is asked for once, whoever wants it, and kept when it belongs to the run that is shown. */
  #viewOf(event: number): Promise<MachineView> {
    const attempt = this.#attempt;
    const asked = this.#asked.get(event);
    if (asked) return asked;
    const answer = this.#engine
      .view(event)
      .then((view) => {
        if (attempt === this.#attempt) this.#keep(view);
        return view;
      })
      .finally(() => {
        if (this.#asked.get(event) === answer) this.#asked.delete(event);
      });
    this.#asked.set(event, answer);
    return answer;
  }

  async #fetchViews(): Promise<void> {
    const attempt = this.#attempt;
    try {
      while (this.view?.event !== this.event) {
        const view = await this.#viewOf(this.event);
        if (attempt !== this.#attempt) return;
        this.view = keep(this.view, this.#views.get(this.event) ?? view);
      }
    } catch (error) {
      if (attempt === this.#attempt) this.complain(error);
    }
  }

  /** Goes to the first event of a script line, if it has one. */
  seekLine(line: number): void {
    const statement = this.run?.statements.find((one) => one.line === line && one.firstEvent >= 0);
    if (statement) void this.seek(statement.firstEvent);
  }

  /** Gives up a run that takes too long. The script stays. */
  cancel(): void {
    this.#attempt++;
    this.#asked.clear();
    this.#engine.cancel();
    this.#views.clear();
    this.run = null;
    this.#watch(false);
    this.phase = "failed";
    this.failure = "The run was cancelled. Edit the script to run it again.";
  }

  dismissNotice(): void {
    this.notice = "";
  }

  async #load(): Promise<void> {
    const attempt = ++this.#attempt;
    this.#fetching = null;
    this.#asked.clear();
    const text = this.text;
    this.phase = "loading";
    this.#watch(true);
    try {
      const result = await this.#engine.load(text);
      if (attempt !== this.#attempt) return;
      if (result.ok) await this.#accept(result.run, attempt);
      else this.#refuse(result);
    } catch (error) {
      if (attempt === this.#attempt && !(error instanceof EngineGone)) this.#fail(error);
    } finally {
      if (attempt === this.#attempt) this.#watch(false);
    }
  }

  async #accept(run: RunInfo, attempt: number): Promise<void> {
    const inside = (moment: number): number => Math.min(Math.max(moment, 0), Math.max(0, run.eventCount - 1));
    const viewAt = (event: number): Promise<MachineView | null> =>
      run.eventCount > 0 ? this.#engine.view(event) : Promise.resolve(null);
    const before = this.#opened ? null : this.trace;
    let event = inside(this.#wantsMoment ?? run.firstMoment);
    // Which moment an edit keeps is known from the trace only; otherwise both are asked for at once.
    const [trace, early] = await Promise.all([this.#fetchTrace(run.eventCount), before ? null : viewAt(event)]);
    if (attempt !== this.#attempt) return;
    if (before && this.run) {
      const old = { run: this.run, trace: before };
      event = inside(momentAfterEdit(old, { run, trace }, this.event, this.edited));
    }
    const view = early ?? (await viewAt(event));
    if (attempt !== this.#attempt) return;
    // All at once, so that no picture ever mixes two runs.
    this.#views.clear();
    this.#wantsMoment = null;
    this.#opened = false;
    this.diagnostics = [];
    this.failure = "";
    this.run = run;
    this.trace = trace;
    this.event = event;
    this.view = keep(this.view, view);
    this.phase = "ready";
    this.#diedOn = null;
    if (view) this.#keep(view);
    void this.pen.learn(run).catch(() => {});
  }

  /** The last good run stays, on the screen and in the simulator: one can look around in it while typing. */
  #refuse(result: Extract<LoadResult, { ok: false }>): void {
    this.diagnostics = result.diagnostics;
    this.phase = "broken";
  }

  async #fetchTrace(count: number): Promise<Trace> {
    const trace = new Trace(count);
    for (let from = 0; from < count; from += CHUNK) {
      trace.add(await this.#engine.trace(from, Math.min(count, from + CHUNK)));
    }
    return trace;
  }

  #keep(view: MachineView): void {
    this.#views.set(view.event, view);
    const oldest = this.#views.keys().next();
    if (this.#views.size > KEPT_VIEWS && !oldest.done) this.#views.delete(oldest.value);
  }

  /** Loads the script again in the fresh simulator, unless it was this script that killed the last one. */
  async #afterRestart(): Promise<void> {
    if (this.#diedOn === this.text) {
      this.phase = "failed";
      this.notice = "";
      this.failure = "The simulator stops on this script. Your script is safe: change it, and it runs again.";
      this.#watch(false);
      return;
    }
    this.#diedOn = this.text;
    const died = this.text;
    this.notice = "The simulator stopped. Your script is safe. Restarted.";
    await this.#load();
    if (this.phase === "ready") this.#diedOn = died;
  }

  #fail(error: unknown): void {
    this.phase = "failed";
    this.failure = sentence(error);
    this.#watch(false);
  }

  #watch(waiting: boolean): void {
    clearTimeout(this.#slowTimer);
    this.slow = false;
    if (waiting) this.#slowTimer = setTimeout(() => (this.slow = true), 300);
  }
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

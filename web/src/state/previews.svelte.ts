import { EngineGone, type Engine } from "../engine/engine";
import { EVENT_KINDS, type MachineView, type RunInfo, type TraceWindow } from "../engine/protocol";
import type { GalleryItem } from "./gallery";

/** The key moment of a scenario. */
export interface Preview {
  run: RunInfo;
  view: MachineView;
}

/** Key moments are looked for among so many events; a longer run has had its point by then. */
const MOST = 4096;

/**
 * Runs every scenario of the gallery once, one after the other, in a simulator of its own: the one of the lab keeps the run
 * that the reader has there.
 */
export class Previews {
  known = $state.raw<ReadonlyMap<string, Preview>>(new Map());
  failed = $state.raw("");

  readonly #items: readonly GalleryItem[];
  readonly #connect: () => Engine;
  #started = false;

  constructor(items: readonly GalleryItem[], connect: () => Engine) {
    this.#items = items;
    this.#connect = connect;
  }

  async start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    const engine = this.#connect();
    try {
      const seen = new Set<string>();
      for (const item of this.#items) {
        const preview = await previewOf(engine, item.text, seen);
        if (preview) this.known = new Map(this.known).set(item.name, preview);
      }
    } catch (error) {
      if (!(error instanceof EngineGone)) this.failed = error instanceof Error ? error.message : String(error);
    } finally {
      engine.close();
    }
  }
}

/** A tower that an earlier scenario has shown already is not the point of this one: its end is. */
async function previewOf(engine: Engine, text: string, seen: Set<string>): Promise<Preview | null> {
  const result = await engine.load(text);
  if (!result.ok || result.run.eventCount === 0) return null;
  const trace = await engine.trace(0, Math.min(MOST, result.run.eventCount));
  const view = await engine.view(keyMoment(trace, result.run.firstMoment));
  const shape = view.tower.map((floor) => floor.steps.map((step) => `${step.role}${step.is}`).join()).join(" ");
  const known = shape !== "" && seen.has(shape);
  seen.add(shape);
  return { run: result.run, view: known ? await engine.view(result.run.eventCount - 1) : view };
}

/** The most deeply nested fault, the first of them; without a nested one the moment at which the scenario opens. */
export function keyMoment(trace: TraceWindow, otherwise: number): number {
  const fault = EVENT_KINDS.indexOf("fault");
  let best = -1;
  trace.kind.forEach((kind, event) => {
    if (kind === fault && (trace.depth[event] ?? 0) > (trace.depth[best] ?? 0)) best = event;
  });
  return best < 0 ? otherwise : best;
}

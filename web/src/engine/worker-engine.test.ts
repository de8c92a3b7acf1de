import { expect, test } from "vitest";
import { EngineError, EngineGone } from "./engine";
import type { FromWorker, Request } from "./messages";
import { WorkerEngine, type Thread } from "./worker-engine";

/** A thread whose answers the test gives by hand. */
class Line implements Thread {
  onmessage: ((message: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly asked: Request[] = [];
  ended = false;

  postMessage(message: unknown): void {
    this.asked.push(message as Request);
  }

  terminate(): void {
    this.ended = true;
  }

  say(data: FromWorker): void {
    this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }
}

function wired(): { engine: WorkerEngine; lines: Line[]; last: () => Line } {
  const lines: Line[] = [];
  const engine = new WorkerEngine(() => {
    const line = new Line();
    lines.push(line);
    return line;
  });
  return { engine, lines, last: () => lines[lines.length - 1]! };
}

test("answers find their questions by number, in whatever order they come", async () => {
  const { engine, last } = wired();
  const first = engine.view(1);
  const second = engine.view(2);
  const [one, two] = last().asked;
  last().say({ id: two!.id, ok: true, json: '{"event":2}' });
  last().say({ id: one!.id, ok: true, json: '{"event":1}' });
  expect(await first).toEqual({ event: 1 });
  expect(await second).toEqual({ event: 2 });
});

test("an error sentence rejects its own question and leaves the simulator alive", async () => {
  const { engine, lines, last } = wired();
  const asked = engine.entry("0x1", 1, 0);
  last().say({ id: last().asked[0]!.id, ok: false, error: "There is no such cell.", fatal: false });
  await expect(asked).rejects.toThrow(new EngineError("There is no such cell."));
  expect(lines).toHaveLength(1);
});

test("a trap starts a fresh simulator, tells it, and rejects everything that was waiting", async () => {
  const { engine, lines, last } = wired();
  let restarted = 0;
  engine.onRestart(() => restarted++);
  const trapped = engine.load("pagewalk 1");
  const waiting = engine.view(3);
  last().say({ id: lines[0]!.asked[0]!.id, ok: false, error: "unreachable", fatal: true });
  await expect(trapped).rejects.toThrow(EngineGone);
  await expect(waiting).rejects.toThrow(EngineGone);
  expect(lines[0]!.ended).toBe(true);
  expect(lines).toHaveLength(2);
  expect(restarted).toBe(1);
});

test("what a dead worker still says is not heard", async () => {
  const { engine, lines } = wired();
  const gone = engine.view(1);
  engine.cancel();
  await expect(gone).rejects.toThrow(EngineGone);
  const asked = engine.view(1);
  lines[0]!.say({ id: lines[1]!.asked[0]!.id, ok: true, json: '{"event":99}' });
  lines[1]!.say({ id: lines[1]!.asked[0]!.id, ok: true, json: '{"event":1}' });
  expect(await asked).toEqual({ event: 1 });
});

test("a simulator of another version is refused with a sentence", async () => {
  const { engine, last } = wired();
  const asked = engine.view(0);
  last().say({ hello: true, protocol: 999, engine: "" });
  await expect(asked).rejects.toThrow("different versions");
  await expect(engine.view(0)).rejects.toThrow("different versions");
});

test("a simulator that cannot start answers every question with the reason", async () => {
  const { engine, last } = wired();
  last().say({ failed: "WebAssembly is off." });
  await expect(engine.view(0)).rejects.toThrow("WebAssembly is off.");
});

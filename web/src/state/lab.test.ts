import { expect, test, vi } from "vitest";
import { EngineGone, type Engine } from "../engine/engine";
import type { LoadResult } from "../engine/protocol";
import { RUN, connect } from "../testing/recorded";
import { GALLERY } from "./gallery";
import { Lab } from "./lab.svelte";
import { Transport } from "./transport.svelte";

async function opened(change: Partial<Engine> = {}): Promise<Lab> {
  const lab = new Lab({ ...connect(), ...change }, GALLERY);
  await lab.visit("");
  return lab;
}

test("a scenario opens at its first moment of interest, or at the one that was asked for", async () => {
  const lab = await opened();
  expect([lab.phase, lab.event, lab.view?.event]).toEqual(["ready", RUN.firstMoment, RUN.firstMoment]);
  const other = new Lab(connect(), GALLERY);
  await other.visit("#first-touch/18");
  expect(other.view?.event).toBe(18);
});

test("a script without a title is called so", async () => {
  const lab = await opened({ load: () => Promise.resolve({ ok: true, run: { ...RUN, title: "" } }) });
  expect(lab.title).toBe("Untitled");
});

test("time has two ends", async () => {
  const lab = await opened();
  await lab.seek(-5);
  expect(lab.view?.event).toBe(0);
  await lab.seek(9999);
  expect(lab.view?.event).toBe(RUN.eventCount - 1);
});

test("of many wishes made while an answer is due, only the latest is asked for next", async () => {
  const engine = connect();
  const asked: number[] = [];
  const lab = await opened({ view: (event) => (asked.push(event), engine.view(event)) });
  asked.length = 0;
  const wishes = [20, 21, 22, 23, 24].map((event) => lab.seek(event));
  await Promise.all(wishes);
  expect(lab.view?.event).toBe(24);
  expect(asked).toEqual([20, 24]);
});

test("a broken script keeps the last good picture and says what is wrong", async () => {
  vi.useFakeTimers();
  const lab = await opened();
  const view = lab.view;
  lab.edit(lab.text.replace("store 0x401000", "stor 0x401000"));
  await vi.advanceTimersByTimeAsync(400);
  expect([lab.phase, lab.diagnostics.length, lab.view === view]).toEqual(["broken", 1, true]);
  lab.cure(lab.diagnostics[0]!);
  expect(lab.text).toContain("store 0x401000");
  await vi.advanceTimersByTimeAsync(400);
  expect([lab.phase, lab.diagnostics.length]).toEqual(["ready", 0]);
  vi.useRealTimers();
});

test("typing is waited out: one run for many keys", async () => {
  vi.useFakeTimers();
  let loads = 0;
  const engine = connect();
  const lab = await opened({ load: (text) => (loads++, engine.load(text)) });
  loads = 0;
  for (const extra of ["a", "ab", "abc"]) {
    lab.edit(`${lab.text.trimEnd()} # ${extra}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(400);
  expect(loads).toBe(1);
  vi.useRealTimers();
});

test("after the simulator died the script is loaded again, but not a second time if it dies of it", async () => {
  let restart = (): void => {};
  let dying = false;
  const engine = connect();
  const load = (text: string): Promise<LoadResult> => {
    if (!dying) return engine.load(text);
    restart();
    return Promise.reject(new EngineGone());
  };
  const lab = await opened({ load, onRestart: (listener) => (restart = listener) });
  const { text } = lab;
  restart();
  await vi.waitFor(() => expect(lab.phase).toBe("ready"));
  expect(lab.notice).toBe("The simulator stopped. Your script is safe. Restarted.");
  dying = true;
  restart();
  await vi.waitFor(() => expect(lab.phase).toBe("failed"));
  expect([lab.text, lab.failure]).toEqual([text, expect.stringContaining("Your script is safe")]);
});

test("keys jump between faults and stay when there is no further one", async () => {
  const lab = await opened();
  const transport = new Transport(lab);
  const seen = [lab.event];
  for (let at = 0; at < 6; at++) {
    transport.jump("fault", 1);
    seen.push(lab.event);
  }
  expect(seen).toEqual([27, 31, 35, 39, 81, 81, 81]);
  transport.jump("fault", -1);
  expect(lab.event).toBe(39);
});

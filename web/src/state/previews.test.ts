import { expect, test, vi } from "vitest";
import { AT, RUN, TRACE, connect } from "../testing/recorded";
import { GALLERY } from "./gallery";
import { Previews, keyMoment } from "./previews.svelte";

test("the key moment is the deepest fault, or the moment at which the scenario opens", () => {
  expect(keyMoment(TRACE, RUN.firstMoment)).toBe(AT.faults[3]);
  const flat = { ...TRACE, depth: TRACE.depth.map(() => 0) };
  expect(keyMoment(flat, 7)).toBe(7);
});

test("every scenario is run once, in a simulator that is closed afterwards", async () => {
  const close = vi.fn();
  let loads = 0;
  const engine = connect();
  const previews = new Previews(GALLERY, () => ({ ...engine, close, load: (text) => (loads++, engine.load(text)) }));
  await previews.start();
  await previews.start();
  expect([loads, previews.known.size, close.mock.calls.length]).toEqual([GALLERY.length, GALLERY.length, 1]);
});

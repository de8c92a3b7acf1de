import { afterEach, expect, test, vi } from "vitest";
import { PaneSizes, readPanes } from "./panes.svelte";

const desk = { width: 1440, height: 900 };

afterEach(() => vi.unstubAllGlobals());

function kept(text: string | null): Map<string, string> {
  const store = new Map<string, string>();
  if (text !== null) store.set("pagewalk.panes", text);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
  });
  return store;
}

test("a pane keeps the size and the fold that it was left with", () => {
  kept(null);
  const first = new PaneSizes(desk);
  first.resize("script", 333);
  first.toggle("inspect");
  const second = new PaneSizes(desk);
  expect([second.size("script"), second.folded("inspect"), second.folded("script")]).toEqual([333, true, false]);
  second.reset("script");
  expect(new PaneSizes(desk).size("script")).toBe(252);
});

test("no pane leaves its bounds, and in a smaller window it gives way", () => {
  kept(null);
  const panes = new PaneSizes(desk);
  panes.resize("script", 5);
  expect(panes.size("script")).toBe(180);
  panes.resize("script", 5000);
  expect(panes.size("script")).toBe(576);
  expect(new PaneSizes({ width: 1024, height: 700 }).size("script")).toBe(410);
});

test("storage that is off, full or full of nonsense does no harm", () => {
  for (const nonsense of ["{", "null", "7", '{"script":{"size":"wide"}}', '{"script":null,"time":{"size":1e999}}']) {
    kept(nonsense);
    expect(new PaneSizes(desk).size("script")).toBe(252);
  }
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new Error("denied");
    },
    setItem: () => {
      throw new Error("full");
    },
  });
  const panes = new PaneSizes(desk);
  panes.resize("time", 300);
  expect(panes.size("time")).toBe(300);
});

test("what was kept for one pane only is completed", () => {
  expect(readPanes({ time: { size: 200, folded: true } })).toEqual({
    script: { size: null, folded: false },
    inspect: { size: null, folded: false },
    time: { size: 200, folded: true },
  });
});

test("a shallow run leaves the picture the height that its timeline does not need", () => {
  kept(null);
  const panes = new PaneSizes(desk);
  expect(panes.size("time")).toBe(214);
  panes.depths = 1;
  expect(panes.size("time")).toBe(134);
  panes.depths = 40;
  expect(panes.size("time")).toBe(214);
  panes.resize("time", 300);
  expect(panes.size("time")).toBe(300);
});

test("the picture alone folds what is open, and opens just that again", () => {
  kept(null);
  const panes = new PaneSizes(desk);
  panes.resize("script", 333);
  panes.toggle("inspect");
  panes.toggleAlone();
  expect(panes.alone).toBe(true);
  panes.toggleAlone();
  expect([panes.folded("script"), panes.folded("inspect"), panes.folded("time")]).toEqual([false, true, false]);
  expect(panes.size("script")).toBe(333);
});

test("a page that comes back with the picture alone opens all of it", () => {
  kept(null);
  new PaneSizes(desk).toggleAlone();
  const later = new PaneSizes(desk);
  expect(later.alone).toBe(true);
  later.toggleAlone();
  expect([later.folded("script"), later.folded("inspect"), later.folded("time")]).toEqual([false, false, false]);
});

import { expect, test } from "vitest";
import { Camera } from "./camera.svelte";

test("steps lead in and out and end at both ends", () => {
  const camera = new Camera();
  camera.step(1);
  expect(camera.zoom).toBe(1.25);
  for (let at = 0; at < 20; at++) camera.step(1);
  expect(camera.zoom).toBe(2.5);
  for (let at = 0; at < 20; at++) camera.step(-1);
  expect(camera.zoom).toBe(0.4);
  camera.set(1);
  expect(camera.zoom).toBe(1);
});

test("fit shows everything, never larger than life and never too small to read", () => {
  const camera = new Camera();
  const fitted = (height: number, content: number): number => {
    camera.fit();
    camera.measure(height, content);
    return camera.zoom;
  };
  expect(fitted(400, 300)).toBe(1);
  expect(fitted(400, 500)).toBe(0.8);
  expect(fitted(400, 100_000)).toBe(0.4);
  camera.step(1);
  camera.measure(400, 300);
  expect([camera.fitting, camera.zoom]).toEqual([false, 0.5]);
});

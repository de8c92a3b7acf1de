import { mount } from "svelte";
import App from "./App.svelte";
import type { Engine } from "./engine/engine";
import { RANK, turns } from "./paint/turns";

export function open(engine: Engine): void {
  const target = document.getElementById("app");
  if (target) turns.wait(RANK.shell, () => mount(App, { target, props: { engine } }));
}

import { mount } from "svelte";
import App from "./App.svelte";
import type { Engine } from "./engine/engine";
import { turns } from "./state/turns";

export function open(engine: Engine): void {
  const target = document.getElementById("app");
  if (target) turns.wait(0, () => mount(App, { target, props: { engine } }));
}

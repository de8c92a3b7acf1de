import { mount } from "svelte";
import App from "./App.svelte";
import type { Engine } from "./engine/engine";

export function open(engine: Engine): void {
  const target = document.getElementById("app");
  if (target) mount(App, { target, props: { engine } });
}

import { mount } from "svelte";
import App from "./App.svelte";
import type { Engine } from "./engine/engine";

/** `#first-touch/19` opens that scenario of the gallery at that event. */
function wish(): { scenario: string; event: number | null } {
  const [scenario = "", event = ""] = decodeURIComponent(location.hash.slice(1)).split("/");
  return { scenario, event: /^\d+$/.test(event) ? Number(event) : null };
}

export function open(engine: Engine): void {
  const target = document.getElementById("app");
  if (target) mount(App, { target, props: { engine, ...wish() } });
}

import type { Camera } from "../state/camera.svelte";
import type { Lab } from "../state/lab.svelte";
import type { Layout } from "../state/layout.svelte";
import type { Looks } from "../state/looks.svelte";
import type { Selection } from "../state/selection.svelte";
import type { Share } from "../state/share.svelte";
import type { Transport } from "../state/transport.svelte";

/** What the keys may move. */
export interface Hands {
  transport: Transport;
  selection: Selection;
  layout: Layout;
  share: Share;
  camera: Camera;
  looks: Looks;
  lab: Lab;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable=true], dialog[open]") !== null;

/** The space bar belongs to what the keys have brought the focus to. After a click it goes on playing. */
const pressing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches("button:focus-visible, [role=button]:focus-visible, [role=menu] *");

/** The keys of the design. They belong to the page as long as nobody is typing into something. */
export function handleKey(
  event: KeyboardEvent,
  { transport, selection, layout, share, camera, looks, lab }: Hands,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target)) return;
  const direction = event.shiftKey ? -1 : 1;
  const actions: Record<string, () => void> = {
    ArrowLeft: () => transport.step(-1),
    ArrowRight: () => transport.step(1),
    Home: () => transport.start(),
    End: () => transport.end(),
    f: () => transport.jump("fault", direction),
    t: () => transport.jump("tlbFill", direction),
    c: () => transport.jumpToTable(direction),
    e: () => transport.jump("expect", direction),
    "[": () => layout.panes.toggle("script"),
    "]": () => layout.panes.toggle("inspect"),
    "\\": () => layout.panes.toggle("time"),
    p: () => layout.panes.toggleAlone(),
    l: () => void share.copyLink(),
    ">": () => transport.changeSpeed(1),
    "<": () => transport.changeSpeed(-1),
    "+": () => camera.step(1),
    "-": () => camera.step(-1),
    "0": () => camera.set(1),
    z: () => camera.fit(),
    w: () => camera.toggleFollow(),
    v: () => lab.run && looks.turn(lab.run.machine, direction),
    "?": () => layout.toggleHelp(),
    Escape: () => {
      selection.follow();
      layout.closeDrawer();
    },
  };
  if (layout.page !== "lab" && event.key !== "?") return;
  if (!pressing(event.target)) actions[" "] = () => transport.toggle();
  const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

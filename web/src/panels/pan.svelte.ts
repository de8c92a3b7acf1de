import type { Attachment } from "svelte/attachments";
import type { Rect } from "../scene/shapes";
import type { Camera } from "../state/camera.svelte";

/** What scrolls: the picture sideways as a whole, the structure in it up and down. */
export interface Scrollers {
  across: HTMLElement | undefined;
  along: HTMLElement | undefined;
}

/** Moves the picture under the pointer, and brings places of it into sight. */
export class Pan {
  /** True while the pointer holds the ground. */
  held = $state.raw(false);

  readonly #scrollers: () => Scrollers;
  #grip = { x: 0, y: 0, left: 0, top: 0 };

  constructor(scrollers: () => Scrollers) {
    this.#scrollers = scrollers;
  }

  /**
   * Lets the pointer drag a ground and with it the picture; entries and cards keep their clicks. Fingers scroll by themselves,
   * as does the keyboard.
   */
  readonly drag: Attachment<HTMLElement> = (ground) => {
    const registered = new AbortController();
    const { signal } = registered;
    ground.addEventListener("pointerdown", this.#grab, { signal });
    ground.addEventListener("pointermove", this.#pull, { signal });
    ground.addEventListener("pointerup", this.#letGo, { signal });
    ground.addEventListener("pointercancel", this.#letGo, { signal });
    return () => registered.abort();
  };

  readonly #grab = (event: PointerEvent): void => {
    const { across, along } = this.#scrollers();
    if (event.button !== 0 || event.pointerType === "touch" || !across || !along) return;
    if ((event.target as Element).closest("[role=button], [role=img], .card")) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#grip = { x: event.clientX, y: event.clientY, left: across.scrollLeft, top: along.scrollTop };
    this.held = true;
  };

  readonly #pull = (event: PointerEvent): void => {
    if (!this.held) return;
    const { across, along } = this.#scrollers();
    across?.scrollTo({ left: this.#grip.left - (event.clientX - this.#grip.x), behavior: "instant" });
    along?.scrollTo({ top: this.#grip.top - (event.clientY - this.#grip.y), behavior: "instant" });
  };

  readonly #letGo = (): void => {
    this.held = false;
  };

  /**
   * Scrolls as far as needed for a place to be seen; the rest of the picture stays where the reader has scrolled it. What is
   * `seen` is handed in, as asking the browser for it would have everything laid out at once.
   */
  show(place: { x: number; y: number; w: number }, seen: Rect, behavior: ScrollBehavior): void {
    const { across, along } = this.#scrollers();
    if (place.y < seen.y + 24 || place.y > seen.y + seen.h - 24) {
      along?.scrollTo({ top: place.y - seen.h / 2, behavior });
    }
    if (place.x - place.w / 2 < seen.x || place.x + place.w / 2 > seen.x + seen.w) {
      across?.scrollTo({ left: place.x - seen.w / 2, behavior });
    }
  }
}

/**
 * A pinch on a touchpad arrives as a wheel with Ctrl. Registered by hand, as the browser's own zoom has to be stopped and a
 * listener of the markup is passive.
 */
export const pinch =
  (camera: Camera): Attachment<HTMLElement> =>
  (element) => {
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      camera.set(camera.zoom * Math.exp(-event.deltaY / 300));
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  };

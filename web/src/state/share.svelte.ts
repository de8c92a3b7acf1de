import { linkTo } from "../model/link";
import type { Lab } from "./lab.svelte";
import { embedCode, save, type Saved } from "./saved";

/** Larger files are no scripts; the simulator itself reads 64 KiB. */
const MOST_BYTES = 256 * 1024;
const SHOWN = 2_500;

/** Carries the script out of the page and into it: links and files. Only `copyShortLink` stores anything anywhere. */
export class Share {
  /** True for a moment after a link went to the clipboard. */
  copied = $state.raw(false);
  /** The link itself, where the clipboard was refused and the reader has to copy by hand. */
  byHand = $state.raw("");

  readonly #lab: Lab;
  readonly #saved: Saved | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lab: Lab, saved: Saved | null = null) {
    this.#lab = lab;
    this.#saved = saved;
  }

  /** A name for files: the scenario's, or its title in small letters. */
  get fileName(): string {
    const title = this.#lab.name || this.#lab.run?.title || "";
    return (
      title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 60) || "scenario"
    );
  }

  /** The address of this page with the script as it stands, and this moment if the script runs. */
  async link(): Promise<string> {
    const { phase, run, text, event } = this.#lab;
    const fragment = phase === "ready" && run ? await linkTo(run.canonical, event) : await linkTo(text, null);
    return location.href.replace(/#.*$/, "") + fragment;
  }

  async copyLink(): Promise<void> {
    const link = await this.link();
    // From now on reloading the page comes back here, too.
    history.replaceState(null, "", link);
    await this.#copy(link);
  }

  /** Saves the script at the server that the page came from and copies the short link to this moment. */
  async copyShortLink(): Promise<void> {
    const { phase, run, text, event } = this.#lab;
    const ran = phase === "ready" && run !== null;
    try {
      const link = await save(ran ? run.canonical : text, this.#saved);
      await this.#copy(ran ? `${link}?at=${event}` : link);
    } catch (error) {
      this.#lab.tell(error instanceof Error ? error.message : String(error));
    }
  }

  /** Saves the script as for a short link, and copies what puts this moment into another page. */
  async copyEmbed(): Promise<void> {
    const { phase, run, text, event } = this.#lab;
    const ran = phase === "ready" && run !== null;
    try {
      const link = await save(ran ? run.canonical : text, this.#saved);
      await this.#copy(embedCode(link, ran ? event : null, run?.title ?? ""));
    } catch (error) {
      this.#lab.tell(error instanceof Error ? error.message : String(error));
    }
  }

  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      clearTimeout(this.#timer);
      this.copied = true;
      this.#timer = setTimeout(() => (this.copied = false), SHOWN);
    } catch {
      this.byHand = link;
    }
  }

  closeByHand(): void {
    this.byHand = "";
  }

  downloadScript(): void {
    this.save(new Blob([this.#lab.text], { type: "text/plain" }), ".pagewalk");
  }

  /** Hands a file to the browser under the scenario's name. */
  save(content: Blob, ending: string): void {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(content);
    anchor.download = this.fileName + ending;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
  }

  /** Opens a script from a file; what cannot be one is refused with a sentence. */
  async openFile(file: File): Promise<void> {
    const lab = this.#lab;
    if (file.size > MOST_BYTES) return lab.tell(`${file.name} is too large for a script: at most 64 KiB.`);
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      return lab.tell(`${file.name} could not be read as text. A script is a text file in UTF-8.`);
    }
    if (!isScript(file.name, text))
      return lab.tell(
        `${file.name} is no script: a script begins with the line pagewalk 1. The one you had is still here.`,
      );
    await lab.openText(text, file.name.replace(/\.[^.]*$/, ""));
  }
}

/** A file that calls itself a script is opened whatever is wrong with it; any other has to begin like one. */
function isScript(name: string, text: string): boolean {
  const first = text.split("\n").find((line) => !/^\s*(#|$)/.test(line));
  return name.endsWith(".pagewalk") || /^\s*pagewalk\b/.test(first ?? "");
}

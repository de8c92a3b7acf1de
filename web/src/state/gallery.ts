import order from "../../../shared-mmu/src/main/resources/pagewalk/gallery/index.txt?raw";

/** A scenario that comes with the page. */
export interface GalleryItem {
  name: string;
  title: string;
  text: string;
}

const FOLDER = "../../../shared-mmu/src/main/resources/pagewalk/gallery/";
const texts = import.meta.glob<string>("../../../shared-mmu/src/main/resources/pagewalk/gallery/*.pagewalk", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** What stands between the quotes of the first line of that kind, undefined where there is none. */
const quoted = (text: string, kind: "title" | "note"): string | undefined =>
  new RegExp(`^${kind} "((?:\\\\.|[^"\\\\])*)"`, "m").exec(text)?.[1]?.replace(/\\(.)/g, "$1");

/** The title of a script; the file's name where there is none. */
export const titleOf = (text: string, name: string): string => quoted(text, "title") ?? name;

/** What a scenario is about: the first sentence of its first note. */
export function claimOf({ text }: GalleryItem): string {
  const note = quoted(text, "note") ?? "";
  return /^.*?[.!?](?=\s|$)/.exec(note)?.[0] ?? note;
}

/** The format of the machine, such as "x86-64". */
export const formatOf = ({ text }: GalleryItem): string => /^machine (\S+)/m.exec(text)?.[1] ?? "";

/** The gallery in the order in which it is worth reading: the engine's own scenario files, built into the page. */
export const GALLERY: GalleryItem[] = order
  .split("\n")
  .map((line) => line.trim())
  .filter((name) => name !== "")
  .map((name) => {
    const text = texts[`${FOLDER}${name}.pagewalk`] ?? "";
    return { name, title: titleOf(text, name), text };
  });

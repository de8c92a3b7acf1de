/** What the face for words needs of an em, by groups of letters of about the same width; every other letter takes 0.54. */
const WIDTHS = new Map<string, number>();
for (const [letters, width] of [
  [" ijlI.,:;'`|!()[]·", 0.28],
  ['frt-/\\"_{}', 0.36],
  ["ABCDEFJKLPRSTVXYZ0123456789", 0.62],
  ["wGHNOQU&", 0.7],
  ["mMW%@…", 0.84],
] as const) {
  for (const letter of letters) WIDTHS.set(letter, width);
}

/** Estimates of printed width: a scene has no fonts. The one face takes half an em for everything. */
export const monoWidth = (text: string, size: number): number => text.length * size * 0.5;
export const sansWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (WIDTHS.get(letter) ?? 0.54), 0) * size;
/** Semibold runs wider. */
export const boldWidth = (text: string, size: number): number => sansWidth(text, size) * 1.065;

/** Cuts a text with an ellipsis where it would leave `width`. */
export function fit(text: string, width: number, size: number, measure = sansWidth): string {
  if (measure(text, size) <= width) return text;
  for (let length = text.length - 1; length > 0; length--) {
    const cut = text.slice(0, length).trimEnd() + "…";
    if (measure(cut, size) <= width) return cut;
  }
  return "";
}

/** The first wording that has room; the last one is cut if need be. */
export function firstFit(wordings: string[], width: number, size: number, measure = sansWidth): string {
  return wordings.find((text) => measure(text, size) <= width) ?? fit(wordings.at(-1) ?? "", width, size, measure);
}

/** Breaks a text into at most `most` lines; what does not fit ends in an ellipsis. */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text.split(" ").filter((word) => word !== "");
  for (const [at, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || sansWidth(longer, size) <= width) {
      line = longer;
    } else if (lines.length === most - 1) {
      return [...lines, fit([line, ...words.slice(at)].join(" "), width, size)];
    } else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(fit(line, width, size));
  return lines;
}

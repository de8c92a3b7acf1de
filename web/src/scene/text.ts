/**
 * Estimates of printed width. A scene has no fonts, so it uses the mean widths of the two faces: half an em for every digit
 * of the one, and what running text measures for the other.
 */
export const monoWidth = (text: string, size: number): number => text.length * size * 0.5;
export const sansWidth = (text: string, size: number): number => text.length * size * 0.49;
/** Semibold runs wider. */
export const boldWidth = (text: string, size: number): number => sansWidth(text, size) * 1.1;

/** Cuts a text with an ellipsis where it would leave `width`. */
export function fit(text: string, width: number, size: number, measure = sansWidth): string {
  if (measure(text, size) <= width) return text;
  const room = Math.floor(width / measure("0", size) - 1);
  return room <= 0 ? "" : text.slice(0, room).trimEnd() + "…";
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

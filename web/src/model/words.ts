import type { WalkView } from "../engine/protocol";

/** A piece of a sentence; code stands in backticks where it travels. */
export interface Piece {
  text: string;
  code: boolean;
}

/** Takes the backticks of a caption apart; an unpaired one is kept as it is. No line ends between a number and its unit. */
export function pieces(text: string): Piece[] {
  const whole = text.replace(/(\d) (?=[KMGT]iB\b)/g, "$1\u00a0");
  const parts = whole.split("`");
  if (parts.length % 2 === 0) return [{ text: whole, code: false }];
  return parts.map((part, at) => ({ text: part, code: at % 2 === 1 })).filter((piece) => piece.text !== "");
}

/** "1 floor", "3 floors". */
export const count = (many: number, one: string, more = one + "s"): string => `${many} ${many === 1 ? one : more}`;

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Small numbers as words, as running text wants them. */
export const inWords = (many: number): string => NUMBERS[many] ?? String(many);

/** A count as a person reads it: bytes in units, largest first, so that nothing is rounded; the rest by thousands. */
export function amount(value: number, unit: string): string {
  if (unit !== "bytes") return String(value).replace(/\B(?=(\d{3})+$)/g, "\u2009");
  const parts = ["TiB", "GiB", "MiB", "KiB"].flatMap((name, at, all) => {
    const size = 1024 ** (all.length - at);
    const count = Math.floor(at === 0 ? value / size : (value % (size * 1024)) / size);
    return count > 0 ? [`${count} ${name}`] : [];
  });
  const rest = value % 1024;
  if (rest > 0) parts.push(`${rest} bytes`);
  return parts.join(" + ") || "0";
}

/** What a walk came to: why it stopped, or where it went without one; "" when it went all the way. */
export const outcomeOf = (walk: WalkView): string =>
  walk.stopped || (walk.fromTlb ? "from the TLB, no table was read" : "");

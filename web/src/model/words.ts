import { bytes } from "./address";

/** A piece of a sentence; code stands in backticks where it travels. */
export interface Piece {
  text: string;
  code: boolean;
}

/** Takes the backticks of a caption apart. An unpaired one is kept as it is. */
export function pieces(text: string): Piece[] {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return [{ text, code: false }];
  return parts.map((part, at) => ({ text: part, code: at % 2 === 1 })).filter((piece) => piece.text !== "");
}

/** "1 floor", "3 floors". */
export const count = (many: number, one: string, more = one + "s"): string => `${many} ${many === 1 ? one : more}`;

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Small numbers as words, as running text wants them. */
export const inWords = (many: number): string => NUMBERS[many] ?? String(many);

/** A count as a person reads it: bytes in units, everything else by thousands. */
export const amount = (value: number, unit: string): string =>
  unit === "bytes" ? bytes(BigInt(value)) : String(value).replace(/\B(?=(\d{3})+$)/g, "\u2009");

import { getContext, setContext } from "svelte";

const DIGITS = Symbol("digits of an address");

/** Says how many hexadecimal digits the addresses below this component have: 16, or 8 on a 32-bit machine. */
export const setDigits = (digits: () => number): void => void setContext(DIGITS, digits);

export const digitsHere = (): (() => number) => getContext<(() => number) | undefined>(DIGITS) ?? (() => 16);

export const digitsOf = (vaBits: number): number => (vaBits <= 32 ? 8 : 16);

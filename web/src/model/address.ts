import type { AddressSplit, Hex } from "../engine/protocol";

declare const brand: unique symbol;
/** A virtual address as an unsigned 64-bit number. Its own type, so that it is never used where a physical one is due. */
export type Va = bigint & { readonly [brand]: "va" };
/** A physical address. */
export type Pa = bigint & { readonly [brand]: "pa" };

export const va = (hex: Hex): Va => BigInt(hex) as Va;
export const pa = (hex: Hex): Pa => BigInt(hex) as Pa;

export const toHex = (value: bigint): Hex => "0x" + value.toString(16).toUpperCase();

/**
 * A 64-bit value as two groups of eight digits, a 32-bit one as one. Sixteen digits in a row cannot be read, and the upper
 * half is mostly sign extension.
 */
export function groups(hex: Hex, digits = 16): { high: string; low: string } {
  const text = BigInt(hex).toString(16).toUpperCase().padStart(digits, "0");
  return text.length <= 8 ? { high: "", low: text } : { high: text.slice(0, -8), low: text.slice(-8) };
}

/** The shortest ending that still tells the address apart in a list: "…C0000010", or all of it when it is short. */
export function tail(hex: Hex): string {
  const digits = hex.slice(2);
  return digits.length > 9 ? "…" + digits.slice(-8) : digits;
}

/** An offset of `bits` bits: "+008". */
export const offsetText = (offset: Hex, bits: number): string =>
  "+" + offset.slice(2).padStart(Math.ceil(bits / 4), "0");

/** Some bits of an address in groups of four from the right: "1 1111 1111". */
export const binary = (value: number, bits: number): string =>
  value
    .toString(2)
    .padStart(bits, "0")
    .replace(/\B(?=(.{4})+$)/g, " ");

/**
 * Where an address is drawn on a line of all canonical ones, from 0 to 1: the upper half follows the lower one directly, the
 * gap between them has no room.
 */
export function position(address: Va, vaBits: number): number {
  const size = 1n << BigInt(vaBits);
  return Number(((address & (size - 1n)) * 1_000_000n) / size) / 1_000_000;
}

/** Where an address is drawn on a line from `start` to `end`, from 0 to 1. */
export const positionIn = (address: Va, { start, end }: { start: Hex; end: Hex }): number =>
  Number(((address - BigInt(start)) * 1_000_000n) / (BigInt(end) - BigInt(start) + 1n)) / 1_000_000;

/** Whether a range holds an address or a frame; both its ends belong to it. */
export const isWithin = (wanted: bigint, start: Hex, end: Hex): boolean =>
  wanted >= BigInt(start) && wanted <= BigInt(end);

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

/** A number of bytes, exact, in the largest unit that takes at most one decimal: "2 MiB", "255.5 TiB". */
export function bytes(count: bigint): string {
  let unit = 0;
  let tenths = count * 10n;
  while (tenths >= 10240n && tenths % 1024n === 0n && unit < UNITS.length - 1) {
    tenths /= 1024n;
    unit++;
  }
  const rest = tenths % 10n;
  return `${tenths / 10n}${rest === 0n ? "" : `.${rest}`} ${UNITS[unit]}`;
}

/** An address by its groups in octal, where a group of nine bits is three digits: "177777_777_000_000_002_0010". */
export function octal(split: AddressSplit): string {
  const translated = (split.parts[0]?.high ?? 0) + 1;
  const above = BigInt(split.va) >> BigInt(translated);
  const groups = split.parts.map(({ index, high, low }) =>
    index.toString(8).padStart(Math.ceil((high - low + 1) / 3), "0"),
  );
  return (above > 0n ? [above.toString(8), ...groups] : groups).join("_");
}

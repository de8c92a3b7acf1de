import type { Calculation, Hex } from "../engine/protocol";

export type Tongue = "C" | "Rust" | "asm";
export const TONGUES: readonly Tongue[] = ["C", "Rust", "asm"];

interface Constants {
  slot: number;
  top: number; // low bit of the root's index
  shift: number; // bits a level
  bits: number; // translated bits
  mask: Hex; // translated bits of a table's address
  base: Hex; // the slot at its place
  steps: { name: string; from: Hex; to: Hex }[];
}

function constantsOf(calculation: Calculation): Constants {
  const steps = calculation.rows.slice(1).map((row, at) => ({
    name: row.name,
    from: calculation.rows[at]?.split.va ?? "0x0",
    to: row.split.va,
  }));
  const { slot, vaBits, rule } = calculation;
  return { ...rule, slot, top: calculation.levels[0]?.lowBit ?? 39, bits: vaBits, steps };
}

/** The formula and the values shown, as source that refuses to compile where they do not agree. */
export function snippet(calculation: Calculation, tongue: Tongue): string {
  const constants = constantsOf(calculation);
  const wide = constants.bits > 32;
  switch (tongue) {
    case "C":
      return inC(constants, wide);
    case "Rust":
      return inRust(constants, wide);
    case "asm":
      return inAsm(constants, wide);
  }
}

const words = (wide: boolean): { c: string; suffix: string; rust: string; signed: string; size: number } =>
  wide
    ? { c: "uint64_t", suffix: "ull", rust: "u64", signed: "i64", size: 64 }
    : { c: "uint32_t", suffix: "u", rust: "u32", signed: "i32", size: 32 };

function inC({ slot, top, shift, bits, mask, steps }: Constants, wide: boolean): string {
  const { c, suffix, size } = words(wide);
  const spare = size - bits;
  const whole = spare > 0 ? `((${c})((int64_t)((${c})(a) << ${spare}) >> ${spare}))` : `((${c})(a))`;
  return [
    "#include <stdint.h>",
    "",
    `#define SLOT ${slot}${suffix}`,
    "#define WHOLE(a) \\",
    `        ${whole}`,
    `#define ENTRY(va) WHOLE(SLOT << ${top} | \\`,
    `        (((${c})(va) >> ${shift}) & ${mask}${suffix}))`,
    "",
    ...steps.flatMap(({ name, from, to }) => [
      `_Static_assert(ENTRY(${from}${suffix})`,
      `               == ${to}${suffix}, "${name}");`,
    ]),
    "",
  ].join("\n");
}

function inRust({ slot, top, shift, bits, mask, steps }: Constants, wide: boolean): string {
  const { rust, signed, size } = words(wide);
  const spare = size - bits;
  const whole = spare > 0 ? `((a << ${spare}) as ${signed} >> ${spare}) as ${rust}` : "a";
  return [
    `const SLOT: ${rust} = ${slot};`,
    "",
    `const fn entry(va: ${rust}) -> ${rust} {`,
    `    let a = SLOT << ${top} | ((va >> ${shift}) & ${mask});`,
    `    ${whole}`,
    "}",
    "",
    ...steps.map(({ from, to }) => `const _: () = assert!(entry(${from}) == ${to});`),
    "",
  ].join("\n");
}

function inAsm({ slot, top, shift, bits, mask, base, steps }: Constants, wide: boolean): string {
  const spare = 64 - bits;
  const code = wide
    ? [
        "        ; rax: an address, then the address of its entry",
        `entry:  shr     rax, ${shift}`,
        `        mov     rcx, ${mask}`,
        "        and     rax, rcx",
        `        mov     rcx, ${base}       ; slot ${slot} << ${top}`,
        "        or      rax, rcx",
        `        shl     rax, ${spare}`,
        `        sar     rax, ${spare}`,
        "        ret",
      ]
    : [
        "        ; eax: an address, then the address of its entry",
        `entry:  shr     eax, ${shift}`,
        `        and     eax, ${mask}`,
        `        or      eax, ${base}        ; slot ${slot} << ${top}`,
        "        ret",
      ];
  return [...code, "", ...steps.map(({ name, from, to }) => `        ; ${name.padEnd(6)} ${from} -> ${to}`), ""].join(
    "\n",
  );
}

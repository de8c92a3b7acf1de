import type { Hex, RunInfo, StatementInfo } from "../engine/protocol";
import { toHex } from "./address";
import { keptMoment, type Trace } from "./trace";

/** A script after a change that was made in the picture, and the line that changed (from 1). */
export interface Edit {
  text: string;
  line: number;
}

/**
 * Writes `value` into physical memory by a line of the script, before or behind the statement at `line`. A poke of the same
 * word that stands there already is taken over: flipping bits one after the other makes one line, not many.
 */
export function withPoke(text: string, line: number, place: "before" | "behind", pa: Hex, value: Hex): Edit {
  const lines = text.split("\n");
  const poke = `poke ${pa} = ${value}`;
  let at = line - 1;
  if (place === "behind") {
    // What is expected of a statement stays with it.
    do at++;
    while (/^\s*expect\b/.test(lines[at] ?? ""));
  }
  const isPoke = (row: number): boolean => pokes(lines[row] ?? "", pa);
  // One may stand in that very poke, in the statement behind it, or in the one before it.
  const there = isPoke(line - 1) ? line - 1 : place === "before" ? at - 1 : at;
  if (isPoke(there)) lines[there] = poke;
  else lines.splice(at, 0, poke);
  return { text: lines.join("\n"), line: (isPoke(there) ? there : at) + 1 };
}

/** Puts `statement` behind the line that an edit has written, unless it stands there already. */
export function followedBy(edit: Edit, statement: string): Edit {
  const lines = edit.text.split("\n");
  if (lines[edit.line]?.trim() !== statement) lines.splice(edit.line, 0, statement);
  return { ...edit, text: lines.join("\n") };
}

/** Puts `statement` before the line at `line`, or behind it and what is expected of it. */
export function withStatement(text: string, line: number, place: "before" | "behind", statement: string): Edit {
  const lines = text.split("\n");
  let at = line - 1;
  if (place === "behind") {
    do at++;
    while (/^\s*expect\b/.test(lines[at] ?? ""));
  }
  lines.splice(at, 0, statement);
  return { text: lines.join("\n"), line: at + 1 };
}

/** Maintenance belongs before the access that goes wrong without it, and behind the change that makes it due. */
export const cureGoes = (statement: StatementInfo): "before" | "behind" =>
  /^(load|store|fetch|touch)\b/.test(statement.text) ? "before" : "behind";

const pokes = (line: string, pa: Hex): boolean => {
  const address = /^\s*poke\s+([0-9A-Za-z_]+)\s*=/.exec(line)?.[1];
  return (
    address !== undefined && /^0x[0-9A-Fa-f_]+$/.test(address) && BigInt(address.replaceAll("_", "")) === BigInt(pa)
  );
};

/** Sets `key` in the line at `line`, in place of the value that stands there. Comments stay behind it. */
export function withSetting(text: string, line: number, key: string, value: string): Edit {
  const lines = text.split("\n");
  const [, body = "", comment = ""] = /^((?:[^"#]|"(?:\\.|[^"\\])*"?)*?)(\s*#.*)?$/.exec(lines[line - 1] ?? "") ?? [];
  const given = new RegExp(`(^|\\s)${key.replaceAll(".", "\\.")}=\\S*`);
  const changed = given.test(body) ? body.replace(given, `$1${key}=${value}`) : `${body.trimEnd()} ${key}=${value}`;
  lines[line - 1] = changed + comment;
  return { text: lines.join("\n"), line };
}

/** The statement that made `event`. */
export const statementAt = (run: RunInfo, event: number): StatementInfo | undefined =>
  run.statements.find((one) => one.firstEvent >= 0 && event >= one.firstEvent && event <= one.lastEvent);

/** The line of the latest statement that booted: memory can be changed behind it, but not in the middle of booting. */
export const lastBootLine = (run: RunInfo): number =>
  Math.max(0, ...run.statements.filter((one) => one.boot).map((one) => one.line));

interface Seen {
  run: RunInfo;
  trace: Trace;
}

/**
 * Where to stand after the line `edited` was written, having stood at `event`: at the same moment, which a poke before it has
 * moved on, or at the poke itself.
 */
export function momentAfterEdit(before: Seen, after: Seen, event: number, edited: number): number {
  const { run } = after;
  const poke = run.statements.find((one) => one.line === edited && one.text.startsWith("poke ") && one.firstEvent >= 0);
  if (!poke) return keptMoment(before.trace, after.trace, event, run.firstMoment);
  const pokes = ({ statements }: RunInfo): number => statements.filter((one) => one.text.startsWith("poke ")).length;
  const moved = poke.firstEvent <= event ? event + pokes(run) - pokes(before.run) : -1;
  const same =
    before.trace.kind(event) === after.trace.kind(moved) && before.trace.label(event) === after.trace.label(moved);
  return moved >= 0 && moved < after.trace.length && same ? moved : poke.firstEvent;
}

/** An entry with one bit turned over. */
export const flipped = (raw: Hex, bit: number): Hex => toHex(BigInt(raw) ^ (1n << BigInt(bit)));

/** The one stretch in which two texts differ, so that a cursor elsewhere stays where it is. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

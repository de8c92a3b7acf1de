import { expect, test } from "vitest";
import { LANGUAGE, RUN } from "../testing/recorded";
import { Words } from "./language";

const words = new Words(LANGUAGE);
const text = RUN.canonical;

/** What is proposed where the bar stands. */
const proposed = (marked: string): string[] | null => {
  const column = marked.indexOf("|");
  return words.propose(text, marked.replace("|", ""), column)?.list.map((one) => one.text) ?? null;
};

test("at the beginning of a line stand the statements", () => {
  for (const line of ["|", "st|", "  bo|"]) expect(proposed(line)).toContain("store");
  expect(proposed("boot m|")).toContain("boot map");
});

test("machine is followed by a format and kernel by a strategy", () => {
  expect(proposed("machine |")).toContain("x86-64-la57");
  expect(proposed("kernel rec|")).toContain("recursive");
});

test("then come the keys of both, without those that stand there already", () => {
  const keys = proposed("kernel recursive slot=510 |")!;
  expect(keys).toContain("grow=");
  expect(keys).not.toContain("slot=");
  expect(proposed("kernel direct |")).not.toContain("slot=");
  expect(proposed("machine x86-64 |")).toContain("wp=");
  expect(proposed("expect |")).toContain("window.pt=");
});

test("behind the = stand the values that can be listed", () => {
  expect(proposed("kernel recursive grow=|")).toEqual(["fault", "check", "none"]);
  expect(proposed("machine x86-64 wp=|")).toEqual(["0", "1"]);
  expect(proposed("machine x86-64 ram=|")).toBeNull();
});

test("nothing is proposed inside a string or a comment", () => {
  for (const line of ['note "st|', 'title "a \\" b|', "store 0x1000 = 1 # sl|"]) expect(proposed(line)).toBeNull();
});

test("the word that is typed is what a proposal replaces", () => {
  expect(words.propose(text, "  sto", 5)?.from).toBe(2);
  expect(words.propose(text, "kernel recursive gr", 19)?.from).toBe(17);
  expect(words.propose(text, "kernel recursive grow=fa", 24)?.from).toBe(22);
});

test("statements, formats, strategies and keys explain themselves", () => {
  const hint = (marked: string): string | undefined => {
    const found = words.explain(text, marked.replace("|", ""), marked.indexOf("|"));
    return found ? `${found.title}: ${found.text}` : undefined;
  };
  expect(hint("st|ore 0x401000 = 0x2A")).toContain("processor writes");
  expect(hint("boot m|ap 0x0 -> 0x0")).toContain("paging is off");
  expect(hint("kernel rec|ursive slot=511")).toContain("recursive");
  expect(hint("kernel recursive sl|ot=511")).toContain("Takes a number from 0 to 4095; 511 when not given");
  expect(hint("expect window.p|t=0x1..0x2")).toContain("window.pt");
  expect(hint('note "st|ore"')).toBeUndefined();
  expect(hint("store 0x4|01000 = 0x2A")).toBeUndefined();
});

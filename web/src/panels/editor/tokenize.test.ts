import { expect, test } from "vitest";
import { tokenize } from "./tokenize";

const kinds = (line: string): string[] =>
  tokenize(line).map((token) => `${token.kind}:${line.slice(token.from, token.to)}`);

test("the first word is the statement, settings have a key, numbers keep their base and unit", () => {
  expect(kinds("kernel recursive slot=511 pool=0x400..0x7FF upto=64M")).toEqual([
    "statement:kernel",
    "word:recursive",
    "key:slot",
    "number:511",
    "key:pool",
    "number:0x400",
    "number:0x7FF",
    "key:upto",
    "number:64M",
  ]);
});

test("an expect is told apart and its signed numbers stay whole", () => {
  expect(kinds("expect tables=+3")).toEqual(["expect:expect", "key:tables", "number:+3"]);
});

test("a number sign inside a string begins no comment, outside it does", () => {
  expect(kinds('note "a # b" # c')).toEqual(["statement:note", 'string:"a # b"', "comment:# c"]);
});

test("tokens never overlap, whatever is typed", () => {
  for (const line of ['"', "0x", "= = =", "store 0x401000 = 0x2A # x", '\\\\ "a\\', "tlb=16x4 ..", ""]) {
    const tokens = tokenize(line);
    tokens.slice(1).forEach((token, at) => expect(token.from).toBeGreaterThanOrEqual(tokens[at]!.to));
  }
});

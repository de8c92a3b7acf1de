import { expect, test } from "vitest";
import { RUN } from "../testing/recorded";
import { difference, flipped, followedBy, lastBootLine, statementAt, withPoke, withSetting } from "./edits";

const TEXT = "pagewalk 1\nmachine x86-64\nkernel recursive\nstore 0x1000 = 1\nexpect faults=4\nload 0x1000\n";
const lineOf = (edit: { text: string; line: number }): string | undefined => edit.text.split("\n")[edit.line - 1];

test("a poke stands before its statement, or behind it and what is expected of it", () => {
  const before = withPoke(TEXT, 4, "before", "0x100000", "0x3");
  expect([before.line, lineOf(before)]).toEqual([4, "poke 0x100000 = 0x3"]);
  const behind = withPoke(TEXT, 4, "behind", "0x100000", "0x3");
  expect([behind.line, lineOf(behind)]).toEqual([6, "poke 0x100000 = 0x3"]);
  expect(behind.text.split("\n")[6]).toBe("load 0x1000");
});

test("flipping a second bit changes the line that the first one wrote", () => {
  const once = withPoke(TEXT, 4, "before", "0x100000", "0x1");
  const twice = withPoke(once.text, 5, "before", "0x100000", "0x3");
  expect([twice.line, lineOf(twice)]).toEqual([4, "poke 0x100000 = 0x3"]);
  expect(twice.text.match(/poke/g)).toHaveLength(1);
  const inside = withPoke(once.text, 4, "before", "0x100000", "0x5");
  expect([inside.line, lineOf(inside), inside.text.match(/poke/g)?.length]).toEqual([4, "poke 0x100000 = 0x5", 1]);
  const behind = withPoke(withPoke(TEXT, 4, "behind", "0x8", "0x1").text, 4, "behind", "0x8", "0x2");
  expect([behind.line, lineOf(behind)]).toEqual([6, "poke 0x8 = 0x2"]);
  expect(behind.text.match(/poke/g)).toHaveLength(1);
});

test("a poke of another word is left alone", () => {
  const other = withPoke(withPoke(TEXT, 4, "before", "0x100000", "0x1").text, 5, "before", "0x100008", "0x1");
  expect(other.text.match(/poke/g)).toHaveLength(2);
});

test("a setting is changed where it stands, or added before the comment", () => {
  const set = (line: string, key: string, value: string): string => withSetting(line, 1, key, value).text;
  expect(set("machine x86-64 wp=1 nxe=1", "wp", "0")).toBe("machine x86-64 wp=0 nxe=1");
  expect(set("machine x86-64 # wp=1", "wp", "0")).toBe("machine x86-64 wp=0 # wp=1");
  expect(set("machine x86-64 ram=32M", "wp", "0")).toBe("machine x86-64 ram=32M wp=0");
});

test("an event belongs to the statement that made it, and booting ends with its last line", () => {
  expect(statementAt(RUN, 30)?.line).toBe(8);
  expect(statementAt(RUN, 10)?.boot).toBe(true);
  expect(lastBootLine(RUN)).toBe(5);
});

test("the highest bit flips as well as the lowest", () => {
  expect([flipped("0x0", 63), flipped("0x8000000000000001", 63), flipped("0x3", 0)]).toEqual([
    "0x8000000000000000",
    "0x1",
    "0x2",
  ]);
});

test("a difference is the shortest stretch that turns one text into the other", () => {
  const texts = ["", "a", "aa", "store 1\nload 2\n", "store 1\npoke 3\nload 2\n", "store 1\n"];
  for (const before of texts) {
    for (const after of texts) {
      const { from, to, insert } = difference(before, after);
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
    }
  }
  expect(difference(texts[3]!, texts[4]!)).toEqual({ from: 8, to: 8, insert: "poke 3\n" });
});

test("what follows an edit is written once, however often the edit is made again", () => {
  const once = followedBy(withPoke(TEXT, 4, "before", "0x100000", "0x1"), "invalidate 0x1000");
  expect(once.text.split("\n").slice(3, 6)).toEqual(["poke 0x100000 = 0x1", "invalidate 0x1000", "store 0x1000 = 1"]);
  expect(once.line).toBe(4);
  const again = followedBy(withPoke(once.text, 4, "before", "0x100000", "0x2"), "invalidate 0x1000");
  expect(again.text.match(/invalidate/g)).toHaveLength(1);
});

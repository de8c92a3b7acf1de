import { expect, test } from "vitest";
import { amount, count, pieces } from "./words";

test("backticks set code apart and disappear", () => {
  expect(pieces("stops at `PML4[0]`, read")).toEqual([
    { text: "stops at ", code: false },
    { text: "PML4[0]", code: true },
    { text: ", read", code: false },
  ]);
});

test("an unpaired backtick is left as it stands", () => {
  expect(pieces("a ` b")).toEqual([{ text: "a ` b", code: false }]);
});

test("a number keeps its unit on its line", () => {
  expect(pieces("a 4 KiB page of 2 things")).toEqual([{ text: "a 4\u00a0KiB page of 2 things", code: false }]);
});

test("one is singular", () => {
  expect([count(1, "floor"), count(3, "floor"), count(2, "entry", "entries")]).toEqual([
    "1 floor",
    "3 floors",
    "2 entries",
  ]);
});

test("amounts of bytes are told by their units, and nothing is rounded", () => {
  expect(amount(0, "bytes")).toBe("0");
  expect(amount(2 ** 40 + 4096, "bytes")).toBe("1 TiB + 4 KiB");
  expect(amount(2052 * 1024, "bytes")).toBe("2 MiB + 4 KiB");
  expect(amount(38759, "events")).toBe("38\u2009759");
});

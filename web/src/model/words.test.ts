import { expect, test } from "vitest";
import { count, pieces } from "./words";

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

test("one is singular", () => {
  expect([count(1, "floor"), count(3, "floor"), count(2, "entry", "entries")]).toEqual([
    "1 floor",
    "3 floors",
    "2 entries",
  ]);
});

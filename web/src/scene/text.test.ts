import { expect, test } from "vitest";
import { boldWidth, firstFit, fit, monoWidth, sansWidth, wrap } from "./text";

const TEXTS = ["load 0xFFFF800040000000", "storing the PDPTE of 0x401000", "PML4", "iiiiiiii", ""];

test("a text is cut to its room, keeps its beginning, and is left alone when it fits", () => {
  for (const text of TEXTS) {
    for (let room = 0; room < 200; room += 7) {
      for (const measure of [sansWidth, boldWidth, monoWidth]) {
        const cut = fit(text, room, 12, measure);
        expect(measure(cut, 12)).toBeLessThanOrEqual(Math.max(room, 0));
        expect(text.startsWith(cut.replace(/…$/, ""))).toBe(true);
        if (measure(text, 12) <= room) expect(cut).toBe(text);
      }
    }
  }
});

test("digits and capitals take more room than small letters", () => {
  expect(sansWidth("0x401000", 12)).toBeGreaterThan(sansWidth("relative", 12));
  expect(sansWidth("PDPTE", 12)).toBeGreaterThan(sansWidth("pdpte", 12));
});

test("the longest wording that fits is taken", () => {
  expect(firstFit(["not present", "absent"], 200, 12)).toBe("not present");
  expect(firstFit(["not present", "absent"], 45, 12)).toBe("absent");
});

test("wrapping loses no word while there is room", () => {
  const text = "holds frame 0x401, cannot link it";
  expect(wrap(text, 100, 12, 5).join(" ")).toBe(text);
  expect(wrap(text, 100, 12, 1)[0]).toMatch(/…$/);
});

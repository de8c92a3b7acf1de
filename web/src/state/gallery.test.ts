import { expect, test } from "vitest";
import { GALLERY, claimOf, formatOf, titleOf } from "./gallery";

test("every scenario of the gallery has a text and a title of its own", () => {
  expect(GALLERY.length).toBeGreaterThan(5);
  expect(GALLERY.filter((item) => !item.text.startsWith("pagewalk 1\n"))).toEqual([]);
  expect(new Set(GALLERY.map((item) => item.title)).size).toBe(GALLERY.length);
});

test("the gallery opens with the first touch", () => {
  expect(GALLERY[0]?.name).toBe("first-touch");
});

test("a title may hold quotes", () => {
  expect(titleOf('pagewalk 1\ntitle "The \\"first\\" touch"\n', "x")).toBe('The "first" touch');
});

test("a text without a title goes by its file's name", () => {
  expect(titleOf("pagewalk 1\n", "any-slot")).toBe("any-slot");
});

test("every scenario names its machine and says in a sentence what it is about", () => {
  const lacking = GALLERY.filter((item) => formatOf(item) === "" || !/^\S.*[.!?]$/.test(claimOf(item)));
  expect(lacking.map((item) => item.name)).toEqual([]);
});

test("of a note the first sentence counts, a dot inside of it does not end it", () => {
  const text = 'pagewalk 1\nnote "Slot 0.5 is \\"none\\". It ends here."\n';
  expect(claimOf({ name: "x", title: "x", text })).toBe('Slot 0.5 is "none".');
});

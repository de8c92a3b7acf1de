import { expect, test } from "vitest";
import { GALLERY, titleOf } from "./gallery";

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

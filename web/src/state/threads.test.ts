import { describe, expect, it } from "vitest";
import { GALLERY } from "./gallery";
import { claimsOf } from "./threads";

describe("what a scenario answers", () => {
  it("is told by thread and row", () => {
    expect(claimsOf("first-touch").map((claim) => claim.number)).toEqual(["1.5", "1.6"]);
    expect(claimsOf("arm-catch-22").map((claim) => claim.claim)).toEqual(["the catch-22"]);
  });

  it("is nothing where it goes beyond the threads", () => {
    expect(claimsOf("write-protect")).toEqual([]);
  });

  it("covers both threads with scenarios that exist", () => {
    const numbers = new Set(GALLERY.flatMap((item) => claimsOf(item.name).map((claim) => claim.number)));
    expect(numbers.size).toBe(26);
  });
});

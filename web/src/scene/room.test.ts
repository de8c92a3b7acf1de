import { expect, test } from "vitest";
import { dealRoom } from "./room";
import { towerRoom } from "./tower";

test("a high picture has longer cards and more floors than a low one, and never fewer than two floors", () => {
  expect(dealRoom(800, 1, 4)).toMatchObject({ rows: 9, floors: 5 });
  expect(dealRoom(500, 1, 4)).toMatchObject({ rows: 6, floors: 3 });
  expect(dealRoom(120, 1, 4).floors).toBe(2);
});

test("the strips are drawn where they fit beside the highest tower of the run", () => {
  const least = 350 + towerRoom(2);
  expect([least, least + 1].map((height) => dealRoom(height, 1, 2).strips)).toEqual([false, true]);
  expect(dealRoom(351, 1, 0).strips).toBe(false);
  expect(dealRoom(351, 1, null).strips).toBe(true);
});

test("zooming in costs floors and not the strips", () => {
  expect(dealRoom(600, 2, 4)).toEqual({ ...dealRoom(600, 1, 4), floors: 2 });
});

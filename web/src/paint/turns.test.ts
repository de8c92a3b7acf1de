import { expect, test } from "vitest";
import { Turns } from "./turns";

/** Frames that come when the test says so. */
function frames(): { turns: Turns; next: () => void; asked: () => number } {
  const waiting: (() => void)[] = [];
  return { turns: new Turns((go) => waiting.push(go)), next: () => waiting.shift()?.(), asked: () => waiting.length };
}

test("a frame sees one piece of work", () => {
  const { turns, next } = frames();
  const done: string[] = [];
  for (const name of ["a", "b", "c"]) turns.wait(0, () => done.push(name));
  expect(done).toEqual([]);
  next();
  expect(done).toEqual(["a"]);
  next();
  next();
  expect(done).toEqual(["a", "b", "c"]);
});

test("lower ranks come first, whenever they ask", () => {
  const { turns, next } = frames();
  const done: string[] = [];
  turns.wait(2, () => done.push("late"));
  turns.wait(1, () => {
    done.push("early");
    turns.wait(1, () => done.push("of the early one"));
  });
  for (let frame = 0; frame < 3; frame++) next();
  expect(done).toEqual(["early", "of the early one", "late"]);
});

test("what was withdrawn is not done, and no frame is asked for without work", () => {
  const { turns, next, asked } = frames();
  const done: string[] = [];
  const withdraw = turns.wait(0, () => done.push("a"));
  withdraw();
  next();
  expect(done).toEqual([]);
  expect(asked()).toBe(0);
});

test("a piece that fails does not hold up the next one", () => {
  const { turns, next } = frames();
  const done: string[] = [];
  turns.wait(0, () => {
    throw new Error("on purpose");
  });
  turns.wait(0, () => done.push("b"));
  expect(next).toThrow("on purpose");
  next();
  expect(done).toEqual(["b"]);
});

import { expect, test } from "vitest";
import { AT, RUN, viewOf } from "../testing/recorded";
import { layoutColumns } from "./columns";
import { layoutTower, type Tower } from "./tower";

const columns = layoutColumns(RUN.machine, 884);
const names = (level: number): string => RUN.machine.levels.find((info) => info.level === level)?.table ?? "";
const tower = (event: number, most = 5): Tower => layoutTower(viewOf(event), columns, names, most);

test("the latest fault is on top and the one to come above it", () => {
  expect(tower(AT.faults[2]).floors.map((floor) => [floor.kind, floor.number])).toEqual([
    ["future", 4],
    ["top", 3],
    ["past", 2],
    ["past", 1],
  ]);
});

test("each floor has one chip more than the floor below and stops one column further right", () => {
  const [four, three, two, one] = tower(AT.faults[3]).floors;
  expect([one, two, three, four].map((floor) => floor!.chips.length)).toEqual([1, 2, 3, 4]);
  const ends = [one, two, three, four].map((floor) => floor!.chips.at(-1)!.x);
  expect(ends).toEqual([...ends].sort((a, b) => a - b));
  expect(new Set(ends).size).toBe(4);
});

test("that all floors stop at one cell is said when it is so, and only then", () => {
  expect(tower(AT.faults[3]).remark).toBe("All four stop at one cell: PML4[0]");
  expect(tower(AT.faults[1]).remark).toBe("Both stop at one cell: PML4[0]");
  expect(tower(AT.faults[0]).remark).toBe("");
});

test("where there is no room the lowest floors fold and are counted", () => {
  const small = tower(AT.faults[3], 2);
  expect(small.floors.map((floor) => floor.number)).toEqual([4, 3]);
  expect(small.folded).toBe(2);
});

test("without an open fault there is no floor, not even one to come", () => {
  expect(tower(AT.retried).floors).toEqual([]);
  expect(tower(AT.retried).title).toBe("no fault open");
});

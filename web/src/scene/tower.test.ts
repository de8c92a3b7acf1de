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
  const { remark, floors } = layoutTower({ ...viewOf(AT.faults[1]), nextFloor: null }, columns, names, 5);
  expect(remark).toBe("Both stop at one cell: PML4[0]");
  expect(floors.map((floor) => floor.remark)).toEqual(["", ""]);
  expect(layoutTower({ ...viewOf(AT.faults[0]), nextFloor: null }, columns, names, 5).remark).toBe("");
});

test("the floor to come has the chip that will stop it, in its column and one step further than the floor below", () => {
  const [future, top] = tower(AT.faults[2]).floors;
  expect(future!.chips.map((chip) => [chip.step.frame, chip.step.index, chip.role])).toEqual([["0x100", 0, "as PTE"]]);
  expect(future!.chips[0]!.x).toBe(tower(AT.faults[3]).floors[0]!.chips.at(-1)!.x);
  expect(future!.chips[0]!.x).toBeGreaterThan(top!.chips.at(-1)!.x);
});

test("the floor to come says what all have in common, itself included, and then the heading does not", () => {
  const three = tower(AT.faults[2]);
  expect(three.floors[0]!.note.lines.join(" ")).toBe("All four stop at one cell: PML4[0]");
  expect(three.remark).toBe("");
  const elsewhere = viewOf(AT.faults[2]);
  const stop = { ...elsewhere.nextFloor!.stop!, pa: "0x101000" };
  const view = { ...elsewhere, nextFloor: { ...elsewhere.nextFloor!, stop } };
  const other = layoutTower(view, columns, names, 5);
  expect(other.floors[0]!.note.lines).toEqual([]);
  expect(other.remark).toBe("All three stop at one cell: PML4[0]");
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

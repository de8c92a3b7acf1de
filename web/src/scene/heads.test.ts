import { expect, test } from "vitest";
import { AT, RUN, viewOf } from "../testing/recorded";
import { layoutColumns, leastWidth } from "./columns";
import { layoutHeads, type Heads } from "./heads";
import { monoWidth } from "./text";

const machine = RUN.machine;
const at = (event: number, width = 884): Heads =>
  layoutHeads(layoutColumns(machine, width), machine, viewOf(event).walk);

test("every column says which part of the walked address picks from it, and how far the walk came", () => {
  const picks = at(AT.faults[1]).heads.map(({ pick }) => `${pick?.text} ${pick?.tone}`);
  expect(picks).toEqual(["511 self", "0 read", "0 unread", "2 unread", "+008 unread"]);
  expect(at(AT.faults[1]).end).toBe("");
});

test("a walk that ends well says where", () => {
  const walk = viewOf(AT.retried).walk;
  expect(walk?.pa).not.toBeNull();
  expect(at(AT.retried).end).toBe(`→ ${walk?.pa}`);
});

test("without a walk there are only the names", () => {
  const heads = layoutHeads(layoutColumns(machine, 884), machine, null);
  expect(heads.heads.map(({ pick }) => pick)).toEqual([null, null, null, null, null]);
  expect(heads.address).toBeNull();
});

test("the address never runs into the first column", () => {
  for (const width of [leastWidth(machine), 800, 884, 1400]) {
    const columns = layoutColumns(machine, width);
    const { address } = layoutHeads(columns, machine, viewOf(AT.faults[3]).walk);
    expect(14 + monoWidth("0".repeat(16), address!.size) + 5).toBeLessThanOrEqual(columns.gutter - 4);
  }
});

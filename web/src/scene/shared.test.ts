import { expect, test } from "vitest";
import { keep } from "../model/keep";
import { RECORDED, RUN, viewOf } from "../testing/recorded";
import { layoutColumns } from "./columns";
import { layoutStructure } from "./structure";

const copy = <T>(value: T): T => structuredClone(value);

test("from any moment to any other, a picture is what it would be without the one before", () => {
  const columns = layoutColumns(RUN.machine, 800);
  const at = (event: number) => layoutStructure(viewOf(event), RUN.machine, columns, { open: new Set(), rows: 6 });
  for (const from of RECORDED) {
    for (const to of RECORDED) {
      const alone = copy(at(to));
      expect(keep(at(from), at(to))).toEqual(alone);
    }
  }
});

test("a step shares the cards that it does not touch", () => {
  const columns = layoutColumns(RUN.machine, 800);
  const view = viewOf(RECORDED.at(-1)!);
  const before = layoutStructure(view, RUN.machine, columns, { open: new Set(), rows: 6 });
  const later = { ...copy(view), event: view.event + 1 };
  const after = keep(before, layoutStructure(later, RUN.machine, columns, { open: new Set(), rows: 6 }));
  expect(after).toBe(before);
});

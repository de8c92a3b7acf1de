import { expect, test } from "vitest";
import type { LevelInfo, MachineInfo } from "../engine/protocol";
import { Looks } from "./looks.svelte";

const level = (entries: number, entryBytes: number): LevelInfo => ({
  level: 0,
  table: "",
  entry: "",
  highBit: 0,
  lowBit: 0,
  entries,
  entryBytes,
});

function machine(recursiveSlot: number | null, ...levels: LevelInfo[]): MachineInfo {
  return {
    format: "",
    description: "",
    vaBits: 32,
    levels,
    ramBytes: "0x0",
    strategy: "",
    recursiveSlot,
    recursiveRange: null,
    windows: [],
  };
}

const arm = machine(null, level(4096, 4), level(256, 4));
const pae = machine(null, level(4, 8), level(512, 8), level(512, 8));
const slotted = machine(511, level(512, 8), level(512, 8), level(512, 8), level(512, 8));

test("quarters are offered where last-level tables share a frame, not where only the root is small", () => {
  const looks = new Looks();
  expect(looks.offered(arm)).toEqual(["structure", "quarters", "beliefs"]);
  expect(looks.offered(pae)).toEqual(["structure", "beliefs"]);
  expect(looks.offered(slotted)).toEqual(["structure", "roles", "beliefs"]);
});

test("a look that the machine does not offer is not taken, and turning goes round what is offered", () => {
  const looks = new Looks();
  looks.show("roles");
  expect([looks.on(arm), looks.on(slotted)]).toEqual(["structure", "roles"]);
  looks.turn(slotted, 1);
  looks.turn(slotted, 1);
  expect(looks.on(slotted)).toBe("structure");
  looks.turn(slotted, -1);
  expect(looks.on(slotted)).toBe("beliefs");
});

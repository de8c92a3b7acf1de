import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EngineError, EngineGone, type Engine } from "../engine/engine";
import { ENTRIES, RUN, connect } from "../testing/recorded";
import { GALLERY } from "./gallery";
import { Lab } from "./lab.svelte";

// An edit runs when typing pauses, which is never here.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function opened(change: Partial<Engine> = {}): Promise<Lab> {
  const lab = new Lab({ ...connect(), ...change }, GALLERY);
  await lab.visit("");
  return lab;
}

const lineOf = (lab: Lab, statement: string): number =>
  lab.text.split("\n").findIndex((line) => line === statement) + 1;
const standing = (): number => RUN.statements.find((one) => one.text.startsWith("store "))!.line;

test("a poke is written before the statement that one stands in, and can be seen as the edited line", async () => {
  const lab = await opened();
  await lab.pen.poke(ENTRIES[0], "0x7");
  expect(lineOf(lab, `poke ${ENTRIES[0].pa} = 0x7`)).toBe(standing());
  expect(lab.edited).toBe(standing());
});

test("a window is aimed by a poke and the invalidate that it takes", async () => {
  const asked: string[] = [];
  const lab = await opened({ aimed: (pa, frame) => (asked.push(`${pa} ${frame}`), Promise.resolve("0x345007")) });
  await lab.pen.aim(ENTRIES[0].pa, "0x1000", "0x345");
  expect(asked).toEqual([`${ENTRIES[0].pa} 0x345`]);
  expect(lineOf(lab, "invalidate 0x1000")).toBe(lineOf(lab, `poke ${ENTRIES[0].pa} = 0x345007`) + 1);
});

test("what the simulator refuses is told, what it never answered is not, and the script stays", async () => {
  const told = async (error: Error): Promise<string> => {
    const lab = await opened({ aimed: () => Promise.reject(error) });
    const { text } = lab;
    await lab.pen.aim("0x100000", "0x1000", "0x345");
    expect(lab.text).toBe(text);
    return lab.notice;
  };
  expect(await told(new EngineError("No room."))).toBe("No room.");
  expect(await told(new EngineGone())).toBe("");
});

test("controls are those of the format, and setting one changes the machine's line", async () => {
  const lab = await opened();
  await vi.waitFor(() => expect(lab.pen.switches.has("wp")).toBe(true));
  lab.pen.set("wp", 0);
  expect(lab.text).toMatch(/^machine x86-64 .*\bwp=0\b/m);
});

test("nothing is written into a script that the picture does not show", async () => {
  const lab = await opened();
  lab.edit(`${lab.text}stor `);
  await vi.advanceTimersByTimeAsync(400);
  const { text } = lab;
  await lab.pen.poke(ENTRIES[0], "0x7");
  lab.pen.set("wp", 0);
  lab.pen.cure("invalidate 0x1000");
  expect([lab.phase, lab.text]).toEqual(["broken", text]);
});

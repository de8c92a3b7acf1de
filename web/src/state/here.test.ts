import { describe, expect, it } from "vitest";
import type { Engine } from "../engine/engine";
import type { Results, Row } from "../model/benchmarks";
import { Here } from "./here.svelte";

const row = (asked: string, method: string): Row => ({
  asked,
  method,
  params: { format: "x86-64", mapped: "4G" },
  unit: "ns/op",
  score: 10,
  error: null,
  samples: 5,
  allocated: null,
  counts: {},
  yardstick: "",
  ratio: null,
});

const results = { rows: [row("Walk", "engine"), row("Walk", "c"), row("Parse", "engine")] } as unknown as Results;

function engine(checksums: string[]): { engine: Engine; asked: string[] } {
  const asked: string[] = [];
  const fake = {
    benchmark: (question: string, parameters: string) => {
      asked.push(`${question} ${parameters}`);
      return Promise.resolve(12_500_000);
    },
    benchmarkOnce: () => Promise.resolve({ checksum: checksums.shift() ?? "1", milliseconds: 250 }),
    close: () => {},
  };
  return { engine: fake as unknown as Engine, asked };
}

describe("measuring in the browser", () => {
  it("does the work of the server's own rows and stands beside them", async () => {
    const { engine: one, asked } = engine([]);
    const here = new Here(() => Promise.resolve(one));
    await here.run(results, ["Walk"]);
    expect(asked).toEqual(["Walk format=x86-64 mapped=4G"]);
    expect(here.rows).toMatchObject([{ asked: "Walk", method: "browser", score: 20, ratio: 2 }]);
    expect([here.running, here.problem]).toEqual([false, ""]);
  });

  it("does not believe work that comes out differently", async () => {
    const here = new Here(() => Promise.resolve(engine(["1", "2"]).engine));
    await here.run(results, ["Walk"]);
    expect(here.rows).toEqual([]);
    expect(here.problem).toBe("The checksum changed between two turns.");
  });

  it("keeps what it has when it is stopped", async () => {
    const here = new Here(() => Promise.resolve(engine([]).engine));
    const run = here.run(results, ["Walk"]);
    here.cancel();
    await run;
    expect([here.running, here.doing, here.rows.length]).toEqual([false, "", 0]);
  });
});

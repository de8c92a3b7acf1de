import { describe, expect, it } from "vitest";
import {
  growth,
  sizeOf,
  sizeWords,
  timeWords,
  digits,
  duration,
  flavours,
  isWide,
  percent,
  placeOf,
  summary,
  type Question,
  type Row,
} from "./benchmarks";

const question: Question = {
  name: "Walk",
  asks: "What does a walk cost?",
  family: "The walk",
  unit: "ns/op",
  methods: ["engine", "baseline"],
  flavours: ["format", "pattern"],
  yardsticks: ["c", "baseline"],
  parameters: { format: ["x86-64", "armv6"], pattern: ["warm", "random"], mapped: ["4G"] },
};

const row = (format: string, pattern: string, score: number, method = "engine"): Row => ({
  asked: "Walk",
  method,
  params: { format, pattern, mapped: "4G" },
  unit: "ns/op",
  score,
  error: 1,
  samples: 5,
  allocated: 0,
  counts: {},
  yardstick: "",
  ratio: null,
});

describe("the place", () => {
  it("is found wherever the server has its root", () => {
    expect(placeOf({ pathname: "/benchmarks", search: "" })).toEqual({ page: "catalogue", root: "/" });
    expect(placeOf({ pathname: "/p/benchmarks/abc", search: "" })).toEqual({ page: "run", root: "/p/", run: "abc" });
    expect(placeOf({ pathname: "/benchmarks/compare", search: "?before=a&after=b" })).toEqual({
      page: "compare",
      root: "/",
      before: "a",
      after: "b",
    });
  });
});

describe("flavours", () => {
  it("are pictures along the most telling parameter, in the order of the catalogue", () => {
    const pictures = flavours(question, [
      row("armv6", "warm", 4),
      row("x86-64", "warm", 5),
      row("x86-64", "warm", 4, "baseline"),
      row("x86-64", "random", 50),
    ]);
    expect(pictures.map((one) => one.title)).toEqual(["warm", "random"]);
    expect(pictures[0]?.labels).toEqual(["x86-64", "armv6"]);
    expect(pictures[0]?.rows).toHaveLength(3);
    expect(pictures[1]?.labels).toEqual(["x86-64"]);
  });

  it("keep a value that the catalogue does not know any more", () => {
    expect(flavours(question, [row("vax", "warm", 4), row("x86-64", "warm", 4)])[0]?.labels).toEqual(["x86-64", "vax"]);
  });
});

describe("curves over size", () => {
  const mapping: Question = { ...question, flavours: ["size"], parameters: { strategy: [], size: [] } };
  const mapped = (strategy: string, size: string, score: number, method = "engine"): Row => ({
    ...row("", "", score, method),
    params: { strategy, size },
  });

  it("rise with the size, one for each flavour", () => {
    const rows = ["4G", "1M", "256M"].flatMap((size) => [mapped("direct", size, 1), mapped("lookup", size, 2)]);
    const [time] = growth(mapping, rows);
    expect(time?.curves.map((one) => one.name)).toEqual(["direct", "lookup"]);
    expect(time?.curves[0]?.points.map((one) => sizeWords(one.bytes))).toEqual(["1 MiB", "256 MiB", "4 GiB"]);
  });

  it("are drawn of all that was counted, where there is something to draw", () => {
    const rows = ["1M", "16M", "4G"].map((size, at) => ({
      ...mapped("direct", size, 1),
      counts: { hostBytes: at === 1 ? null : 8 },
    }));
    const found = growth(mapping, rows);
    expect(found.map((one) => one.title)).toEqual(["Time", "Bytes on the host a page"]);
    expect(found[1]?.curves[0]?.points).toEqual([
      { bytes: 2 ** 20, value: 8 },
      { bytes: 2 ** 32, value: 8 },
    ]);
  });

  it("say who did the work where that was not one alone, and are none for two sizes", () => {
    const rows = ["1M", "16M", "4G"].map((size) => mapped("", size, 1));
    const [time] = growth(mapping, [...rows, ...rows.map((one) => ({ ...one, method: "c" }))]);
    const names = time?.curves.map((one) => one.name);
    expect(names).toEqual(["Pagewalk, JVM", "by hand, C"]);
    expect(growth(mapping, rows.slice(1))).toEqual([]);
    expect(growth(question, [row("x86-64", "warm", 4)])).toEqual([]);
  });

  it("know sizes", () => {
    expect(sizeOf("64K")).toBe(65536);
    expect(sizeOf("")).toBeNaN();
    expect(sizeOf("warm")).toBeNaN();
  });
});

describe("numbers", () => {
  it("have three digits", () => {
    expect(digits(12345.6)).toBe("12346");
    expect(digits(12.345)).toBe("12.3");
    expect(digits(0.012345)).toBe("0.0123");
    expect(digits(0)).toBe("0");
    expect(percent(-0.123)).toBe("−12.3 %");
  });

  it("are shown on a logarithmic axis when they differ much", () => {
    expect(isWide([row("x86-64", "warm", 4), row("armv6", "warm", 5)])).toBe(false);
    expect(isWide([row("x86-64", "warm", 4), row("armv6", "warm", 500)])).toBe(true);
  });

  it("tell times in the unit that suits them", () => {
    expect(timeWords(66_888, "ms/op")).toBe("66.9 s");
    expect(timeWords(0.25, "ms/op")).toBe("250 µs");
    expect(timeWords(1000, "ms/op")).toBe("1.00 s");
    expect(timeWords(0.5, "ns/op")).toBe("0.500 ns");
  });

  it("tell durations as people do", () => {
    expect(duration(95)).toBe("1 min 35 s");
    expect(duration(7_290)).toBe("2 h 1 min");
    expect(duration(-1)).toBe("");
  });
});

describe("what the visitor's browser measured", () => {
  it("is told in the unit of the row it stands beside, with what it can be wrong by", () => {
    const one = summary({ ...row("x86-64", "warm", 2), unit: "us/op" }, [3000, 5000, 4000, 4000, 4000]);
    expect(one).toMatchObject({ method: "browser", score: 4, ratio: 2, yardstick: "engine", samples: 5 });
    expect(one.error).toBeCloseTo((8.61 * Math.sqrt(0.5)) / Math.sqrt(5), 5);
  });
});

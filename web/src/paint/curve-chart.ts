import * as Plot from "@observablehq/plot";
import { digits, sizeWords, withUnit, type Curve } from "../model/benchmarks";

interface Point {
  name: string;
  bytes: number;
  score: number;
  title: string;
}

const HEIGHT = 340;
const TOP = 12;
const BOTTOM = 40;
const LINE = 13;

/** Draws curves over size as an SVG, both axes logarithmic: a line for each name, which stands at its end. */
export function curveChart(curves: readonly Curve[], unit: string, width: number): Element {
  const points = curves.flatMap((curve) =>
    curve.rows.map(({ bytes, row }): Point => ({
      name: curve.name,
      bytes,
      score: row.score,
      title: `${curve.name}, ${sizeWords(bytes)}: ${withUnit(row.score, row.unit)}`,
    })),
  );
  const scores = points.map((one) => one.score);
  const domain: [number, number] = [Math.min(...scores) / 1.5, Math.max(...scores) * 1.5];
  const ends = curves.flatMap((curve) => points.filter((one) => one.name === curve.name).slice(-1));
  const places = spread(
    ends.map((one) => one.score),
    domain,
  );
  const drawing = Plot.plot({
    width,
    height: HEIGHT,
    marginLeft: 56,
    marginRight: 124,
    marginTop: TOP,
    marginBottom: BOTTOM,
    style: { background: "none", fontFamily: "var(--ui)", fontSize: "12px", color: "var(--ink-2)" },
    ariaLabel: "Time over size; the table has the same numbers",
    x: {
      type: "log",
      base: 2,
      label: "mapped, log scale",
      labelArrow: "none",
      ticks: [...new Set(points.map((one) => one.bytes))],
      tickFormat: sizeWords,
    },
    y: {
      type: "log",
      domain,
      label: `${unit.replace("/op", "").replace("us", "µs")}, log scale`,
      labelArrow: "none",
      ticks: 5,
      tickFormat: digits,
      grid: true,
    },
    marks: [
      Plot.line(points, { x: "bytes", y: "score", z: "name", stroke: "var(--ink-2)", strokeWidth: 1 }),
      Plot.dot(points, { x: "bytes", y: "score", r: 2.5, fill: "var(--ink)", title: "title" }),
      Plot.text(ends, {
        x: "bytes",
        y: (_, index) => places[index],
        text: "name",
        textAnchor: "start",
        dx: 10,
        fill: "var(--ink-2)",
      }),
    ],
  });
  for (const group of drawing.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  drawing.setAttribute("role", "img");
  return drawing;
}

/** Where on the axis names stand so that none covers another: as near to `scores` as that allows. */
export function spread(scores: readonly number[], domain: readonly [number, number]): number[] {
  const [low, high] = [Math.log(domain[0]), Math.log(domain[1])];
  const line = ((high - low) * LINE) / (HEIGHT - TOP - BOTTOM);
  const order = scores.map((_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const places: number[] = scores.map(() => 0);
  let least = high;
  for (const [rank, index] of order.entries()) {
    const below = low + (order.length - 1 - rank) * line;
    least = Math.max(below, Math.min(Math.log(scores[index] ?? 1), least));
    places[index] = Math.exp(least);
    least -= line;
  }
  return places;
}

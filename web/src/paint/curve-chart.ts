import * as Plot from "@observablehq/plot";
import { digits, sizeWords, timeWords, type Growth } from "../model/benchmarks";

interface Point {
  name: string;
  bytes: number;
  value: number;
  title: string;
}

const HEIGHT = 320;
const TOP = 10;
const BOTTOM = 36;
const LINE = 13;
const LEFT = 56;
const RIGHT = 124;
/** How far the names stand from the ends of their curves. */
const LEAD = 18;

/**
 * Draws curves over size as an SVG, both axes logarithmic. The name of each stands at its end; the one that is `followed` is
 * drawn over the others.
 */
export function curveChart({ title, unit, curves }: Growth, followed: string, width: number): Element {
  const words = (value: number): string => (unit === "" ? digits(value) : timeWords(value, unit));
  const round = (value: number): string => words(value).replace(/\.0+(?= |$)/, "");
  const base = unit === "" ? 2 : 10;
  const points = curves.flatMap(({ name, points }) =>
    points.map((one): Point => ({ ...one, name, title: `${name}, ${sizeWords(one.bytes)}: ${words(one.value)}` })),
  );
  const values = points.map((one) => one.value);
  const domain: [number, number] = [Math.min(...values) / 1.25, Math.max(...values) * 1.25];
  const sizes = [...new Set(points.map((one) => one.bytes))].sort((a, b) => a - b);
  const ends = curves.flatMap((curve) => points.filter((one) => one.name === curve.name).slice(-1));
  const places = spread(
    ends.map((one) => one.value),
    domain,
  );
  const perPixel = Math.log((sizes.at(-1) ?? 2) / (sizes[0] ?? 1)) / (width - LEFT - RIGHT);
  const lead = Math.exp(perPixel * LEAD);
  const place = (_: unknown, index: number): number => places[index] ?? 0;
  const isFollowed = (one: Point): boolean => one.name === followed;
  const ink = (one: Point): string => (isFollowed(one) ? "var(--walk)" : "var(--line-strong)");
  const first = points.filter((one) => !isFollowed(one));
  const drawing = Plot.plot({
    width,
    height: HEIGHT,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: TOP,
    marginBottom: BOTTOM,
    style: { background: "none", fontFamily: "var(--ui)", fontSize: "12px", color: "var(--ink-2)" },
    ariaLabel: `${title} over size; the table has the same numbers`,
    x: { type: "log", base: 2, label: null, ticks: sizes, tickFormat: sizeWords },
    y: { type: "log", base, domain, label: null, ticks: ticks(domain, base), tickFormat: round, grid: true },
    marks: [
      Plot.line(first, { x: "bytes", y: "value", z: "name", stroke: "var(--line-strong)" }),
      Plot.dot(first, { x: "bytes", y: "value", r: 2, fill: "var(--line-strong)", title: "title" }),
      Plot.line(points.filter(isFollowed), { x: "bytes", y: "value", stroke: "var(--walk)", strokeWidth: 2.5 }),
      Plot.dot(points.filter(isFollowed), { x: "bytes", y: "value", r: 4, fill: "var(--walk)", title: "title" }),
      Plot.link(ends, {
        x1: "bytes",
        y1: "value",
        x2: (one: Point) => one.bytes * lead,
        y2: place,
        stroke: ink,
        strokeWidth: 0.75,
      }),
      ...[false, true].map((wanted) =>
        Plot.text(ends, {
          filter: (one: Point) => isFollowed(one) === wanted,
          x: (one: Point) => one.bytes * lead,
          y: place,
          text: "name",
          textAnchor: "start",
          dx: 4,
          className: wanted ? "followed" : "",
        }),
      ),
    ],
  });
  for (const group of drawing.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  drawing.setAttribute("role", "img");
  return drawing;
}

/** The powers of `base` that lie in a range. */
export function ticks([low, high]: readonly [number, number], base: number): number[] {
  const first = Math.ceil(Math.log(low) / Math.log(base) - 1e-9);
  const last = Math.floor(Math.log(high) / Math.log(base) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => base ** (first + at));
}

/** Where on the axis names stand so that none covers another: as near to `values` as that allows. */
export function spread(values: readonly number[], domain: readonly [number, number]): number[] {
  const [low, high] = [Math.log(domain[0]), Math.log(domain[1])];
  const line = ((high - low) * LINE) / (HEIGHT - TOP - BOTTOM);
  const order = values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const places: number[] = values.map(() => 0);
  let least = high;
  for (const [rank, index] of order.entries()) {
    const below = low + (order.length - 1 - rank) * line;
    least = Math.max(below, Math.min(Math.log(values[index] ?? 1), least));
    places[index] = Math.exp(least);
    least -= line;
  }
  return places;
}

import * as Plot from "@observablehq/plot";
import { digits, who, withUnit, type Flavours, type Row } from "../model/benchmarks";

interface Mark {
  label: string;
  who: string;
  score: number;
  low: number;
  high: number;
  unit: string;
}

/** Shapes first: whoever sees no colours tells them apart by form. */
const SHAPES: Record<string, { symbol: Plot.SymbolType; colour: string }> = {
  engine: { symbol: "circle", colour: "var(--ink)" },
  browser: { symbol: "triangle", colour: "var(--level-3)" },
  baseline: { symbol: "diamond", colour: "var(--level-2)" },
  c: { symbol: "square", colour: "var(--level-0)" },
};
const OTHER = { symbol: "star" as const, colour: "var(--ink-2)" };

export const shapeOf = (method: string): { symbol: Plot.SymbolType; colour: string } => SHAPES[method] ?? OTHER;

const ROW = 30;

/** Draws one picture of results as an SVG: a dot for each number, its error as a line, the yardsticks among them. */
export function chart(picture: Flavours, wide: boolean, domain: [number, number], width: number): Element {
  const least = domain[0];
  const marks = picture.rows.map((row) => mark(row, picture.along, wide ? least : 0));
  const unit = picture.rows[0]?.unit ?? "";
  const narrow = width < 480;
  const methods = [...new Set(picture.rows.map((row) => row.method))];
  const offset = (method: string): number => (methods.indexOf(method) - (methods.length - 1) / 2) * 7;
  const layers = methods.flatMap((method) => {
    const own = marks.filter((one) => one.who === method);
    const { symbol, colour } = shapeOf(method);
    return [
      Plot.link(own, {
        x1: "low",
        x2: "high",
        y1: "label",
        y2: "label",
        dy: offset(method),
        stroke: colour,
        strokeWidth: 1.5,
      }),
      Plot.dot(own, {
        x: "score",
        y: "label",
        dy: offset(method),
        symbol,
        r: 4,
        fill: method === "engine" || method === "browser" ? colour : "var(--card)",
        stroke: colour,
        strokeWidth: 1.5,
        title: (one: Mark) => `${who(one.who)}, ${one.label}: ${withUnit(one.score, one.unit)}`,
      }),
    ];
  });
  const drawing = Plot.plot({
    width,
    height: 54 + picture.labels.length * Math.max(ROW, methods.length * 9 + 12),
    marginLeft: narrow ? 96 : 140,
    marginRight: 24,
    marginTop: 8,
    marginBottom: 40,
    style: { background: "none", fontFamily: "var(--ui)", fontSize: "12px", color: "var(--ink-2)" },
    ariaLabel: `${picture.title || "Results"}; the table has the same numbers`,
    x: {
      type: wide ? "log" : "linear",
      domain,
      label: `${unit.replace("us", "µs")}${wide ? ", log scale" : ""}`,
      labelAnchor: "right",
      labelArrow: "none",
      ticks: narrow ? 3 : 6,
      tickFormat: (value: number) => (wide && !isRound(value) ? "" : digits(value)),
      grid: true,
    },
    y: { type: "band", domain: picture.labels, label: null, tickSize: 0 },
    marks: [Plot.ruleX([wide ? least : 0], { stroke: "var(--line-strong)" }), ...layers],
  });
  // One image with one name: groups without a role may have none.
  for (const group of drawing.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  drawing.setAttribute("role", "img");
  return drawing;
}

const isRound = (value: number): boolean => {
  const lead = value / 10 ** Math.floor(Math.log10(value) + 1e-9);
  return [1, 2, 5].some((one) => Math.abs(lead - one) < 1e-6);
};

function mark(row: Row, along: string, least: number): Mark {
  const error = row.error ?? 0;
  return {
    label: row.params[along] ?? "",
    who: row.method,
    score: row.score,
    low: Math.max(least, row.score - error),
    high: row.score + error,
    unit: row.unit,
  };
}

/** The axis that all pictures of a question share. An error may be so large that it would hide the numbers: it is cut. */
export function domainOf(rows: readonly Row[], wide: boolean): [number, number] {
  const scores = rows.map((row) => row.score).filter((score) => score > 0);
  const most = Math.max(...scores);
  const reach = Math.max(...rows.map((row) => row.score + (row.error ?? 0)));
  const high = Math.min(reach, most * 2) * 1.05;
  return wide ? [Math.min(...scores) / 1.5, high] : [0, high];
}

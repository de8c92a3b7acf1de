import * as Plot from "@observablehq/plot";

/** What a bar chart shows: one bar a name, the words at its end. */
export interface BarData {
  names: string[];
  values: number[];
  words: string[];
  /** Which bar stands out; -1 for none. */
  chosen: number;
  log: boolean;
}

const ROW = 26;
const AXIS = 28;
const WORDS = 90;

/** Draws horizontal bars as an SVG in the colours of the page; the words that name it stand around it. */
export function priceChart({ names, values, words, chosen, log }: BarData, width: number): Element {
  const bars = names.map((name, at) => ({ name, value: values[at]!, words: words[at]!, chosen: at === chosen }));
  // A logarithm has no place for nothing: a count of 0 is then no bar.
  const origin = log ? Math.min(...values.filter((value) => value > 0)) / 2 : 0;
  const end = (bar: { value: number }): number => Math.max(bar.value, origin);
  const drawing = Plot.plot({
    width,
    height: names.length * ROW + (log ? AXIS : 4),
    marginLeft: 96,
    marginRight: WORDS,
    marginTop: 2,
    marginBottom: log ? AXIS : 2,
    style: { background: "none", fontFamily: "var(--ui)", fontSize: "12px", color: "var(--ink)" },
    x: {
      type: log ? "log" : "linear",
      domain: [origin, Math.max(...values, log ? origin * 10 : 1)],
      label: null,
      axis: log ? "bottom" : null,
      ticks: 4,
      tickFormat: (value: number) => (Number.isInteger(Math.log10(value)) ? value.toExponential(0) : ""),
    },
    y: { type: "band", domain: names, label: null, tickSize: 0, padding: 0.35 },
    marks: [
      Plot.barX(bars, {
        x1: origin,
        x2: end,
        y: "name",
        fill: (bar: { chosen: boolean }) => (bar.chosen ? "var(--walk)" : "var(--line-strong)"),
      }),
      Plot.ruleX([origin], { stroke: "var(--ink-2)" }),
      Plot.text(bars, { x: end, y: "name", text: "words", textAnchor: "start", dx: 6, fontFamily: "var(--mono)" }),
    ],
  });
  drawing.setAttribute("aria-hidden", "true");
  return drawing;
}

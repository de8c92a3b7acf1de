import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LogarithmicScale,
  type ChartConfiguration,
  type Plugin,
} from "chart.js";

/** What a bar chart shows: one bar a name, the words at its end. */
export interface BarData {
  names: string[];
  values: number[];
  words: string[];
  chosen: number;
  log: boolean;
}

export interface Bars {
  show(data: BarData): void;
  close(): void;
}

const token = (name: string): string => {
  // A token is a pair of colours; only a computed colour says which of them holds.
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
};

/** The value in words, behind the end of its bar. */
const words = (data: () => BarData | null): Plugin<"bar"> => ({
  id: "words",
  afterDatasetsDraw: (chart) => {
    const now = data();
    if (!now) return;
    const { ctx } = chart;
    ctx.save();
    ctx.font = `12px ${getComputedStyle(document.body).getPropertyValue("--mono")}`;
    ctx.textBaseline = "middle";
    ctx.fillStyle = token("--ink");
    chart.getDatasetMeta(0).data.forEach((bar, at) => ctx.fillText(now.words[at] ?? "", bar.x + 6, bar.y));
    ctx.restore();
  },
});

/** Draws horizontal bars, and draws them anew when the theme changes. */
export function drawBars(canvas: HTMLCanvasElement): Bars {
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, LogarithmicScale);
  let data: BarData | null = null;
  let chart: Chart<"bar"> | null = null;
  const draw = (): void => {
    chart?.destroy();
    chart =
      data &&
      new Chart(
        canvas,
        configuration(
          data,
          words(() => data),
        ),
      );
  };
  const theme = new MutationObserver(draw);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", draw);
  return {
    show: (next) => {
      data = next;
      draw();
    },
    close: () => {
      theme.disconnect();
      dark.removeEventListener("change", draw);
      chart?.destroy();
    },
  };
}

function configuration(data: BarData, plugin: Plugin<"bar">): ChartConfiguration<"bar"> {
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  const grey = token("--line-strong");
  return {
    type: "bar",
    data: {
      labels: data.names,
      datasets: [
        {
          // A logarithm has no place for nothing: a bar of height 0 is then no bar.
          data: data.values.map((value) => (data.log && value === 0 ? NaN : value)),
          backgroundColor: data.values.map((_, at) => (at === data.chosen ? token("--walk") : grey)),
          barThickness: 15,
        },
      ],
    },
    options: {
      indexAxis: "y",
      animation: false,
      events: [],
      maintainAspectRatio: false,
      layout: { padding: { right: 84 } },
      scales: {
        x: {
          type: data.log ? "logarithmic" : "linear",
          beginAtZero: true,
          display: data.log,
          grid: { display: false },
          ticks: {
            color: token("--ink-3"),
            font: { ...font, size: 11 },
            maxTicksLimit: 5,
            callback: (value) => Number(value).toExponential(0),
          },
        },
        y: {
          grid: { display: false },
          border: { color: token("--ink-2") },
          ticks: { color: token("--ink"), font, autoSkip: false },
        },
      },
    },
    plugins: [plugin],
  };
}

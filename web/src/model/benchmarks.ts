/** What the server tells about benchmarks, as its OpenAPI document describes it. */
export interface Question {
  name: string;
  asks: string;
  family: string;
  unit: string;
  methods: string[];
  flavours: string[]; // parameters by which rows are flavours of the question, the most telling first
  yardsticks: string[];
  parameters: Record<string, string[]>;
}

export interface Catalogue {
  questions: Question[];
  runs: { mode: "off" | "local" | "token"; allowed: boolean; why: string };
}

export interface Progress {
  benchmark: string;
  fork: number;
  forks: number;
  iteration: string;
  score: string;
  share: number; // 0 to 1
  secondsLeft: number; // -1 when nobody knows
}

export type RunState = "queued" | "running" | "done" | "failed" | "cancelled" | "interrupted";

export interface Run {
  id: string;
  state: RunState;
  committed: boolean;
  benchmarks: string[];
  quick: boolean;
  queued: string;
  started: string | null;
  finished: string | null;
  waiting: number;
  cancelled: boolean;
  problem: string;
  machine: string;
  commit: string;
  progress: Progress | null;
}

export interface Row {
  asked: string;
  method: string;
  params: Record<string, string>;
  unit: string;
  score: number;
  error: number | null;
  samples: number;
  allocated: number | null;
  counts: Record<string, number | null>;
  yardstick: string;
  ratio: number | null;
}

/** A number that is missing. */
export interface Failure {
  asked: string;
  method: string;
  params: Record<string, string>;
  reason: string;
}

export interface Results {
  machine: {
    cpu: string;
    cores: number;
    memoryBytes: number;
    os: string;
    arch: string;
    jdk: string;
    jvm: string;
    flags: string;
    compiler: string;
  };
  commit: string;
  started: string;
  options: { forks: number; warmups: number; measurements: number; seconds: number; quick: boolean };
  note: string;
  rows: Row[];
  failures: Failure[];
}

export interface RunList {
  runs: Run[];
  committed: Run[];
  more: boolean;
}

export interface ComparisonLine {
  asked: string;
  method: string;
  params: Record<string, string>;
  unit: string;
  before: number;
  beforeError: number | null;
  after: number;
  afterError: number | null;
  change: number;
  noise: number | null;
  p: number | null;
  verdict: "faster" | "slower" | "no evidence";
  why: string;
}

export interface Comparison {
  before: Run;
  after: Run;
  alike: boolean;
  earlier: number;
  lines: ComparisonLine[];
}

/** Which of the pages an address asks for; `root` leads from it to the server's own. */
export type Place =
  | { page: "catalogue"; root: string }
  | { page: "run"; root: string; run: string }
  | { page: "compare"; root: string; before: string; after: string };

export function placeOf(address: Pick<Location, "pathname" | "search">): Place {
  const at = address.pathname.lastIndexOf("/benchmarks");
  const root = `${address.pathname.slice(0, Math.max(0, at))}/`;
  const name = address.pathname.slice(at + "/benchmarks".length).replace(/^\/|\/$/g, "");
  if (name === "compare") {
    const asked = new URLSearchParams(address.search);
    return { page: "compare", root, before: asked.get("before") ?? "", after: asked.get("after") ?? "" };
  }
  return name === "" || name === ".html" ? { page: "catalogue", root } : { page: "run", root, run: name };
}

/** The parameters of a row in the order of the catalogue, as people say them. */
export const flavourOf = (params: Record<string, string>, names: readonly string[]): string =>
  names
    .filter((name) => name in params)
    .map((name) => params[name])
    .join(" · ");

/** One picture: rows that differ in one parameter and in who did the work. */
export interface Flavours {
  title: string;
  /** The parameter along the axis; "" when there is none. */
  along: string;
  /** Values of that parameter, in the order of the catalogue. */
  labels: string[];
  rows: Row[];
}

/** The rows of a question as pictures: along its most telling parameter, one for each choice of the others. */
export function flavours(question: Question, rows: readonly Row[]): Flavours[] {
  const names = [
    ...question.flavours,
    ...Object.keys(question.parameters).filter((n) => !question.flavours.includes(n)),
  ];
  const varied = names.filter((name) => new Set(rows.map((row) => row.params[name])).size > 1);
  const along = varied[0] ?? names[0] ?? "";
  const pictures = new Map<string, Row[]>();
  for (const row of rows) {
    const title = flavourOf(row.params, varied.slice(1));
    pictures.set(title, [...(pictures.get(title) ?? []), row]);
  }
  const known = question.parameters[along] ?? [];
  return [...pictures].map(([title, found]) => {
    const values = [...new Set(found.map((row) => row.params[along] ?? ""))];
    const labels = [...known.filter((one) => values.includes(one)), ...values.filter((one) => !known.includes(one))];
    return { title, along, labels, rows: found };
  });
}

/** How something grows or falls with the size: a curve for each flavour and whoever did the work. */
export interface Growth {
  title: string;
  unit: string;
  curves: Curve[];
}
export interface Curve {
  name: string;
  points: { bytes: number; value: number }[]; // the least first
}

const UNITS = "KMG";
const FEWEST_SIZES = 3;

/** The bytes of "4G"; NaN when that is no size. */
export function sizeOf(words: string): number {
  const unit = UNITS.indexOf(words.slice(-1));
  return words === "" || unit < 0 ? NaN : Number(words.slice(0, -1)) * 1024 ** (unit + 1);
}

export function sizeWords(bytes: number): string {
  const unit = Math.min(UNITS.length, Math.floor(Math.log2(bytes) / 10));
  return unit < 1 ? `${bytes}` : `${bytes / 1024 ** unit} ${UNITS.charAt(unit - 1)}iB`;
}

/** How time grows with `size`, and whatever else was counted; nothing for few sizes. */
export function growth(question: Question, rows: readonly Row[]): Growth[] {
  const sizes = new Set(rows.map((row) => sizeOf(row.params["size"] ?? "")).filter((bytes) => bytes > 0));
  if (sizes.size < FEWEST_SIZES) return [];
  const counts = [...new Set(rows.flatMap((row) => Object.keys(row.counts)))];
  return [
    { title: "Time", unit: question.unit, curves: curves(question, rows, (row) => row.score) },
    ...counts.map((count) => ({
      title: counted(count),
      unit: "",
      curves: curves(question, rows, (row) => row.counts[count] ?? null),
    })),
  ];
}

function curves(question: Question, rows: readonly Row[], valueOf: (row: Row) => number | null): Curve[] {
  const others = Object.keys(question.parameters).filter((name) => name !== "size");
  const methods = new Set(rows.map((row) => row.method));
  const found = new Map<string, Curve["points"]>();
  for (const row of rows) {
    const value = valueOf(row);
    if (value === null || value <= 0) continue; // has no place on a logarithmic axis
    const flavour = flavourOf(row.params, others);
    const name = methods.size > 1 ? [flavour, who(row.method)].filter(Boolean).join(" · ") : flavour;
    found.set(name, [...(found.get(name) ?? []), { bytes: sizeOf(row.params["size"] ?? ""), value }]);
  }
  return [...found].map(([name, points]) => ({ name, points: points.sort((a, b) => a.bytes - b.bytes) }));
}

/** Numbers that differ more than this are shown on a logarithmic axis. */
const WIDE = 12;

export function isWide(rows: readonly Row[]): boolean {
  const scores = rows.map((row) => row.score).filter((score) => score > 0);
  return scores.length > 1 && Math.max(...scores) / Math.min(...scores) > WIDE;
}

/** Three significant digits, without an exponent where people would not expect one. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(6, Math.max(0, 2 - size)));
}

export const withUnit = (value: number, unit: string): string =>
  `${digits(value)} ${unit.replace("/op", "").replace("us", "µs")}`;

export const percent = (change: number): string => `${change < 0 ? "−" : "+"}${digits(Math.abs(change) * 100)} %`;

/** 95 seconds are "1 min 35 s". */
export function duration(seconds: number): string {
  if (seconds < 0) return "";
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

/** A time as the reader's calendar has it, to the minute. */
export const when = (time: string | null): string =>
  time === null || Number.isNaN(Date.parse(time))
    ? ""
    : new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(
        new Date(time),
      ) + " UTC";

/** What a row is called in words: the work, and who did it. */
export const WHO: Record<string, string> = {
  engine: "Pagewalk, JVM",
  baseline: "by hand, Java",
  c: "by hand, C",
  browser: "Pagewalk, your browser",
};

export const who = (method: string): string => WHO[method] ?? method;

/** What benchmarks count beside time, in words. */
const COUNTED: Record<string, string> = {
  tableBytes: "Bytes of tables a page",
  hostBytes: "Bytes on the host a page",
};

export const counted = (name: string): string => COUNTED[name] ?? name;

const NANOSECONDS: Record<string, number> = { "ns/op": 1, "us/op": 1e3, "ms/op": 1e6, "s/op": 1e9 };

/** A time in the unit that needs no more than three digits before the point: "1.5 ms", "67 s". */
export function timeWords(value: number, unit: string): string {
  const nanoseconds = value * (NANOSECONDS[unit] ?? 1);
  const best = Object.entries(NANOSECONDS).findLast(([, size]) => nanoseconds >= size * 0.999) ?? ["ns/op", 1];
  return withUnit(nanoseconds / best[1], best[0]);
}

/** Quantiles of Student's distribution for 99.9 %, by the number of samples less one. */
const STUDENT = [NaN, 636.6, 31.6, 12.92, 8.61, 6.87, 5.96, 5.41, 5.04, 4.78];

/** What the visitor's browser measured, nanoseconds an operation, as a row beside the server's `row`. */
export function summary(row: Row, nanoseconds: readonly number[]): Row {
  const unit = NANOSECONDS[row.unit] ?? 1;
  const times = nanoseconds.map((time) => time / unit);
  const count = times.length;
  const score = times.reduce((sum, time) => sum + time, 0) / count;
  const variance = times.reduce((sum, time) => sum + (time - score) ** 2, 0) / Math.max(1, count - 1);
  const error = count > 1 ? (STUDENT[count - 1] ?? 4.5) * Math.sqrt(variance / count) : null;
  const ratio = row.score > 0 ? score / row.score : null;
  return {
    ...row,
    method: "browser",
    score,
    error,
    samples: count,
    allocated: null,
    counts: {},
    yardstick: "engine",
    ratio,
  };
}

import type { Catalogue, Comparison, Results, Run, RunList } from "../model/benchmarks";
import { recallForVisit, rememberForVisit } from "./storage";

/** What could not be done, as the server's sentence. */
export class Refusal extends Error {}

/** Asks the server about benchmarks. The token, where there is one, is sent to it and to nobody else. */
export class BenchmarkServer {
  readonly #root: string;
  readonly #fetch: typeof fetch;
  token = $state.raw(recallForVisit("benchmark-token"));

  constructor(root: string, get: typeof fetch = (...what) => fetch(...what)) {
    this.#root = root;
    this.#fetch = get;
  }

  catalogue = (): Promise<Catalogue> => this.#ask("");
  runs = (before = ""): Promise<RunList> => this.#ask(`/runs${before ? `?before=${encodeURIComponent(before)}` : ""}`);
  run = (id: string): Promise<{ run: Run; results: Results | null }> => this.#ask(`/runs/${encodeURIComponent(id)}`);
  start = (benchmarks: string[], quick: boolean): Promise<Run> =>
    this.#ask("/runs", { method: "POST", body: JSON.stringify({ benchmarks, quick }) });
  cancel = (id: string): Promise<Run> => this.#ask(`/runs/${encodeURIComponent(id)}`, { method: "DELETE" });
  compare = (before: string, after: string): Promise<Comparison> =>
    this.#ask(`/compare?before=${encodeURIComponent(before)}&after=${encodeURIComponent(after)}`);

  /** Where a file with the results of a run is. */
  file(id: string, ending: "csv" | "json"): string {
    return `${this.#root}api/v1/benchmarks/runs/${encodeURIComponent(id)}.${ending}`;
  }

  /** Calls `hear` whenever something is new about a run, until it is over or `stop` is called. */
  watch(id: string, hear: (run: Run) => void): () => void {
    const source = new EventSource(`${this.#root}api/v1/benchmarks/runs/${encodeURIComponent(id)}/events`);
    source.addEventListener("run", (event) => {
      const run = JSON.parse(String(event.data)) as Run;
      if (run.state !== "queued" && run.state !== "running") source.close();
      hear(run);
    });
    return () => source.close();
  }

  setToken(token: string): void {
    this.token = token;
    rememberForVisit("benchmark-token", token);
  }

  async #ask<T>(path: string, how: RequestInit = {}): Promise<T> {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (this.token !== "") headers["Authorization"] = `Bearer ${this.token}`;
    let answer: Response;
    try {
      answer = await this.#fetch(`${this.#root}api/v1/benchmarks${path}`, { ...how, headers });
    } catch {
      throw new Refusal("The server cannot be reached. Try again later.");
    }
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok && body !== null) return body as T;
    const detail = typeof body === "object" && body !== null && "detail" in body ? String(body.detail) : "";
    throw new Refusal(detail || "This host keeps no results of benchmarks.");
  }
}

/** What the WebAssembly module offers: strings and small integers only, every answer JSON or plain text. */
export interface SimulatorExports {
  language(): string;
  calculate(format: string, slot: number, address: string): string;
  load(text: string): string;
  view(event: number): string;
  trace(from: number, to: number): string;
  traceText(): string;
  entry(pa: string, role: number, event: number): string;
  entryIn(table: string, index: number, role: number, event: number): string;
  aimed(pa: string, frame: string, event: number): string;
  belief(address: string, space: string, event: number): string;
  permission(address: string, access: string, as: string, space: string, event: number): string;
  split(address: string): string;
  roles(address: string, event: number): string;
  explainCode(text: string): string;
  compare(text: string): string;
  compareNext(): string;
  compareWords(chosen: number): string;
  bulk(text: string): string;
  benchmark(question: string, parameters: string): number;
  benchmarkOnce(): string;
  version(): string;
}

/** The two files that the client module builds; Vite resolves `#simulator` to where they lie. */
declare module "#simulator/pagewalk.wasm?url" {
  const url: string;
  export default url;
}

declare module "#simulator/pagewalk-runtime.js" {
  import type { SimulatorExports } from "./exports";
  export function load(url: string): Promise<{ exports: SimulatorExports }>;
}

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath, URL } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Two builds from one source: the shipped page speaks to the simulator in its worker; mode `fixture` replaces that one
 * module by a recorded run, so that the picture can be worked on where no WebAssembly was built.
 */
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [svelte()],
  resolve: {
    alias: {
      "#connect": here(mode === "fixture" || mode === "test" ? "./src/fixtures/connect.ts" : "./src/engine/connect.ts"),
      "#simulator": here("../client/target/wasm"),
    },
  },
  server: { fs: { allow: [here("..")] } },
  worker: {
    format: "es",
    // The server gives only a response with "worker" in its name the right to evaluate code.
    rolldownOptions: { output: { entryFileNames: "assets/simulator-worker-[hash].js" } },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
}));

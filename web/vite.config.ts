import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath, URL } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  resolve: {
    alias: {
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
    manifest: true,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});

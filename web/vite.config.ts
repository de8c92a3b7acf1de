import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath, URL } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Names in the document what the first picture needs but only scripts and style sheets ask for: the page itself, which is
 * imported while the simulator starts, and the fonts. Without this they wait for two files that are fetched before them.
 */
const fetchFirstPictureAtOnce = (): Plugin => ({
  name: "fetch-first-picture-at-once",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { path, bundle, chunk }) => {
      if (path !== "/index.html" || !bundle || !chunk) return [];
      const chunks = new Set<string>();
      const visit = (file: string): void => {
        const found = bundle[file];
        if (chunks.has(file) || chunk.imports.includes(file) || found?.type !== "chunk") return;
        chunks.add(file);
        found.imports.forEach(visit);
      };
      chunk.dynamicImports.forEach(visit);
      const fonts = Object.keys(bundle).filter((file) => file.endsWith(".woff2"));
      const link = (attributes: Record<string, string>) => ({
        tag: "link",
        attrs: { ...attributes, crossorigin: true },
        injectTo: "head" as const,
      });
      return [
        ...[...chunks].map((file) => link({ rel: "modulepreload", href: `./${file}` })),
        ...fonts.map((file) => link({ rel: "preload", as: "font", type: "font/woff2", href: `./${file}` })),
      ];
    },
  },
});

/** The chunks that draw the first picture, and the editor behind it. */
const FIRST = new Set(["index", "page", "words", "connect", "create", "marks"]);

export default defineConfig({
  base: "./",
  plugins: [svelte(), fetchFirstPictureAtOnce()],
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
    rolldownOptions: {
      input: { index: here("index.html"), benchmarks: here("benchmarks.html") },
      checks: { pluginTimings: false },
      // Nearly every function of the first picture's chunks is called while it is drawn: compiled with the download, on
      // another thread, none of them holds up the page. Engines that do not know the remark read over it.
      output: { postBanner: ({ name }) => (FIRST.has(name) ? "//# allFunctionsCalledOnLoad" : "") },
    },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});

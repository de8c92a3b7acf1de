import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

/** Imports go one way: each layer names the layers it may not look up to. */
const layers = ["engine", "model", "state", "scene", "paint", "panels"];
const above = {
  engine: ["model", "state", "scene", "paint", "panels"],
  model: ["state", "scene", "paint", "panels"],
  scene: ["state", "paint", "panels"],
  state: ["scene", "paint", "panels"],
  paint: ["state", "panels"],
  panels: [],
};

export default ts.config(
  { ignores: ["dist/", "target/", "node_modules/", "src/styles/fonts/"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "no-undef": "off",
      // State is replaced, never changed in place ($state.raw), so plain collections are right.
      "svelte/prefer-svelte-reactivity": "off",
      "max-lines": ["error", { max: 350 }],
      "@typescript-eslint/no-explicit-any": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  ...layers.map((layer) => ({
    files: [`src/${layer}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: above[layer].map((upper) => ({ group: [`**/${upper}/**`], message: `${layer} is below ${upper}` })),
        },
      ],
    },
  })),
);

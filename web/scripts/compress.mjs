/**
 * Leaves a `.br` and a `.gz` beside every text asset, so that a static host can serve them without work of its own, and
 * holds the first picture to its budget. What only a dynamic import asks for comes later and is not counted.
 */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const compressible = new Set([".html", ".js", ".css", ".svg", ".wasm", ".json"]);
const later = await filesThatComeLater();
const rows = [];
for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const raw = await readFile(path);
  if (!compressible.has(extname(path))) {
    if (![".br", ".gz"].includes(extname(path))) rows.push([path.slice(dist.length), raw.length, raw.length]);
    continue;
  }
  const br = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
  await writeFile(`${path}.br`, br);
  await writeFile(`${path}.gz`, gzipSync(raw, { level: 9 }));
  rows.push([path.slice(dist.length), raw.length, br.length]);
}
rows.sort((a, b) => b[2] - a[2]);
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
for (const [name, raw, br] of rows) console.log(`${kb(raw)} ${kb(br)} br  ${name}`);
const fonts = rows.filter(([name]) => name.endsWith(".woff2")).reduce((sum, row) => sum + row[2], 0);
const total = rows.reduce((sum, row) => sum + row[2], 0);
console.log(`${kb(total - fonts)} brotli without fonts, ${kb(total)} with them`);

const lazy = rows.filter(([name]) => later.has(name)).reduce((sum, row) => sum + row[2], 0);
console.log(`${kb(total - fonts - lazy)} brotli before the first picture, ${kb(lazy)} later`);

const budget = 350 * 1024;
if (total - fonts - lazy > budget) {
  console.error(`The first picture weighs more than its budget of ${kb(budget).trim()} without fonts.`);
  process.exit(1);
}

/** The files that neither the document nor what it starts with imports statically, by the bundler's own list. */
async function filesThatComeLater() {
  const folder = join(dist, ".vite");
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  await rm(folder, { recursive: true });
  const first = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (first.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) first.add(file);
    (chunk.imports ?? []).forEach(visit);
  };
  // The page itself is imported while the simulator starts, but it is the first picture.
  ["index.html", "src/page.ts"].forEach(visit);
  const files = Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]);
  return new Set(files.filter((file) => /\.(js|css)$/.test(file) && !first.has(file)));
}

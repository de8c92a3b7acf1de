/** Leaves a `.br` and a `.gz` beside every text asset, so that a static host can serve them without work of its own. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const compressible = new Set([".html", ".js", ".css", ".svg", ".wasm", ".json"]);
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

const budget = 350 * 1024;
if (total - fonts > budget) {
  console.error(`The page weighs more than its budget of ${kb(budget).trim()} without fonts.`);
  process.exit(1);
}

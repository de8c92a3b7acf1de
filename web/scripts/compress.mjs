/** Leaves a `.br` and a `.gz` beside every text asset, so that a static host can serve them without work of its own. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const compressible = new Set([".html", ".js", ".css", ".svg", ".wasm", ".json"]);
const rows = [];
const later = await comingLater();
await rm(join(dist, "manifest.json"));
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
const waiting = rows.filter(([name]) => later.has(name)).reduce((sum, row) => sum + row[2], 0);
console.log(`${kb(total - fonts - waiting)} brotli without fonts, ${kb(waiting)} that come later, ${kb(total)} in all`);

const budget = 350 * 1024;
if (total - fonts - waiting > budget) {
  console.error(`The page weighs more than its budget of ${kb(budget).trim()} without fonts.`);
  process.exit(1);
}

/** The files that the lab does without until somebody asks for more than it: for another page, or for a file to save. */
async function comingLater() {
  const chunks = JSON.parse(await readFile(join(dist, "manifest.json"), "utf8"));
  const asked = /^src\/(panels\/pages\/|paint\/export-picture)/;
  const reach = (names, into, follow) => {
    for (const name of names) {
      if (into.has(name)) continue;
      into.add(name);
      reach(chunks[name].imports ?? [], into, follow);
      reach((chunks[name].dynamicImports ?? []).filter(follow), into, follow);
    }
    return into;
  };
  const files = (names) =>
    [...names].flatMap((name) => [chunks[name].file, ...(chunks[name].css ?? []), ...(chunks[name].assets ?? [])]);
  const first = new Set(files(reach(["index.html"], new Set(), (name) => !asked.test(name))));
  const all = files(
    reach(
      Object.keys(chunks).filter((name) => chunks[name].isEntry),
      new Set(),
      () => true,
    ),
  );
  return new Set([...all, "benchmarks.html"].filter((name) => !first.has(name)));
}

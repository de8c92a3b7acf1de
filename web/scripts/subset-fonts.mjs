/**
 * Cuts Iosevka down to what the page prints. The whole face is 990 KB a weight, which would be three times the budget of
 * everything else together. The server draws its pictures with the same faces, which Java reads as TrueType only.
 */
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const out = join(dirname(fileURLToPath(import.meta.url)), "../src/styles/fonts");
const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
const text = range(0x20, 0x7e) + "–—·…×≤≥≠±→←↑↓↺↩⤓▸▾▴◂✓✗│─┌┐└┘├┤┬┴┼" + range(0x2460, 0x2473);

await mkdir(out, { recursive: true });
for (const weight of [500, 700]) {
  const target = join(out, `iosevka-${weight}.woff2`);
  if (await stat(target).catch(() => null)) continue;
  const source = require.resolve(`@fontsource/iosevka/files/iosevka-latin-${weight}-normal.woff2`);
  const cut = await subsetFont(await readFile(source), text, { targetFormat: "woff2", noLayoutClosure: true });
  await writeFile(target, cut);
  console.log(`iosevka-${weight}.woff2 ${(cut.length / 1024).toFixed(1)} KB`);
}

const forJava = join(dirname(fileURLToPath(import.meta.url)), "../target/fonts");
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + "–—‘’“”…·•×≤≥≠±→";
const atkinson =
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";
const faces = [400, 700].map((wght) => ({ name: `atkinson-${wght}`, from: atkinson, variationAxes: { wght } }));
for (const weight of [500, 700]) {
  faces.push({ name: `iosevka-${weight}`, from: `@fontsource/iosevka/files/iosevka-latin-${weight}-normal.woff2` });
}
await mkdir(forJava, { recursive: true });
for (const { name, from, variationAxes } of faces) {
  const target = join(forJava, `${name}.ttf`);
  if (await stat(target).catch(() => null)) continue;
  const options = { targetFormat: "truetype", noLayoutClosure: true, ...(variationAxes && { variationAxes }) };
  await writeFile(target, await subsetFont(await readFile(require.resolve(from)), latin, options));
}

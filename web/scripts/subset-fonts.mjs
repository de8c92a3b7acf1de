/**
 * Cuts Iosevka down to what the page prints. The whole face is 990 KB a weight, which would be three times the budget of
 * everything else together.
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

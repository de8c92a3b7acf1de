import { expect, test } from "vitest";
import { RUN } from "../testing/recorded";
import fixtures from "../testing/links.json?raw";
import { linkTo, readLink, type Wish } from "./link";

const MOST = 64 * 1024;
/** Text that hardly packs. */
const noise = (bytes: number): string => {
  let state = 1;
  return Array.from({ length: bytes }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + (state % 94));
  }).join("");
};

test("a link brings back script and moment", async () => {
  for (const text of [RUN.canonical, 'pagewalk 1\nnote "ä → 漢 😀"\n', noise(MOST)]) {
    const link = await linkTo(text, 35);
    expect(link).toMatch(/^#p=1\.[A-Za-z0-9_-]+&at=35$/);
    expect(await readLink(link)).toEqual({ kind: "script", text, event: 35 });
  }
});

test("a link without a moment leaves it open", async () => {
  expect(await readLink(await linkTo("pagewalk 1\n", null))).toEqual({
    kind: "script",
    text: "pagewalk 1\n",
    event: null,
  });
});

test("links that were given away keep opening, whatever this page writes today", async () => {
  const given = JSON.parse(fixtures) as { link: string; wish: Wish }[];
  expect(given.length).toBeGreaterThan(2);
  for (const { link, wish } of given) expect(await readLink(link)).toEqual(wish);
});

test("a scenario of the gallery is named with or without an event", async () => {
  expect(await readLink("#stale-read")).toEqual({ kind: "gallery", name: "stale-read", event: null });
  expect(await readLink("")).toEqual({ kind: "nothing" });
});

test("parameters that are not known do not matter", async () => {
  const [p, at] = (await linkTo("pagewalk 1\n", 3)).slice(1).split("&");
  expect(await readLink(`#later=x&${at}&${p}&also`)).toMatchObject({ kind: "script", event: 3 });
});

test("a link of a later format, a cut one, a false one and a bomb are each refused with a sentence", async () => {
  const link = await linkTo(RUN.canonical, 35);
  const bomb = await linkTo("a".repeat(MOST + 1), null);
  const reasons = await Promise.all(
    [
      "#p=2.abc",
      link.slice(0, 90),
      `${link}x`,
      "#p=1.!!!",
      "#p=1.",
      "#p=",
      "#p=1.AAAA",
      bomb,
      `#p=1.${"A".repeat(90_001)}`,
      "#%00<script>",
    ].map(async (bad) => {
      const wish = await readLink(bad);
      return wish.kind === "refused" ? wish.reason : `accepted: ${bad}`;
    }),
  );
  expect(reasons[0]).toContain("format 2");
  expect(reasons[7]).toContain("64 KiB");
  expect(reasons[8]).toContain("64 KiB");
  expect(reasons[9]).toContain("not known");
  for (const at of [1, 2, 3, 4, 5, 6]) expect(reasons[at]).toContain("damaged");
});

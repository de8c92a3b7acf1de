import { expect, test } from "vitest";
import { embedCode, save, savedIn, savedText } from "./saved";

const head = (meta: Record<string, string>): Pick<Document, "querySelector"> => ({
  querySelector: (selector: string) => {
    const name = /"(.*)"/.exec(selector)?.[1] ?? "";
    const value = meta[name];
    return value === undefined ? null : ({ getAttribute: () => value } as unknown as Element);
  },
});
const SAVED = { id: "py91361ke", event: 39, embedded: false };

/** A server that answers everything with `body` and remembers what it was asked. */
function server(body: string, asked: unknown[] = []): typeof fetch {
  return (address, request) => {
    asked.push([address, request?.method ?? "GET", request?.body ?? null]);
    return Promise.resolve(new Response(body));
  };
}

test("the head says which scenario the page is about, and the address which event", () => {
  const meta = { "pagewalk-scenario": "py91361ke" };
  expect(savedIn(head(meta), "?at=39")).toEqual(SAVED);
  expect(savedIn(head(meta), "?at=x")).toEqual({ ...SAVED, event: null });
  expect(savedIn(head({ ...meta, "pagewalk-embed": "true" }), "")?.embedded).toBe(true);
  expect(savedIn(head({}), "?at=39")).toBeNull();
});

test("the text is asked for by name, from one folder up", async () => {
  const asked: unknown[] = [];
  expect(await savedText(SAVED, server('{"text":"pagewalk 1"}', asked))).toBe("pagewalk 1");
  expect(asked).toEqual([["../api/v1/scenarios/py91361ke", "GET", null]]);
  await expect(savedText(SAVED, server("<html>"))).rejects.toThrow("could not be loaded");
});

test("saving gives the short link, or a sentence", async () => {
  const asked: unknown[] = [];
  expect(await save("pagewalk 1", null, server('{"url":"http://x/s/py91361ke"}', asked))).toBe("http://x/s/py91361ke");
  expect(asked).toEqual([["./api/v1/scenarios", "POST", "pagewalk 1"]]);
  await expect(save("", SAVED, server('{"detail":"Line 1: no."}'))).rejects.toThrow("not saved. Line 1: no.");
  await expect(save("", null, server("not found"))).rejects.toThrow("This host keeps no scripts.");
  await expect(save("", null, () => Promise.reject(new Error("offline")))).rejects.toThrow("keeps no scripts");
});

test("the code to embed leads to the frame of the saved script, and a title cannot break out of it", () => {
  expect(embedCode("https://host/s/abc", 35, 'A "quoted" <title>')).toBe(
    '<iframe src="https://host/embed/abc?at=35" title="A &quot;quoted&quot; &lt;title>" width="960" height="640" loading="lazy"></iframe>',
  );
});

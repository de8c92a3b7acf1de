/** What the server wrote into the page's head about the address that was asked for, and its `?at=`. */
export interface Saved {
  id: string;
  event: number | null;
  /** Inside of another page: only the picture, the caption and the time. */
  embedded: boolean;
}

type Head = Pick<Document, "querySelector">;

const content = (head: Head, name: string): string | null =>
  head.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? null;

/** The saved scenario that this page is about; null for the page itself, and on hosts without a server. */
export function savedIn(head: Head, search: string): Saved | null {
  const id = content(head, "pagewalk-scenario");
  if (id === null) return null;
  const at = new URLSearchParams(search).get("at") ?? "";
  const event = /^\d{1,9}$/.test(at) ? Number(at) : null;
  return { id, event, embedded: content(head, "pagewalk-embed") !== null };
}

/** Pages of saved scenarios lie one folder deep. */
const api = (path: string, saved: Saved | null): string => `${saved ? "../" : "./"}api/v1/${path}`;

/** The text of a saved scenario. What goes wrong is thrown as a sentence. */
export async function savedText(saved: Saved, get: typeof fetch = fetch): Promise<string> {
  const answer = await json(get(api(`scenarios/${saved.id}`, saved)));
  if (typeof answer["text"] === "string") return answer["text"];
  throw new Error("The saved scenario could not be loaded. Reload the page to try again.");
}

/** Saves a script at the server that this page came from and gives its short link. */
export async function save(text: string, saved: Saved | null, send: typeof fetch = fetch): Promise<string> {
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  const answer = await json(send(api("scenarios", saved), { method: "POST", headers, body: text }));
  if (typeof answer["url"] === "string") return answer["url"];
  throw new Error(
    typeof answer["detail"] === "string"
      ? `The script was not saved. ${answer["detail"]}`
      : "This host keeps no scripts. The long link works everywhere.",
  );
}

/** The members of an answer; none when it is not what a server of ours says. */
async function json(answer: Promise<Response>): Promise<Record<string, unknown>> {
  try {
    const value: unknown = await (await answer).json();
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A frame for another page: the saved script behind `link`, standing at a moment. */
export function embedCode(link: string, event: number | null, title: string): string {
  const address = link.replace(/\/s\/([^/?]+)$/, "/embed/$1") + (event === null ? "" : `?at=${event}`);
  const name = (title || "Pagewalk").replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${address}" title="${name}" width="960" height="640" loading="lazy"></iframe>`;
}

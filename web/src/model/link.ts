/** What the address of the page asks for. */
export type Wish =
  | { kind: "nothing" }
  | { kind: "gallery"; name: string; event: number | null }
  | { kind: "script"; text: string; event: number | null }
  | { kind: "refused"; reason: string };

/** The newest way of packing a script; every earlier one stays readable. docs/links.md describes it. */
const FORMAT = "1";
/** As much as the simulator reads. */
const MOST_BYTES = 64 * 1024;
/** Deflate makes no text longer than a few bytes, and base64 turns three bytes into four letters. */
const MOST_LETTERS = 90_000;

const DAMAGED = "This link is damaged or was cut off. Ask for it again, or for the script itself.";

class Refused extends Error {}

/** The fragment that brings back a script and a moment of its run. */
export async function linkTo(text: string, event: number | null): Promise<string> {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), MOST_LETTERS);
  const code = toBase64Url(packed);
  return `#p=${FORMAT}.${code}${event === null ? "" : `&at=${event}`}`;
}

/** Reads the fragment of the page's address. Whatever it holds, the answer is a wish or a sentence, never an exception. */
export async function readLink(fragment: string): Promise<Wish> {
  const body = fragment.replace(/^#/, "");
  if (body === "") return { kind: "nothing" };
  try {
    return /(^|&)p=/.test(body) ? await readScript(body) : readGallery(body);
  } catch (error) {
    return { kind: "refused", reason: error instanceof Refused ? error.message : DAMAGED };
  }
}

/** `first-touch/35`: a scenario of the gallery and an event. */
function readGallery(body: string): Wish {
  const match = /^([a-z0-9-]{1,64})(?:\/(\d{1,9}))?$/.exec(body);
  if (!match) throw new Refused("This link is none of Pagewalk's: the part behind the # is not known.");
  return { kind: "gallery", name: match[1] ?? "", event: match[2] === undefined ? null : Number(match[2]) };
}

/** `p=1.CODE&at=35`. Parameters that are not known are left alone: a later page may have more of them. */
async function readScript(body: string): Promise<Wish> {
  const parameters = new Map(
    body.split("&").map((part) => [part.split("=", 1)[0] ?? "", part.replace(/^[^=]*=?/, "")]),
  );
  const [, format, code] = /^(\d{1,4})\.(.*)$/.exec(parameters.get("p") ?? "") ?? [];
  if (format === undefined || code === undefined) throw new Refused(DAMAGED);
  if (format !== FORMAT) {
    throw new Refused(
      `This link is of format ${format}, which this page does not know. Reload the page and try again.`,
    );
  }
  const at = parameters.get("at");
  if (at !== undefined && !/^\d{1,9}$/.test(at)) throw new Refused(DAMAGED);
  if (code.length > MOST_LETTERS) throw tooLong();
  const bytes = await through(fromBase64Url(code), new DecompressionStream("deflate-raw"), MOST_BYTES);
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  return { kind: "script", text, event: at === undefined ? null : Number(at) };
}

const tooLong = (): Refused => new Refused("This link holds more text than a script may have (64 KiB).");

/** Sends bytes through a stream and stops as soon as more than `most` come out: a few bytes can unpack to gigabytes. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) {
      await reader.cancel();
      throw tooLong();
    }
    parts.push(part.value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(code: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]+$/.test(code)) throw new Refused(DAMAGED);
  const letters = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

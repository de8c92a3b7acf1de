import { wrap } from "../scene/text";

/** What stands over and under an exported picture, so that it explains itself wherever it is pasted. */
export interface Words {
  title: string;
  caption: string;
}

const SVG = "http://www.w3.org/2000/svg";
const HEAD = 40;
const LINE = 22;
/** What a drawing is made of, and what each is when nothing is said. */
const PROPERTIES: [string, string][] = [
  ["fill", "rgb(0, 0, 0)"],
  ["fill-opacity", "1"],
  ["stroke", "none"],
  ["stroke-width", "1px"],
  ["stroke-dasharray", "none"],
  ["stroke-linecap", "butt"],
  ["stroke-linejoin", "miter"],
  ["stroke-opacity", "1"],
  ["opacity", "1"],
  ["paint-order", "normal"],
  ["marker-end", "none"],
];
const FONT = ["font-family", "font-size", "font-weight", "font-variant-numeric", "text-anchor", "white-space"];

/**
 * The picture as one file that needs nothing else: styles are written into the elements, fonts and patterns come along.
 * What is scrolled out of sight is part of it.
 */
export async function pictureSvg(picture: HTMLElement, words: Words): Promise<string> {
  const sheet = picture.firstElementChild;
  if (!sheet) throw new Error("There is no picture to export.");
  const width = sheet.scrollWidth;
  const root = element("svg", { width, xmlns: SVG, "font-family": "sans-serif" });
  const style = getComputedStyle(picture);
  root.append(await definitions());
  let y = HEAD;
  const body: Element[] = [];
  for (const part of sheet.children) y = takePart(body, part, y, width);
  const lines = wrap(words.caption, width - 28, 16, 6);
  const height = y + 16 + lines.length * LINE;
  root.setAttribute("height", String(height));
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  root.append(element("rect", { width, height, fill: plain(style.backgroundColor) }), ...body);
  const ink = { fill: plain(style.color), "font-family": style.fontFamily };
  root.append(text(words.title, 14, 26, { ...ink, "font-size": 16, "font-weight": 650 }));
  lines.forEach((line, at) => root.append(text(line, 14, y + 24 + at * LINE, { ...ink, "font-size": 16 })));
  return new XMLSerializer().serializeToString(root);
}

/** The same as pixels, two for each of the screen's. */
export async function picturePng(picture: HTMLElement, words: Words): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await pictureSvg(picture, words))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob)
    throw new Error("The picture is too large for this browser to make a PNG of it; the SVG has no such limit.");
  return blob;
}

/** One band of the picture: its ground, its line of words if it has one, its drawings one below the other. */
function takePart(body: Element[], part: Element, y: number, width: number): number {
  const ground = element("rect", { y, width, fill: plain(getComputedStyle(part).backgroundColor) });
  body.push(ground);
  let bottom = y;
  for (const child of part.children) {
    // Drawings that lie on each other are laid into one box.
    const layers =
      child instanceof SVGSVGElement ? [child] : [...child.querySelectorAll<SVGSVGElement>(":scope > svg")];
    const box = child.getBoundingClientRect();
    for (const layer of layers) {
      const drawing = inlined(layer) as SVGElement;
      drawing.setAttribute("y", String(bottom));
      body.push(drawing);
    }
    if (layers.length === 0) for (const leaf of child.children) body.push(wordsOf(leaf, box, bottom));
    bottom += box.height;
  }
  ground.setAttribute("height", String(bottom - y));
  return bottom;
}

function wordsOf(leaf: Element, box: DOMRect, y: number): Element {
  const own = leaf.getBoundingClientRect();
  const style = getComputedStyle(leaf);
  return text(leaf.textContent.trim(), own.left - box.left, y + own.bottom - box.top - 4, {
    fill: plain(style.color),
    "font-family": style.fontFamily,
    "font-size": style.fontSize,
    "font-weight": style.fontWeight,
  });
}

/** A copy of a drawing that looks the same without any style sheet. */
function inlined(source: Element): Element {
  const copy = source.cloneNode(false) as Element;
  const style = getComputedStyle(source);
  for (const name of [...copy.getAttributeNames()]) {
    if (/^(class|style|role|tabindex|aria-|data-)/.test(name)) copy.removeAttribute(name);
  }
  const isText = source instanceof SVGTextElement;
  if (!(source instanceof SVGGElement) && !(source instanceof SVGSVGElement)) {
    for (const [name, usual] of PROPERTIES) {
      const value = plain(style.getPropertyValue(name));
      if (value !== usual) copy.setAttribute(name, value);
    }
    if (isText) for (const name of FONT) copy.setAttribute(name, style.getPropertyValue(name));
  }
  for (const child of source.childNodes) {
    if (child instanceof Element) copy.append(inlined(child));
    else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? "");
  }
  return copy;
}

/** Patterns, arrow heads and the faces of the page. */
async function definitions(): Promise<Element> {
  const shared = document.querySelector("svg.defs > defs");
  const definitions = shared ? inlined(shared) : element("defs", {});
  const style = element("style", {});
  style.textContent = (await faces()).join("\n");
  definitions.append(style);
  return definitions;
}

async function faces(): Promise<string[]> {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
      .map((rule) => ({
        rule,
        base: sheet.href ?? document.baseURI,
      })),
  );
  return Promise.all(
    rules.map(async ({ rule, base }) => {
      const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (url === undefined) return rule.cssText;
      const blob = await (await fetch(new URL(url, base))).blob();
      return rule.cssText.replace(url, await dataUrl(blob));
    }),
  );
}

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("A font could not be read."));
    reader.readAsDataURL(blob);
  });

/** Newer notations of colours, in the one that every drawing program reads. */
const plain = (value: string): string =>
  value.replace(/color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)/g, (_, r, g, b, alpha) => {
    const part = (share: string): number => Math.round(Number(share) * 255);
    return `rgba(${part(r)}, ${part(g)}, ${part(b)}, ${alpha ?? 1})`;
  });

function element(name: string, attributes: Record<string, string | number>): Element {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(content: string, x: number, y: number, attributes: Record<string, string | number>): Element {
  const made = element("text", { x, y, ...attributes });
  made.textContent = content;
  return made;
}

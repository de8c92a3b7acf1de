import { bottom, right, type Rect } from "./shapes";
import type { Structure } from "./structure";

/** What the tests of the structure's laws share: where cards are, and what an arrow passes through. */
export const cardsOf = (scene: Structure): Rect[] => [...scene.cards, ...scene.pages, ...scene.places, ...scene.more];

/** Points along a path of M, C, H and V commands, close enough to notice a card that is crossed. */
function pointsOf(path: string): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (const [, command, text] of path.matchAll(/([MCHV])([^MCHV]*)/g)) {
    const n = text!.trim().split(/[ ,]+/).map(Number);
    const from = { x, y };
    if (command === "M") [x, y] = [n[0]!, n[1]!];
    else if (command === "H") x = n[0]!;
    else if (command === "V") y = n[0]!;
    else [x, y] = [n[4]!, n[5]!];
    if (command === "M") continue;
    for (let t = 0; t <= 1; t += 0.02) {
      if (command === "C") {
        const at = (a: number, b: number, c: number, d: number): number =>
          (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
        points.push({ x: at(from.x, n[0]!, n[2]!, x), y: at(from.y, n[1]!, n[3]!, y) });
      } else points.push({ x: from.x + (x - from.x) * t, y: from.y + (y - from.y) * t });
    }
  }
  return points;
}

const inside = (rect: Rect, point: { x: number; y: number }): boolean =>
  point.x > rect.x + 0.5 && point.x < right(rect) - 0.5 && point.y > rect.y + 0.5 && point.y < bottom(rect) - 0.5;

/** Pairs of cards that share room. */
export function overlaps(cards: Rect[]): [Rect, Rect][] {
  const apart = (a: Rect, b: Rect): boolean =>
    right(a) <= b.x || right(b) <= a.x || bottom(a) <= b.y || bottom(b) <= a.y;
  return cards.flatMap((card, at) =>
    cards.slice(at + 1).flatMap((other): [Rect, Rect][] => (apart(card, other) ? [] : [[card, other]])),
  );
}

/** Arrows that pass through a card, by key. */
export function crossings(scene: Structure): string[] {
  const cards = cardsOf(scene);
  return scene.arrows
    .filter((arrow) => pointsOf(arrow.path).some((point) => cards.some((card) => inside(card, point))))
    .map((arrow) => arrow.key);
}

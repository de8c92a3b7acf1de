/**
 * How to make one plain value of another. `to`: it is this now. `in`: the same keys, of which these are other values; of an
 * array, the places of the items of the one before that are other now. `splices`: what came and what went, in the order of
 * places in the one before.
 */
export type Patch = { to: unknown } | Within;

interface Within {
  in: Record<string, Patch>;
  splices?: Splice[];
}

/** From `at` on stands `put` instead of `cut` items. */
interface Splice {
  at: number;
  cut: number;
  put: unknown[];
}

/** How many items next to each other are taken for gone or new before they are taken for other ones. */
const REACH = 8;

/** What makes `after` of `before`, or null when they are equal. For plain data, as JSON has it. */
export function differ(before: unknown, after: unknown): Patch | null {
  if (Object.is(before, after)) return null;
  if (Array.isArray(before) && Array.isArray(after)) return differOfArrays(before, after);
  if (!isRecord(before) || !isRecord(after)) return { to: after };
  const keys = Object.keys(after);
  if (keys.length !== Object.keys(before).length || !keys.every((key) => Object.hasOwn(before, key)))
    return { to: after };
  return within(keys, before, after);
}

/** What came and what went is looked for, so that those behind it are not told again, were it one of 2000 that moved. */
function differOfArrays(before: unknown[], after: unknown[]): Patch | null {
  const least = Math.min(before.length, after.length);
  let back = 0;
  while (back < least && equal(before.at(-1 - back), after.at(-1 - back))) back++;
  const [old, made] = [before.slice(0, before.length - back), after.slice(0, after.length - back)];
  const changed: Record<string, Patch> = {};
  const splices: Splice[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < made.length) {
    const patch = differ(old[i], made[j]);
    const { cut, put } = patch ? gap(old, i, made, j) : { cut: 0, put: 0 };
    if (cut + put > 0) {
      splices.push({ at: i, cut, put: made.slice(j, j + put) });
    } else {
      if (patch) changed[i] = patch;
      [i, j] = [i + 1, j + 1];
    }
    [i, j] = [i + cut, j + put];
  }
  if (i < old.length || j < made.length) splices.push({ at: i, cut: old.length - i, put: made.slice(j) });
  if (splices.length > 0) return { in: changed, splices };
  return Object.keys(changed).length > 0 ? { in: changed } : null;
}

/** How many items went, or how many came, where two arrays part; neither when both go on otherwise. */
function gap(before: unknown[], i: number, after: unknown[], j: number): { cut: number; put: number } {
  for (let by = 1; by <= REACH; by++) {
    if (j + by < after.length && equal(before[i], after[j + by])) return { cut: 0, put: by };
    if (i + by < before.length && equal(before[i + by], after[j])) return { cut: by, put: 0 };
  }
  return { cut: 0, put: 0 };
}

/** Whether `differ` finds nothing, without telling what it would find. */
function equal(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one as Keyed, other as Keyed];
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

type Keyed = Readonly<Record<string, unknown>>;

function within(keys: string[], before: Keyed, after: Keyed): Within | null {
  const changed: Record<string, Patch> = {};
  let any = false;
  for (const key of keys) {
    const patch = differ(before[key], after[key]);
    if (!patch) continue;
    changed[key] = patch;
    any = true;
  }
  return any ? { in: changed } : null;
}

/** `before` with the patch made, sharing all that the patch does not speak of. `before` stays as it is. */
export function patched(before: unknown, patch: Patch | null): unknown {
  if (!patch) return before;
  if ("to" in patch) return patch.to;
  const made = (Array.isArray(before) ? [...(before as unknown[])] : { ...(before as object) }) as Record<
    string,
    unknown
  >;
  for (const [key, inner] of Object.entries(patch.in)) made[key] = patched(made[key], inner);
  if (!patch.splices || !Array.isArray(made)) return made;
  let items = made as unknown[];
  for (const { at, cut, put } of patch.splices.toReversed())
    items = items.slice(0, at).concat(put, items.slice(at + cut));
  return items;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

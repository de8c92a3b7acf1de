/**
 * How to make one plain value of another. `to`: it is this now. `in`: the same keys, of which these are other values; of an
 * array, the places of what it has in common with the one before. `put` is what stands from `at` on instead of `cut` items.
 */
export type Patch = { to: unknown } | Within;

interface Within {
  in: Record<string, Patch>;
  splice?: { at: number; cut: number; put: unknown[] };
}

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

/** What is gone or new is looked for where the equal ends stop: neighbours that stayed are not told again. */
function differOfArrays(before: unknown[], after: unknown[]): Patch | null {
  const least = Math.min(before.length, after.length);
  let back = 0;
  if (before.length !== after.length) while (back < least && !differ(before.at(-1 - back), after.at(-1 - back))) back++;
  const at = least - back;
  const patch = within(Array(at).keys(), before as unknown as Keyed, after as unknown as Keyed);
  if (before.length === after.length) return patch;
  const splice = { at, cut: before.length - back - at, put: after.slice(at, after.length - back) };
  return { in: patch?.in ?? {}, splice };
}

type Keyed = Readonly<Record<string | number, unknown>>;

function within(keys: Iterable<string | number>, before: Keyed, after: Keyed): Within | null {
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
  if (!patch.splice || !Array.isArray(made)) return made;
  const { at, cut, put } = patch.splice;
  return [...(made.slice(0, at) as unknown[]), ...put, ...(made.slice(at + cut) as unknown[])];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

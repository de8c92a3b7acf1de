/**
 * `after`, made of the parts of `before` wherever they are equal. What is the same object as it was is not painted anew, so a
 * step costs what it changes and not what there is. For plain data: objects, arrays and primitive values. In a long array an
 * item that stood in the one before, wherever, stays as it is: one more at the front does not have all of them compared.
 */
export function keep<T>(before: unknown, after: T): T {
  if (Object.is(before, after) || !isPlain(before) || !isPlain(after)) return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const old = before as Record<string, unknown>;
  const made = after as Record<string, unknown>;
  const keys = Object.keys(made);
  let same = keys.length === Object.keys(old).length;
  const known = Array.isArray(before) && before.length > MANY ? new Set<unknown>(before) : null;
  for (const key of keys) {
    if (known?.has(made[key])) {
      same &&= Object.is(made[key], old[key]);
      continue;
    }
    const kept = keep(old[key], made[key]);
    made[key] = kept;
    if (!Object.is(kept, old[key]) || !(key in old)) same = false;
  }
  return same ? (before as T) : after;
}

/** Of fewer items, comparing them costs less than looking for them. */
const MANY = 64;

/** Makes the same as `make`, each time of the parts of what it made before. */
export function sharing<T>(make: () => T): () => T {
  let last: T | undefined;
  return () => (last = keep(last, make()));
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

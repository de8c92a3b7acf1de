/**
 * What outlives the visit, where the browser allows it. Storage can be switched off, full, or hold what an earlier version or
 * somebody else wrote: reading gives null then, and writing does nothing.
 */
export function recall(key: string): unknown {
  try {
    const kept = localStorage.getItem(`pagewalk.${key}`);
    return kept === null ? null : (JSON.parse(kept) as unknown);
  } catch {
    return null;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`pagewalk.${key}`, JSON.stringify(value));
  } catch {
    // The choice holds until the page is left.
  }
}

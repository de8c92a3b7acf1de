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

/** What ends with the visit: secrets, which no later visitor of this browser should find. */
export function recallForVisit(key: string): string {
  try {
    return sessionStorage.getItem(`pagewalk.${key}`) ?? "";
  } catch {
    return "";
  }
}

export function rememberForVisit(key: string, value: string): void {
  try {
    sessionStorage.setItem(`pagewalk.${key}`, value);
  } catch {
    // It holds until the page is left.
  }
}

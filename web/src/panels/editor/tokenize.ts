/** What a stretch of a script line is, for colour only; the simulator's parser decides what is right. */
export interface Token {
  from: number;
  to: number;
  kind: "statement" | "expect" | "key" | "number" | "string" | "comment" | "word";
}

const PIECE = /"(?:\\.|[^"\\])*"?|#.*|[+-]?(?:0x[0-9A-Fa-f_]+|\d[\d_]*(?:x\d+)?)[KMG]?\b|[A-Za-z][\w.-]*=?|\S/g;

export function tokenize(line: string): Token[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(PIECE)) {
    const text = match[0];
    const from = match.index;
    const to = from + text.length;
    const kind = kindOf(text, tokens.length === 0);
    if (kind === "key") tokens.push({ from, to: to - 1, kind });
    else if (kind) tokens.push({ from, to, kind });
    if (kind === "comment") break;
  }
  return tokens;
}

function kindOf(text: string, first: boolean): Token["kind"] | null {
  if (text.startsWith("#")) return "comment";
  if (text.startsWith('"')) return "string";
  if (/^[+-]?\d/.test(text)) return "number";
  if (!/^[A-Za-z]/.test(text)) return null;
  if (first) return text === "expect" ? "expect" : "statement";
  return text.endsWith("=") ? "key" : "word";
}

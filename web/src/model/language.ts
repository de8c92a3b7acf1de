import type { Language, LanguageKey } from "../engine/protocol";

/** Something that may be typed here. */
export interface Proposal {
  text: string;
  kind: "statement" | "owner" | "key" | "value";
  takes: string; // what is typed next or what it is, in a few words
  meaning: string; // a sentence
}

export interface Proposals {
  from: number; // column where the typed word begins
  list: Proposal[];
}

/** What a word of the script means. */
export interface Hint {
  from: number;
  to: number;
  title: string; // as it is written
  text: string; // a sentence or two
}

const sentence = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1).replace(/\.$/, "") + ".";

/** Knows for every place of a script which words may stand there; all of it comes from the simulator's own grammar. */
export class Words {
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  /** What may stand at `column` (from 0) of `line`; `text` is the whole script. Null where nothing can be proposed. */
  propose(text: string, line: string, column: number): Proposals | null {
    const before = line.slice(0, column);
    if (inTextOrComment(before)) return null;
    const word = /[^\s=]*$/.exec(before)?.[0] ?? "";
    const from = column - word.length;
    const setting = /(\S+)=$/.exec(before.slice(0, from));
    const statement = this.#statementOf(before.slice(0, from));
    if (!statement) return { from: firstLetter(before), list: this.#statements() };
    const keys = this.#keys(statement.keyword, line, text);
    if (setting) {
      const key = keys.find((one) => one.name === setting[1]);
      return key && key.words.length > 0 ? { from, list: key.words.map((value) => valueOf(value, key)) } : null;
    }
    const owners = this.#owners(statement.keyword);
    const rest = before.slice(firstLetter(before) + statement.keyword.length, from).trim();
    if (owners.length > 0 && rest === "") return { from, list: owners };
    const used = new Set([...line.matchAll(/(\S+)=/g)].map((match) => match[1]));
    const list = keys.filter((key) => !used.has(key.name) || word === key.name).map(keyOf);
    return list.length > 0 ? { from, list } : null;
  }

  /** What the word at `column` of `line` means, or null. */
  explain(text: string, line: string, column: number): Hint | null {
    const at = [...line.matchAll(/[^\s=,]+=?/g)].find(
      (one) => one.index <= column && column < one.index + one[0].length,
    );
    const statement = this.#statementOf(line + " ");
    if (!at || !statement || inTextOrComment(line.slice(0, at.index + 1))) return null;
    const start = firstLetter(line);
    if (at.index < start + statement.keyword.length) {
      const { keyword, synopsis, meaning, example } = statement;
      return {
        from: start,
        to: start + keyword.length,
        title: synopsis,
        text: `${sentence(meaning)} As in: ${example}`,
      };
    }
    const to = at.index + at[0].length;
    if (at[0].endsWith("=")) {
      const key = this.#keys(statement.keyword, line, text).find((one) => `${one.name}=` === at[0]);
      return key
        ? { from: at.index, to: to - 1, title: `${key.name}=${key.fallback || key.example}`, text: about(key) }
        : null;
    }
    const owner = this.#owners(statement.keyword).find((one) => one.text === at[0]);
    return owner ? { from: at.index, to, title: owner.text, text: owner.meaning } : null;
  }

  /** The statement that the line begins with, once it is followed by a space. */
  #statementOf(before: string): Language["statements"][number] | undefined {
    const start = before.trimStart().replace(/\s+/g, " ");
    const fits = this.#language.statements.filter(({ keyword }) => keyword !== "" && start.startsWith(`${keyword} `));
    return fits.sort((a, b) => b.keyword.length - a.keyword.length)[0];
  }

  #statements(): Proposal[] {
    return this.#language.statements
      .filter(({ keyword }) => keyword !== "")
      .map(({ keyword, synopsis, meaning }) => ({
        text: keyword,
        kind: "statement" as const,
        takes: synopsis.slice(keyword.length).trim(),
        meaning: sentence(meaning),
      }));
  }

  #owners(keyword: string): Proposal[] {
    const { formats, strategies } = this.#language;
    const of = keyword === "machine" ? formats : keyword === "kernel" ? strategies : [];
    return of.map(({ name, meaning }) => ({
      text: name,
      kind: "owner" as const,
      takes: "",
      meaning: sentence(meaning),
    }));
  }

  #keys(keyword: string, line: string, text: string): LanguageKey[] {
    const { statements, formats, strategies } = this.#language;
    const own = statements.find((one) => one.keyword === keyword)?.keys ?? [];
    const named = (start: string, from: string): string | undefined =>
      new RegExp(`^\\s*${start}\\s+(\\S+)`, "m").exec(from)?.[1];
    if (keyword === "kernel")
      return [...(strategies.find((one) => one.name === named("kernel", line))?.keys ?? []), ...own];
    const format = formats.find((one) => one.name === named("machine", keyword === "machine" ? line : text));
    if (keyword === "machine") return [...own, ...(format?.keys ?? [])];
    return keyword === "expect" ? [...own, ...(format?.expects ?? [])] : own;
  }
}

const firstLetter = (line: string): number => line.length - line.trimStart().length;

/** Whether what comes next belongs to a string or a comment. */
function inTextOrComment(before: string): boolean {
  let inside = false;
  for (let at = 0; at < before.length; at++) {
    if (before[at] === "\\" && inside) at++;
    else if (before[at] === '"') inside = !inside;
    else if (before[at] === "#" && !inside) return true;
  }
  return inside;
}

const about = (key: LanguageKey): string =>
  `${sentence(key.meaning)} Takes ${key.takes}${key.fallback ? `; ${key.fallback} when not given` : ""}.`;

const keyOf = (key: LanguageKey): Proposal => ({
  text: `${key.name}=`,
  kind: "key",
  takes: key.fallback || key.example,
  meaning: about(key),
});

const valueOf = (value: string, key: LanguageKey): Proposal => ({
  text: value,
  kind: "value",
  takes: value === key.fallback ? "when not given" : "",
  meaning: sentence(key.meaning),
});

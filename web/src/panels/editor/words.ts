import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import type { Language } from "../../engine/protocol";
import { Words, type Proposal } from "../../model/language";

/** Completion and hovers. They wait for the simulator's description of the language and are silent until it is there. */
export function wordsOf(language: Promise<Language>): Extension {
  let words: Words | null = null;
  language.then(
    (described) => (words = new Words(described)),
    () => {}, // without a description one types without help; what is wrong with the simulator is said elsewhere
  );

  const source = (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const found = words?.propose(context.state.doc.toString(), line.text, context.pos - line.from);
    if (
      !found ||
      (!context.explicit &&
        found.from + line.from === context.pos &&
        !/[= ]$/.test(context.state.sliceDoc(line.from, context.pos)))
    )
      return null;
    return { from: line.from + found.from, options: found.list.map(completion), validFor: /^[\w.-]*=?$/ };
  };

  const hover = hoverTooltip((view, pos) => {
    const line = view.state.doc.lineAt(pos);
    const hint = words?.explain(view.state.doc.toString(), line.text, pos - line.from);
    if (!hint) return null;
    return {
      pos: line.from + hint.from,
      end: line.from + hint.to,
      above: true,
      create: () => ({ dom: card(hint.title, hint.text) }),
    };
  });
  return [autocompletion({ override: [source], icons: false, closeOnBlur: true }), hover];
}

function completion(one: Proposal): Completion {
  return {
    label: one.text,
    detail: one.takes,
    info: () => card("", one.meaning),
    type: one.kind,
    // A key is only half a setting: its values are proposed at once.
    ...(one.kind === "statement" ? { apply: `${one.text} ` } : {}),
  };
}

function card(title: string, text: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "cm-hint";
  if (title !== "") {
    const code = document.createElement("code");
    code.textContent = title;
    box.append(code);
  }
  const words = document.createElement("p");
  words.textContent = text;
  box.append(words);
  return box;
}

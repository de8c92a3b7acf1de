import { StateEffect, StateField, type EditorState, type Range } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import type { Diagnostic } from "../../engine/protocol";
import { tokenize } from "./tokenize";

/** Everything that the run has to say about lines of the script. */
export interface LineMarks {
  current: number; // 0 = none
  edited: number; // written by a click in the picture, 0 = none
  failed: ReadonlyMap<number, string>; // line → why its expect does not hold
  diagnostics: readonly Diagnostic[];
  cure: (diagnostic: Diagnostic) => void;
}

export const setMarks = StateEffect.define<LineMarks>();

/** A sentence below the line that it is about, with the cure as a button where there is one. */
class Sentence extends WidgetType {
  constructor(
    readonly text: string,
    readonly diagnostic: Diagnostic | null,
    readonly cure: (diagnostic: Diagnostic) => void,
  ) {
    super();
  }

  override eq(other: Sentence): boolean {
    return other.text === this.text && other.diagnostic === this.diagnostic;
  }

  override toDOM(): HTMLElement {
    const box = document.createElement("div");
    box.className = "cm-sentence";
    box.setAttribute("role", this.diagnostic ? "alert" : "note");
    box.append(this.text);
    const { diagnostic } = this;
    if (diagnostic && diagnostic.replacement !== null) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = diagnostic.replacement === "" ? "remove it" : `change to ${diagnostic.replacement}`;
      button.onclick = () => this.cure(diagnostic);
      box.append(" ", button);
    }
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function decorate(state: EditorState, marks: LineMarks): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const lines = state.doc.lines;
  const below = (line: number, widget: Sentence): void => {
    ranges.push(Decoration.widget({ widget, block: true, side: 1 }).range(state.doc.line(line).to));
  };
  if (marks.current >= 1 && marks.current <= lines) {
    ranges.push(Decoration.line({ class: "cm-now" }).range(state.doc.line(marks.current).from));
  }
  if (marks.edited >= 1 && marks.edited <= lines) {
    ranges.push(Decoration.line({ class: "cm-edited" }).range(state.doc.line(marks.edited).from));
  }
  for (const [line, message] of marks.failed) {
    if (line > lines) continue;
    ranges.push(Decoration.line({ class: "cm-failed cm-open" }).range(state.doc.line(line).from));
    if (message !== "") below(line, new Sentence(message, null, marks.cure));
  }
  for (const diagnostic of marks.diagnostics) {
    const line = state.doc.line(Math.min(Math.max(diagnostic.line, 1), lines));
    const from = Math.min(line.from + diagnostic.column - 1, line.to);
    const to = Math.min(Math.max(line.from + diagnostic.endColumn - 1, from + 1), line.to);
    if (to > from) ranges.push(Decoration.mark({ class: "cm-wavy" }).range(from, to));
    else ranges.push(Decoration.line({ class: "cm-failed" }).range(line.from));
    ranges.push(Decoration.line({ class: "cm-open" }).range(line.from));
    below(line.number, new Sentence(`${diagnostic.message} ${diagnostic.hint}`.trim(), diagnostic, marks.cure));
  }
  return Decoration.set(ranges, true);
}

/** Scrolls a line into view, with a little of what stands around it. */
export function reveal(view: EditorView, line: number): void {
  if (line < 1 || line > view.state.doc.lines) return;
  const { from } = view.state.doc.line(line);
  view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "nearest", yMargin: 60 }) });
}

/** Keeps the marks in place while one types, until the next answer replaces them. */
export const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    let marks = value.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(setMarks)) marks = decorate(transaction.state, effect.value);
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const COLOURS = Object.fromEntries(
  ["statement", "expect", "key", "number", "string", "comment", "word"].map((kind) => [
    kind,
    Decoration.mark({ class: `cm-${kind}` }),
  ]),
);

function colour(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      for (const token of tokenize(line.text)) {
        const mark = COLOURS[token.kind];
        if (mark && token.to > token.from) ranges.push(mark.range(line.from + token.from, line.from + token.to));
      }
      at = line.to + 1;
    }
  }
  return Decoration.set(ranges);
}

/** Colours the visible lines. The language has no state across lines, so a line is all that is ever looked at. */
export const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = colour(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = colour(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import type { Language } from "../../engine/protocol";
import { colours, marksField } from "./marks";
import { wordsOf } from "./words";

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", color: "var(--ink)", backgroundColor: "var(--card)" },
  "&.cm-focused": { outline: "2px solid var(--ink)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontWeight: "500", lineHeight: "21px", fontVariantLigatures: "none" },
  ".cm-content": { minWidth: "0", padding: "8px 0", caretColor: "var(--ink)" },
  // A line of the script is a line of the page. The one that is written, or that something is said about, shows all of itself.
  ".cm-line": { padding: "0 8px 0 4px", whiteSpace: "pre", overflow: "hidden", textOverflow: "ellipsis" },
  ".cm-line.cm-open, &.cm-focused .cm-activeLine": { whiteSpace: "break-spaces", overflow: "visible" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--ink-3)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 6px 0 8px", minWidth: "26px", cursor: "pointer" },
  ".cm-lineNumbers .cm-gutterElement:hover": { color: "var(--ink)", backgroundColor: "var(--sunk)" },
  "&.cm-focused .cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-content ::selection": { backgroundColor: "var(--window-wash)" },
  ".cm-now": { backgroundColor: "var(--walk-wash)", boxShadow: "inset 3px 0 var(--walk)" },
  ".cm-failed": { backgroundColor: "var(--fault-wash)" },
  ".cm-failed .cm-expect": { color: "var(--fault)" },
  ".cm-wavy": { textDecoration: "underline wavy var(--fault) 1.2px", textUnderlineOffset: "3px" },
  ".cm-sentence": {
    font: "12px/16px var(--ui)",
    color: "var(--fault)",
    padding: "2px 10px 6px 8px",
    whiteSpace: "normal",
  },
  ".cm-sentence button": {
    font: "inherit",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "4px",
    padding: "0 6px",
    background: "var(--card)",
    whiteSpace: "nowrap",
    maxWidth: "100%",
    overflow: "hidden",
    textOverflow: "ellipsis",
    verticalAlign: "bottom",
  },
  ".cm-edited": { backgroundColor: "var(--changed)" },
  ".cm-tooltip": {
    color: "var(--ink)",
    backgroundColor: "var(--card)",
    border: "1px solid var(--line-strong)",
    borderRadius: "4px",
    boxShadow: "var(--float)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontWeight: "500", maxHeight: "15em" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--ink)", backgroundColor: "var(--window-wash)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "1px 10px" },
  ".cm-completionDetail": { color: "var(--ink-3)", fontStyle: "normal" },
  ".cm-completionMatchedText": { fontWeight: "700", textDecoration: "none" },
  ".cm-hint": { font: "13px/18px var(--ui)", maxWidth: "320px", padding: "6px 10px" },
  ".cm-completionInfo .cm-hint": { padding: "0" },
  ".cm-hint code": { fontWeight: "700" },
  ".cm-statement": { fontWeight: "700" },
  ".cm-expect": { fontWeight: "700", color: "var(--ok)" },
  ".cm-number": { color: "var(--code)" },
  ".cm-key": { color: "var(--ink-2)" },
  ".cm-comment": { color: "var(--ink-3)" },
  ".cm-string": { color: "var(--ink-2)" },
});

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  language: Promise<Language>;
  onedit: (text: string) => void;
  online: (line: number) => void;
}

/** The script editor. A click on a line number goes to what the line did. */
export function createEditor({ parent, text, language, onedit, online }: EditorOptions): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        lineNumbers({
          domEventHandlers: {
            mousedown(view, block) {
              online(view.state.doc.lineAt(block.from).number);
              return true;
            },
          },
        }),
        keymap.of([
          {
            key: "Mod-Enter",
            run(view) {
              online(view.state.doc.lineAt(view.state.selection.main.head).number);
              return true;
            },
          },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.lineWrapping,
        highlightActiveLine(),
        EditorView.contentAttributes.of({
          "aria-label": "Script",
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onedit(update.state.doc.toString());
        }),
        wordsOf(language),
        marksField,
        colours,
        theme,
      ],
    }),
  });
}

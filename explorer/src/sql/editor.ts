/**
 * The editor: CodeMirror with DuckDB's SQL, completing tables, views, macros and columns.
 *
 * It lives in a shadow root: there CodeMirror sets its styles through style sheets made by script, which the page's policy
 * allows, and not through `style` elements, which it forbids.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { PostgreSQL, SQLDialect, type SQLNamespace, sql } from "@codemirror/lang-sql";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Dictionary } from "../content.ts";

const FUNCTIONS = [
  "any_value arg_max arg_min avg coalesce count count_if date_part date_trunc first getvariable greatest if ifnull last",
  "least len length list list_contains list_distinct list_filter list_sort list_transform lower max median min mode nullif",
  "regexp_extract regexp_matches regexp_replace replace row_number split_part strftime string_agg string_split sum trim",
  "try_cast unnest upper year",
].join(" ");

const DUCKDB = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ""} pivot unpivot qualify exclude summarize describe asof semi anti positional glob sample using all`,
  builtin: FUNCTIONS,
});

const LOOK = EditorView.theme({
  "&": {
    color: "var(--ink)",
    backgroundColor: "var(--field)",
    fontSize: "0.95rem",
    border: "1px solid var(--rule-strong)",
    borderRadius: "4px",
  },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "1px" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)", padding: "0.6rem 0" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "none" },
  ".cm-scroller": { lineHeight: "1.55", maxHeight: "46vh", minHeight: "9rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "none" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--rule-strong)",
    borderRadius: "4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.75", fontStyle: "normal", marginLeft: "1em" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--muted)" },
  { tag: tags.standard(tags.name), color: "var(--code-function)" },
]);

export interface Editor {
  read: () => string;
  write: (text: string) => void;
  insert: (text: string) => void;
  focus: () => void;
  end: () => void;
}

/** Put an editor into an element. `run` is told of Ctrl+Enter (or Command+Enter), `changed` of each change. */
export function edit(
  host: HTMLElement,
  text: string,
  dictionary: Dictionary,
  run: () => void,
  changed: (text: string) => void,
): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const keys = [
    { key: "Mod-Enter", preventDefault: true, run: () => told(run) },
    { key: "Escape", run: leave },
  ];
  const view = new EditorView({
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([...keys, ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ activateOnTyping: true, icons: false }),
        sql({ dialect: DUCKDB, schema: schemaOf(dictionary), upperCaseKeywords: true }),
        syntaxHighlighting(COLOURS),
        LOOK,
        placeholder("SELECT …"),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          tabindex: "0",
          "aria-label": "SQL. Ctrl+Enter runs it; Tab leaves the editor.",
        }),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
  root.append(view.dom);
  return {
    read: () => view.state.doc.toString(),
    write: (next) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 } }),
    insert: (piece) => {
      view.dispatch(view.state.replaceSelection(piece));
      view.focus();
    },
    focus: () => view.focus(),
    end: () => view.destroy(),
  };
}

/** A key that was taken. */
function told(run: () => void): boolean {
  run();
  return true;
}

/** Escape gives the focus back to the page where nothing is open. */
function leave(view: EditorView): boolean {
  view.contentDOM.blur();
  return true;
}

/** Tables and views with their columns, and macros, as completion knows them. */
function schemaOf(dictionary: Dictionary): SQLNamespace {
  const entries = [...dictionary.tables, ...dictionary.views].map(({ name, description, columns }) => [
    name,
    {
      self: { label: name, type: "type", detail: "table", ...(description ? { info: description } : {}) },
      children: columns.map((column) => ({
        label: column.name,
        type: "property",
        detail: column.type,
        ...(column.description ? { info: column.description } : {}),
      })),
    },
  ]);
  const macros = dictionary.macros.map((macro) => [
    macro.name,
    { self: { label: macro.name, type: "function", detail: `(${macro.parameters.join(", ")})` }, children: [] },
  ]);
  return Object.fromEntries([...entries, ...macros]) as SQLNamespace;
}

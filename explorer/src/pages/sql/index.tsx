/** The SQL page: a desk with editor, answer, cookbook and dictionary. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Copy } from "../../components/copy.tsx";
import { Loaded, Page } from "../../components/page.tsx";
import type { Dictionary, Recipe } from "../../content.ts";
import { link, rewrite, useRoute } from "../../router.ts";
import type { Editor } from "../../sql/editor.ts";
import { explain } from "../../sql/errors.ts";
import type { Result } from "../../sql/result.ts";
import { Answered } from "./answer.tsx";
import { Cookbook, Tables } from "./side.tsx";

export function Sql() {
  return (
    <Loaded<Dictionary> name="dictionary" what="dictionary">
      {(dictionary) => <Shown dictionary={dictionary} />}
    </Loaded>
  );
}

const FIRST = "SELECT meeting_id, un_regional_group, n_attended, n_members\nFROM attendance_by_regional_group;";

export type Answer =
  | { state: "none" }
  | { state: "running"; said: string }
  | { state: "failed"; said: string }
  | { state: "ready"; result: Result };

function Shown({ dictionary }: { dictionary: Dictionary }) {
  const { query, id } = useRoute();
  const recipe = dictionary.cookbook.find((known) => known.name === id);
  const asked = query.get("q") ?? recipe?.sql ?? FIRST;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const [answer, setAnswer] = useState<Answer>({ state: "none" });
  const [variables, setVariables] = useState<Record<string, string>>({});
  const run = useRef<() => void>(() => undefined);
  const turn = useRef(0);

  run.current = () => {
    const sql = editor.current?.read() ?? asked;
    turn.current += 1;
    const mine = turn.current;
    const tell = (next: Answer) => mine === turn.current && setAnswer(next);
    if (!sql.trim()) return tell({ state: "failed", said: "There is no SQL to run." });
    rewrite(link("sql", recipe?.sql === sql ? recipe.name : "", recipe?.sql === sql ? {} : { q: sql }));
    tell({ state: "running", said: "Running …" });
    import("../../sql/engine.ts")
      .then(({ ask }) => ask(sql, given(recipe, variables), (said) => tell({ state: "running", said })))
      .then(
        (result) => tell({ state: "ready", result }),
        (error: unknown) => tell({ state: "failed", said: explain(error) }),
      );
  };

  useEffect(() => {
    let current = true;
    import("../../sql/editor.ts").then(({ edit }) => {
      if (!current || !host.current) return;
      editor.current = edit(
        host.current,
        asked,
        dictionary,
        () => run.current(),
        () => undefined,
      );
    });
    return () => {
      current = false;
      editor.current?.end();
      editor.current = null;
    };
  }, [dictionary]);

  useEffect(() => {
    if (editor.current && editor.current.read() !== asked) editor.current.write(asked);
    setVariables({});
  }, [id]);

  const stop = () => {
    turn.current += 1;
    setAnswer({ state: "failed", said: "Stopped. The next query starts the engine anew." });
    import("../../sql/engine.ts").then((engine) => engine.stop());
  };

  return (
    <Page
      class="sql"
      title="Ask in SQL"
      lead={
        <p>All tables, in DuckDB’s SQL, run in your browser. Nothing leaves this page, and nothing can be changed.</p>
      }
    >
      <div class="desk">
        <div class="desk-main">
          {recipe && <Reading recipe={recipe} variables={variables} set={setVariables} />}
          <div class="editor" ref={host} />
          <div class="run">
            <button type="button" class="main" onClick={() => run.current()}>
              Run <kbd>Ctrl Enter</kbd>
            </button>
            {answer.state === "running" && (
              <button type="button" onClick={stop}>
                Stop
              </button>
            )}
            <Copy text={location.href} what="the address of this query" />
          </div>
          <Answered answer={answer} />
        </div>
        <aside class="desk-side" aria-label="Cookbook and dictionary">
          <Cookbook recipes={dictionary.cookbook} chosen={recipe?.name} choose={() => setAnswer({ state: "none" })} />
          <Tables dictionary={dictionary} insert={(name) => editor.current?.insert(name)} />
        </aside>
      </div>
    </Page>
  );
}

/** The values that the recipe's variables take: what the reader typed, else nothing, so that the query's own default holds. */
function given(recipe: Recipe | undefined, typed: Record<string, string>): Record<string, string> {
  return Object.fromEntries((recipe?.variables ?? []).map(({ name, value }) => [name, typed[name] ?? value]));
}

interface ReadingProps {
  recipe: Recipe;
  variables: Record<string, string>;
  set: (next: Record<string, string>) => void;
}

function Reading({ recipe, variables, set }: ReadingProps) {
  return (
    <div class="recipe">
      <h2>{recipe.question}</h2>
      {recipe.why && <p>{recipe.why}</p>}
      {recipe.reading && <p class="faint">{recipe.reading}</p>}
      {(recipe.variables ?? []).map(({ name, value }) => (
        <label class="field" key={name}>
          <span>{name}</span>
          <input
            value={variables[name] ?? value}
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => set({ ...variables, [name]: event.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Chart } from "../charts/plot.tsx";
import type { Choice, MarkName } from "../charts/result.ts";
import { Copy } from "../components/copy.tsx";
import { Empty, Loaded, Page, Scroll } from "../components/page.tsx";
import type { Dictionary, Recipe } from "../content.ts";
import { counted } from "../format.ts";
import { link, rewrite, useRoute } from "../router.ts";
import type { Editor } from "../sql/editor.ts";
import { explain } from "../sql/errors.ts";
import type { Form } from "../sql/export.ts";
import { leadsTo } from "../sql/leads.tsx";
import type { Result, Value } from "../sql/result.ts";

export function Sql() {
  return (
    <Loaded<Dictionary> name="dictionary" what="dictionary">
      {(dictionary) => <Shown dictionary={dictionary} />}
    </Loaded>
  );
}

const FIRST = "SELECT meeting_id, un_regional_group, n_attended, n_members\nFROM attendance_by_regional_group;";

type Answer =
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
    import("../sql/engine.ts")
      .then(({ ask }) => ask(sql, given(recipe, variables), (said) => tell({ state: "running", said })))
      .then(
        (result) => tell({ state: "ready", result }),
        (error: unknown) => tell({ state: "failed", said: explain(error) }),
      );
  };

  useEffect(() => {
    let current = true;
    import("../sql/editor.ts").then(({ edit }) => {
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
    import("../sql/engine.ts").then((engine) => engine.stop());
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

function Cookbook({ recipes, chosen, choose }: { recipes: Recipe[]; chosen: string | undefined; choose: () => void }) {
  if (!recipes.length) return null;
  return (
    <details open class="cookbook">
      <summary>Cookbook</summary>
      <ul>
        {recipes.map((recipe) => (
          <li key={recipe.name}>
            <a
              href={link("sql", recipe.name)}
              aria-current={recipe.name === chosen ? "true" : undefined}
              onClick={choose}
            >
              {recipe.question}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Tables({ dictionary, insert }: { dictionary: Dictionary; insert: (name: string) => void }) {
  const [typed, setTyped] = useState("");
  const fits = (name: string, columns: { name: string }[]) =>
    !typed || [name, ...columns.map((column) => column.name)].some((text) => text.includes(typed.toLowerCase()));
  const macros = dictionary.macros.filter((macro) => fits(macro.name, []));
  return (
    <details open class="dictionary">
      <summary>Dictionary</summary>
      <label class="field">
        <span class="unseen">Find a table or column</span>
        <input
          type="search"
          value={typed}
          placeholder="Find a table or column"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {[...dictionary.tables, ...dictionary.views]
        .filter((table) => fits(table.name, table.columns))
        .map((table) => (
          <details key={table.name} class="table-entry">
            <summary>
              <code>{table.name}</code> {"rows" in table && <span class="count">{table.rows ?? ""}</span>}
            </summary>
            {table.description && <p>{table.description}</p>}
            <dl>
              {table.columns.map((column) => (
                <div key={column.name}>
                  <dt>
                    <button
                      type="button"
                      class="insert"
                      title="Put it into the query"
                      onClick={() => insert(column.name)}
                    >
                      <code>{column.name}</code>
                    </button>{" "}
                    <span class="faint">{column.type}</span>
                  </dt>
                  {column.description && (
                    <dd>
                      {column.description}
                      {column.values?.length ? <span class="values">{column.values.join(" · ")}</span> : null}
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          </details>
        ))}
      {macros.map((macro) => (
        <details key={macro.name} class="table-entry">
          <summary>
            <code>
              {macro.name}({macro.parameters.join(", ")})
            </code>
          </summary>
          <p>{macro.description ?? "A macro: call it in FROM or like a function."}</p>
        </details>
      ))}
    </details>
  );
}

function Answered({ answer }: { answer: Answer }) {
  if (answer.state === "none")
    return (
      <p class="hint">
        Run the query, or take one from the cookbook. The first one also starts the engine, which takes a few seconds.
      </p>
    );
  if (answer.state === "running")
    return (
      <p class="loading" role="status">
        {answer.said}
      </p>
    );
  if (answer.state === "failed")
    return (
      <pre class="notice" role="alert">
        {answer.said}
      </pre>
    );
  return <ResultShown result={answer.result} />;
}

const PAGE = 100;

function ResultShown({ result }: { result: Result }) {
  const [view, setView] = useState<"table" | "chart">("table");
  const [page, setPage] = useState(0);
  useEffect(() => setPage(0), [result]);
  const pages = Math.max(1, Math.ceil(result.rows.length / PAGE));
  return (
    <section class="answer" aria-label="Answer">
      <header>
        <p role="status">
          {counted(result.rows.length, "row")}
          {result.cut && ", and more: the answer was cut here"}{" "}
          <span class="faint">in {Math.round(result.milliseconds ?? 0)} ms</span>
        </p>
        <div class="switch" role="group" aria-label="How the answer is shown">
          <button type="button" aria-pressed={view === "table"} onClick={() => setView("table")}>
            Table
          </button>
          <button type="button" aria-pressed={view === "chart"} onClick={() => setView("chart")}>
            Chart
          </button>
        </div>
        <Downloads result={result} />
      </header>
      {view === "chart" ? <ChartOf result={result} /> : <TableOf result={result} from={page * PAGE} />}
      {view === "table" && pages > 1 && (
        <nav class="pages" aria-label="Pages of the answer">
          <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous
          </button>
          <span>
            {page + 1} of {pages}
          </span>
          <button type="button" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            Next
          </button>
        </nav>
      )}
    </section>
  );
}

function Downloads({ result }: { result: Result }) {
  const [said, setSaid] = useState("");
  const take = (form: Form) => {
    setSaid("");
    import("../sql/export.ts")
      .then(async ({ save, written }) => save(await written(result, form), `answer.${form}`))
      .catch(() => setSaid("The file could not be made."));
  };
  return (
    <div class="downloads" role="group" aria-label="Download the answer">
      {(["csv", "json", "parquet"] as const).map((form) => (
        <button type="button" key={form} onClick={() => take(form)}>
          {NAMES[form]}
        </button>
      ))}
      {said && <span role="alert">{said}</span>}
    </div>
  );
}

const NAMES: Record<Form, string> = { csv: "CSV", json: "JSON", parquet: "Parquet" };

function TableOf({ result, from }: { result: Result; from: number }) {
  const ways = useMemo(() => leadsTo(result), [result]);
  if (!result.columns.length) return <Empty>The statement ran and gives no table.</Empty>;
  if (!result.rows.length) return <Empty>No row fits.</Empty>;
  return (
    <Scroll label="Rows of the answer">
      <table class="result">
        <thead>
          <tr>
            {ways.passage && (
              <th scope="col">
                <span class="unseen">Passage</span>
              </th>
            )}
            {result.columns.map((column, at) => (
              <th scope="col" key={at} class={isNumber(column.kind) ? "number" : ""} title={column.type}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.slice(from, from + PAGE).map((row, at) => (
            <tr key={at}>
              {ways.passage && <td>{ways.passage(row)}</td>}
              {row.map((value, column) => (
                <td key={column} class={isNumber(result.columns[column]?.kind) ? "number" : ""}>
                  {ways.columns[column]?.(value) ? (
                    <a class={width(value)} href={ways.columns[column]?.(value) ?? ""}>
                      {shown(value)}
                    </a>
                  ) : (
                    <Cell value={value} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const isNumber = (kind: string | undefined) => kind === "number" || kind === "integer";

function Cell({ value }: { value: Value }) {
  if (value === null) return <span class="null">null</span>;
  return <span class={width(value)}>{shown(value)}</span>;
}

/** Short texts stay on one line, long ones get room. */
function width(value: Value): string {
  const length = shown(value).length;
  return length > 80 ? "long" : length < 28 ? "short" : "";
}

function shown(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number")
    return Number.isInteger(value) ? String(value) : String(Math.round(value * 10_000) / 10_000);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null))
    return value.map(shown).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function ChartOf({ result }: { result: Result }) {
  const [code, setCode] = useState<typeof import("../charts/result.ts") | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  useEffect(() => {
    import("../charts/result.ts").then((module) => {
      setCode(module);
      setChoice(module.firstChoice(result));
    });
  }, [result]);
  if (!code || !choice)
    return (
      <p class="loading" role="status">
        Loading …
      </p>
    );
  if (!code.plottable(result))
    return (
      <Empty>A chart needs a column of numbers and another column. This answer has none; the table shows it all.</Empty>
    );
  const names = result.columns.filter((column) => column.kind !== "nested").map((column) => column.name);
  const field = (name: keyof Choice, label: string, options: string[], none = false) => (
    <label class="field">
      <span>{label}</span>
      <select
        value={choice[name]}
        onChange={(event) => setChoice({ ...choice, [name]: event.currentTarget.value as MarkName })}
      >
        {none && <option value="">None</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <div class="filters">
        {field("mark", "Drawn as", ["bars", "line", "dots"])}
        {field("x", choice.mark === "bars" ? "One bar for each" : "Across", names)}
        {field("y", "Number", code.numeric(result))}
        {field("colour", "Colour", names, true)}
      </div>
      <ul class="legend">
        {code
          .colours(result, choice.colour)
          .slice(0, 12)
          .map(({ value, colour }) => (
            <li key={value}>
              <i class="swatch" style={{ background: colour }} aria-hidden="true" /> {value}
            </li>
          ))}
      </ul>
      <Chart
        height={360}
        of={JSON.stringify(choice)}
        label={`${choice.y} by ${choice.x}, drawn as ${choice.mark}; the table has the figures`}
        draw={(width) => code.draw(result, choice, width)}
      />
    </>
  );
}

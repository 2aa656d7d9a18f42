/** What the engine answered: table, chart, files, or what is wrong. */
import { useEffect, useState } from "preact/hooks";
import { counted } from "../../format.ts";
import type { Form } from "../../sql/export.ts";
import type { Result } from "../../sql/result.ts";
import { ChartOf } from "./chart.tsx";
import { type Answer } from "./index.tsx";
import { TableOf } from "./table.tsx";

export function Answered({ answer }: { answer: Answer }) {
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

export const PAGE = 100;

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
    import("../../sql/export.ts")
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

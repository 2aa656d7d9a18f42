/** A document with its passages marked, and beside it the rows of the passage that one chose. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Page } from "../../components/page.tsx";
import { type Source as Content } from "../../content.ts";
import { counted, day, figure, share } from "../../format.ts";
import { link, rewrite, useRoute } from "../../router.ts";
import { overlaps, type Placed } from "../../source/segments.ts";
import { documentType, words } from "../../words.ts";
import { BlockShown } from "./blocks.tsx";
import { type Selection, narrow, type Made, prepare, selected } from "./made.ts";
import { Selected } from "./selection.tsx";

/** Marked unless the reader says otherwise; the rest would cover what one looks for. */
const AT_FIRST = new Set([
  "recommendations",
  "statements",
  "attendance",
  "comments",
  "officers",
  "citations",
  "interventions",
  "comment_outcomes",
]);

export function Shown({ source }: { source: Content }) {
  const { query } = useRoute();
  const made = useMemo(() => prepare(source), [source]);
  const tables = [...new Set(made.marks.map((placed) => placed.table))].sort((one, other) =>
    words(one).localeCompare(words(other), "en"),
  );
  const [shown, setShown] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        tables.filter((table) => AT_FIRST.has(table) && !(table === "comment_outcomes" && source.rows["comments"])),
      ),
  );
  const [markup, setMarkup] = useState(false);
  const selection = useMemo(() => selected(made, query), [made, query.toString()]);
  const article = useRef<HTMLElement>(null);
  const numbers = useMemo(
    () => made.marks.map((_, at) => at).filter((at) => shown.has(made.marks[at]?.table ?? "")),
    [made, shown],
  );

  useEffect(() => reveal(article.current, 0), [selection?.start, selection?.end]);
  useEffect(() => {
    const table = made.marks.find((placed) => placed.mark.key === selection?.key)?.table;
    if (table && !shown.has(table)) setShown(new Set([...shown, table]));
  }, [selection?.key]);

  const choose = (placed: Placed | null) => rewrite(link("source", source.id, placed ? { row: placed.mark.key } : {}));
  const step = (by: number) => {
    const next = following(made, numbers, selection, by);
    if (next) choose(next);
  };
  const toggle = (table: string) =>
    setShown(new Set(shown.has(table) ? [...shown].filter((other) => other !== table) : [...shown, table]));

  return (
    <Page
      class={`source ${markup ? "" : "without-markup"}`}
      title={source.title ?? source.label}
      name={source.label}
      eyebrow={
        <>
          <a href={link("source")}>Sources</a> · {source.label}
          {source.published_on && ` · ${day(source.published_on)}`}
        </>
      }
      lead={<About source={source} />}
    >
      <div class="reader">
        <aside class="reader-panel" aria-label="Rows of this document">
          <details class="toggles" open={!narrow()}>
            <summary>Marked passages</summary>
            <ul>
              {tables.map((table) => (
                <li key={table}>
                  <label class={`toggle mark-${table}`}>
                    <input type="checkbox" checked={shown.has(table)} onChange={() => toggle(table)} />
                    <i aria-hidden="true" /> {words(table)}{" "}
                    <span class="count">{figure(made.marks.filter((placed) => placed.table === table).length)}</span>
                  </label>
                </li>
              ))}
              {source.reader === "markdown" && (
                <li>
                  <label class="toggle">
                    <input type="checkbox" checked={markup} onChange={() => setMarkup(!markup)} /> Signs of the file’s
                    format
                  </label>
                </li>
              )}
            </ul>
          </details>
          <div class="steps">
            <button type="button" onClick={() => step(-1)} disabled={!numbers.length}>
              Previous passage
            </button>
            <button type="button" onClick={() => step(1)} disabled={!numbers.length}>
              Next passage
            </button>
          </div>
          <Selected made={made} source={source} selection={selection} close={() => choose(null)} />
        </aside>
        <article
          class="document"
          ref={article}
          lang={source.language ?? "en"}
          onClick={(event) => choose(clicked(event, made.marks))}
          aria-label={`Text of ${source.label}`}
        >
          {made.blocks.map((block) => {
            const picked = selection && overlaps(selection, block) ? selection : null;
            return <BlockShown key={block.start} block={block} made={made} numbers={numbers} selection={picked} />;
          })}
        </article>
      </div>
    </Page>
  );
}

/** The marked passage behind the selected one (`by` 1), or before it (-1). */
function following(made: Made, numbers: number[], selection: Selection | null, by: number): Placed | undefined {
  const at = numbers.findIndex((number) => made.marks[number]?.mark.key === selection?.key);
  if (at >= 0) return made.marks[numbers[at + by] ?? -1];
  const place = selection?.start ?? -1;
  const number =
    by > 0
      ? numbers.find((other) => (made.marks[other]?.start ?? 0) > place)
      : numbers.findLast((other) => (made.marks[other]?.start ?? 0) < place);
  return made.marks[number ?? -1];
}

/** Frames in which the place of a passage may still move, because paragraphs above it get their height once they are near. */
const SETTLING = 12;

/** Bring the selected passage into view and to the ear. */
function reveal(article: HTMLElement | null, frame: number): void {
  const first = article?.querySelector<HTMLElement>(".selected");
  if (!first) return;
  const { top, bottom } = first.getBoundingClientRect();
  const height = window.innerHeight * (narrow() ? 0.5 : 0.9);
  const hidden = top < 80 || Math.min(bottom, top + 60) > height;
  if (hidden) window.scrollTo({ top: Math.max(0, window.scrollY + top - height * 0.35), behavior: "instant" });
  if (frame === 0) first.focus({ preventScroll: true });
  if (frame < SETTLING)
    requestAnimationFrame(() => reveal(article, hidden ? frame + 1 : Math.max(frame + 1, SETTLING - 2)));
}

/** The shortest mark under the pointer. */
function clicked(event: MouseEvent, marks: Placed[]): Placed | null {
  if (window.getSelection()?.toString()) return null;
  const segment = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-mark]") : null;
  return segment ? (marks[Number(segment.dataset["mark"])] ?? null) : null;
}

function About({ source }: { source: Content }) {
  return (
    <details class="about">
      <summary>
        {[
          documentType(source.document_type),
          counted(source.n_words ?? 0, "word"),
          `${share(source.share_accounted)} of the text accounted for`,
        ].join(" · ")}
      </summary>
      <dl class="plain">
        {source.meeting_id && (
          <>
            <dt>Meeting</dt>
            <dd>
              <a href={link("meetings", source.meeting_id)}>{source.meeting_id}</a>
            </dd>
          </>
        )}
        {source.symbol && (
          <>
            <dt>Symbol</dt>
            <dd>{source.symbol}</dd>
          </>
        )}
        {source.job_number && (
          <>
            <dt>Job number</dt>
            <dd>{source.job_number}</dd>
          </>
        )}
        {source.source_url && (
          <>
            <dt>Published at</dt>
            <dd>{source.source_url}</dd>
          </>
        )}
        <dt>File</dt>
        <dd>
          {source.source_path}, read as {source.reader}
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <code>{source.source_sha256}</code>
        </dd>
        {source.rights && (
          <>
            <dt>Rights</dt>
            <dd>{source.rights}</dd>
          </>
        )}
        {source.curated.length > 0 && (
          <>
            <dt>Supplied by hand</dt>
            <dd>{source.curated.join(", ")}</dd>
          </>
        )}
      </dl>
    </details>
  );
}

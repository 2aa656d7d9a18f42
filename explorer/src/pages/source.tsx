import { Component } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Copy } from "../components/copy.tsx";
import { Loaded, Page, Scroll } from "../components/page.tsx";
import { type Source as Content, type DocumentSummary, fileName, type Overview } from "../content.ts";
import { counted, day, figure, month, share, shorten } from "../format.ts";
import { link, rewrite, useRoute } from "../router.ts";
import { said } from "../source/rows.tsx";
import {
  type Block,
  blocksOf,
  flowing,
  looksOf,
  overlaps,
  type Placed,
  placedMarks,
  type Segment,
  segmentsOf,
  unitsOf,
} from "../source/segments.ts";
import { documentType, words } from "../words.ts";

export function Sources() {
  return (
    <Loaded<Overview> name="overview" what="list of documents">
      {(found) => (
        <Page
          title="Sources"
          lead={<p>The documents as they were read. In each, every passage is marked that became a row of data.</p>}
        >
          <ul class="source-list">
            {found.documents.map((document) => (
              <SourceEntry key={document.id} document={document} />
            ))}
          </ul>
        </Page>
      )}
    </Loaded>
  );
}

function SourceEntry({ document }: { document: DocumentSummary }) {
  const rows = Object.entries(document.rows).filter(([table]) => table !== "paragraphs");
  return (
    <li>
      <h2>
        <a href={link("source", document.id)}>{document.title ?? document.label}</a>
      </h2>
      <p class="faint">
        {[
          documentType(document.document_type),
          document.label,
          document.published_on ? month(document.published_on) : "",
          counted(document.n_words ?? 0, "word"),
          `${share(document.share_accounted)} accounted for`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p>
        {rows.map(([table, count]) => (
          <span class="tally-of" key={table}>
            {words(table)} <b>{figure(count)}</b>
          </span>
        ))}
      </p>
    </li>
  );
}

export function Source({ id }: { id: string }) {
  return (
    <Loaded<Content>
      name={`sources/${fileName(id)}`}
      what={`document “${id}”`}
      otherwise={
        <p>
          <a href={link("source")}>All documents</a>
        </p>
      }
    >
      {(found) => <Shown source={found} />}
    </Loaded>
  );
}

/** Tables whose rows are whole points: a bar in the margin, not a line under every word. */
const IN_MARGIN = new Set(["recommendations", "recommendation_links", "endorsements"]);

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

interface Selection {
  start: number;
  end: number;
  /** The row that was asked for, if one was. */
  key?: string;
}

function Shown({ source }: { source: Content }) {
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
    const at = numbers.findIndex((number) => made.marks[number]?.mark.key === selection?.key);
    const next =
      at < 0 ? numbers.find((number) => (made.marks[number]?.start ?? 0) >= (selection?.start ?? 0)) : numbers[at + by];
    if (next !== undefined) choose(made.marks[next] ?? null);
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

const narrow = () => window.matchMedia("(max-width: 60rem)").matches;

interface Made {
  id: string;
  text: string;
  marks: Placed[];
  blocks: Block[];
  looks: ReturnType<typeof looksOf>;
  unit: (offset: number) => number;
}

function prepare(source: Content): Made {
  const unit = unitsOf(source.text);
  return {
    id: source.id,
    text: source.text,
    marks: placedMarks(source, unit),
    blocks: blocksOf(source, unit),
    looks: looksOf(source.text, source.reader),
    unit,
  };
}

/** What the address points at: a row (`row`), a paragraph (`p`), or offsets (`at=120-180`). */
function selected(made: Made, query: URLSearchParams): Selection | null {
  const key = query.get("row");
  const row = key ? made.marks.find((placed) => placed.mark.key === key) : undefined;
  if (row) return { start: row.start, end: row.end, key: row.mark.key };
  const paragraph = query.get("p") ?? (key?.startsWith("paragraphs:") ? key.slice("paragraphs:".length) : null);
  const blocks = made.blocks.filter((block) => block.paragraph?.id === paragraph);
  if (paragraph && blocks.length) return { start: blocks[0]?.start ?? 0, end: blocks.at(-1)?.end ?? 0 };
  const offsets = /^(\d+)-(\d+)$/.exec(query.get("at") ?? "");
  return offsets ? { start: made.unit(Number(offsets[1])), end: made.unit(Number(offsets[2])) } : null;
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

interface BlockProps {
  block: Block;
  made: Made;
  numbers: number[];
  selection: Selection | null;
}

/** One paragraph. It is drawn anew only when its marks or the selection in it change, so that long documents stay quick. */
class BlockShown extends Component<BlockProps> {
  override shouldComponentUpdate(next: BlockProps) {
    const { made, numbers, selection } = this.props;
    return (
      next.made !== made ||
      next.numbers !== numbers ||
      next.selection?.start !== selection?.start ||
      next.selection?.end !== selection?.end
    );
  }

  override render({ block, made, numbers, selection }: BlockProps) {
    const cut = selection
      ? { start: Math.max(selection.start, block.start), end: Math.min(selection.end, block.end) }
      : null;
    const segments = segmentsOf(block, made.marks, numbers, made.looks, cut ? [cut.start, cut.end] : []);
    const kind = block.paragraph?.kind ?? "furniture";
    const margin = [
      ...new Set(segments.flatMap((segment) => segment.marks).map((number) => made.marks[number]?.table ?? "")),
    ].filter((table) => IN_MARGIN.has(table));
    const picked = (segment: Segment) => cut !== null && overlaps(segment, cut);
    return (
      <div class={`block kind-${kind} ${block.continued ? "continued" : ""}`}>
        <span class="margin">
          {block.paragraph && !block.continued && (
            <a
              class="anchor"
              href={link("source", made.id, { p: block.paragraph.id })}
              aria-label={`Rows of ${kind} ${block.paragraph.number ?? ""}`.trim()}
            >
              {block.paragraph.number ?? "¶"}
            </a>
          )}
          {margin.map((table) => (
            <i key={table} class={`bar mark-${table}`} aria-hidden="true" />
          ))}
        </span>
        <p>
          {segments.map((segment, at) => (
            <SegmentShown
              key={segment.start}
              text={made.text.slice(segment.start, segment.end)}
              segment={segment}
              marks={made.marks}
              picked={picked(segment)}
              first={picked(segment) && !(at > 0 && picked(segments[at - 1] as Segment))}
            />
          ))}
        </p>
      </div>
    );
  }
}

interface SegmentProps {
  text: string;
  segment: Segment;
  marks: Placed[];
  picked: boolean;
  first: boolean;
}

function SegmentShown({ text, segment, marks, picked, first }: SegmentProps) {
  const inline = segment.marks.filter((number) => !IN_MARGIN.has(marks[number]?.table ?? ""));
  const tables = [...new Set(inline.map((number) => marks[number]?.table ?? ""))];
  const looks = segment.looks.map((look) => `look-${look}`).join(" ");
  const shown = flowing(text);
  if (!segment.marks.length && !picked) return <span class={looks || undefined}>{shown}</span>;
  const classes = [
    looks,
    ...tables.map((table) => `mark-${table}`),
    tables.length > 1 ? "several" : "",
    tables.length ? "marked" : "",
    picked ? "selected" : "",
  ];
  const Tag = picked ? "mark" : "span";
  return (
    <Tag
      class={classes.filter(Boolean).join(" ")}
      data-mark={segment.marks[0]}
      tabIndex={first ? -1 : undefined}
      style={lines(tables)}
    >
      {shown}
    </Tag>
  );
}

/** One line under the words for each table that they belong to, one below the other. */
function lines(tables: string[]): Record<string, string> | undefined {
  if (!tables.length) return undefined;
  const sorted = [...tables].sort();
  return {
    backgroundImage: sorted
      .map((table) => `linear-gradient(var(--mark-${table}, var(--muted)), var(--mark-${table}, var(--muted)))`)
      .join(","),
    backgroundSize: sorted.map(() => "100% 2px").join(","),
    backgroundPosition: sorted.map((_, at) => `0 calc(100% - ${at * 3}px)`).join(","),
    paddingBottom: `${sorted.length * 3 - 1}px`,
  };
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

interface SelectedProps {
  made: Made;
  source: Content;
  selection: Selection | null;
  close: () => void;
}

const MOST = 30;

/** The rows of the selected words: the one asked for first, then the shorter ones before the longer. */
function Selected({ made, source, selection, close }: SelectedProps) {
  if (!selection)
    return (
      <p class="hint">Choose a marked passage, or the number of a paragraph, to see the rows that were read from it.</p>
    );
  const rows = made.marks
    .filter((placed) => overlaps(placed, selection))
    .sort(
      (one, other) =>
        Number(other.mark.key === selection.key) - Number(one.mark.key === selection.key) ||
        one.end - one.start - (other.end - other.start),
    );
  const quote = flowing(made.text.slice(selection.start, selection.end)).trim();
  return (
    <section class="selection" aria-labelledby="selection-title">
      <header>
        <h2 id="selection-title">{counted(rows.length, "row")} on these words</h2>
        <button type="button" class="quiet" onClick={close}>
          Close
        </button>
      </header>
      <blockquote>{shorten(quote, 220)}</blockquote>
      <ul>
        {rows.slice(0, MOST).map((placed) => (
          <RowCard key={placed.mark.key} placed={placed} source={source} asked={placed.mark.key === selection.key} />
        ))}
      </ul>
      {rows.length > MOST && <p class="faint">and {counted(rows.length - MOST, "more row")} on the same words</p>}
    </section>
  );
}

function RowCard({ placed, source, asked }: { placed: Placed; source: Content; asked: boolean }) {
  const { mark, table } = placed;
  const { says, ways } = said(table, mark);
  const address = `${location.href.split("#")[0]}${link("source", source.id, { row: mark.key })}`;
  return (
    <li class={`row-card ${asked ? "asked-for" : ""}`}>
      <p class={`table mark-${table}`}>
        <i aria-hidden="true" /> {words(table)}{" "}
        <span class={mark.origin === "extracted" ? "faint" : "origin"}>{ORIGIN[mark.origin] ?? mark.origin}</span>
      </p>
      <p>
        {asked ? (
          <b>{says}</b>
        ) : (
          <a class="text" href={link("source", source.id, { row: mark.key })}>
            {says}
          </a>
        )}
      </p>
      {ways.length > 0 && (
        <p class="ways-on">
          {ways.map((way) => (
            <a key={way.href} href={way.href}>
              {way.name}
            </a>
          ))}
        </p>
      )}
      <details>
        <summary>All columns</summary>
        <Scroll label="Columns of the row">
          <dl class="plain columns-of">
            {Object.entries(mark.fields).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{typeof value === "object" ? JSON.stringify(value) : String(value)}</dd>
              </div>
            ))}
            <div>
              <dt>paragraph_id</dt>
              <dd>{mark.paragraph}</dd>
            </div>
            <div>
              <dt>char_start–char_end</dt>
              <dd>
                {mark.at[0]}–{mark.at[1]}
              </dd>
            </div>
            <div>
              <dt>origin</dt>
              <dd>{mark.origin}</dd>
            </div>
          </dl>
        </Scroll>
        <Copy text={address} what="the address of this passage" />
      </details>
    </li>
  );
}

const ORIGIN: Record<string, string> = { extracted: "read here", derived: "computed", curated: "by hand" };

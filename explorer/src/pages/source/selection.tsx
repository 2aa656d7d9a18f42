/** The rows of the selected words. */
import { Copy } from "../../components/copy.tsx";
import { Scroll } from "../../components/page.tsx";
import { type Source as Content } from "../../content.ts";
import { counted, shorten } from "../../format.ts";
import { link } from "../../router.ts";
import { said } from "../../source/rows.tsx";
import { flowing, overlaps, type Placed } from "../../source/segments.ts";
import { words } from "../../words.ts";
import { type Selection, type Made } from "./made.ts";

interface SelectedProps {
  made: Made;
  source: Content;
  selection: Selection | null;
  close: () => void;
}

const MOST = 30;

/** The rows of the selected words: the one asked for first, then the shorter ones before the longer. */
export function Selected({ made, source, selection, close }: SelectedProps) {
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

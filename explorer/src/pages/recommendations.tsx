import { useMemo } from "preact/hooks";
import { Passage, Status } from "../components/evidence.tsx";
import { Chips, Filters, Found, matches, type Option, Pick, useFilters, Words } from "../components/filters.tsx";
import { Empty, Loaded, Page } from "../components/page.tsx";
import { type CitationEntry, type Overview, type RecommendationEntry, useContent } from "../content.ts";
import { counted, fullMeeting, month } from "../format.ts";
import { link } from "../router.ts";
import { article, inside, target, words } from "../words.ts";

export function Recommendations() {
  return (
    <Loaded<Overview> name="overview" what="overview">
      {(overview) => (
        <Loaded<RecommendationEntry[]> name="recommendations" what="list of recommendations">
          {(entries) => <Shown entries={entries} overview={overview} />}
        </Loaded>
      )}
    </Loaded>
  );
}

const SHOWN = 200;

function Shown({ entries, overview }: { entries: RecommendationEntry[]; overview: Overview }) {
  const filters = useFilters("recommendations");
  const { get } = filters;
  const tests = useMemo(() => criteria(), []);
  const fitting = entries.filter((entry) => tests.every(({ name, fits }) => !get(name) || fits(entry, get(name))));
  const names = new Map(entries.flatMap((entry) => (entry.states ?? []).map((state) => [state.id, state.name])));
  const apart = get("apart") === "1";
  const found = apart ? fitting : lastOfEach(fitting);
  const stages = useMemo(() => countBy(entries.map((entry) => entry.life)), [entries]);
  const meeting = (id: string) => fullMeeting(overview.meetings.find((known) => known.id === id) ?? { id });
  const pick = (
    name: string,
    label: string,
    values: (entry: RecommendationEntry) => string[],
    named: (value: string) => string = words,
  ) => <Pick filters={filters} name={name} label={label} options={choices(entries, values, named)} />;
  return (
    <Page
      title="Recommendations"
      lead={
        <p>
          Every point that tells somebody to do something, at every stage of its life. Each leads to its life: first
          wording, what States proposed, adopted text, endorsement.{" "}
          <a href={link("proposals")}>All proposals of States</a>
        </p>
      }
    >
      <div class="finder">
        <Filters>
          <Words filters={filters} label="Words" hint="electronic signatures" />
          {pick("cites", "Cited", (entry) => [...new Set((entry.cites ?? []).map(article))], target)}
          {pick("meeting", "Meeting", (entry) => (entry.meeting_id ? [entry.meeting_id] : []), meeting)}
          {pick(
            "section",
            "Topic",
            (entry) => (entry.section ? [entry.section] : []),
            (value) => value,
          )}
          {pick("to", "Addressed to", (entry) => entry.addressees ?? [])}
          {pick("strength", "Strength", (entry) => (entry.strength ? [entry.strength] : []))}
          {pick("status", "Stage", (entry) => [entry.status])}
          {pick("kind", "Kind", (entry) => [entry.kind])}
          {pick(
            "state",
            "Commented on by",
            (entry) => (entry.states ?? []).map((state) => state.id),
            (value) => names.get(value) ?? value,
          )}
          <Chips
            filters={filters}
            name="apart"
            label="Stages"
            options={[{ value: "1", name: "Each stage apart", title: "One entry a stage, instead of one a life" }]}
          />
        </Filters>
        <div>
          <p class="found" role="status">
            {apart
              ? counted(found.length, "point")
              : `${counted(found.length, "recommendation")}, each once, by ${filters.any ? "its last text that fits" : "its last text"}`}
          </p>
          {found.length ? (
            <ol class="results">
              {found.slice(0, SHOWN).map((entry) => (
                <Entry
                  key={entry.id}
                  entry={entry}
                  stages={stages.get(entry.life) ?? 1}
                  typed={get("q")}
                  cited={get("cites")}
                />
              ))}
            </ol>
          ) : (
            <Empty>
              {entries.length ? (
                <>
                  No point fits all of these. <a href={link("recommendations")}>Start anew</a>
                </>
              ) : (
                "The documents of this release make no recommendations."
              )}
            </Empty>
          )}
          {found.length > SHOWN && (
            <p class="faint">The first {SHOWN} are shown. Narrow the search to see the others.</p>
          )}
          {get("cites") && <Elsewhere cited={get("cites")} />}
        </div>
      </div>
    </Page>
  );
}

function criteria(): { name: string; fits: (entry: RecommendationEntry, value: string) => boolean }[] {
  return [
    { name: "q", fits: (entry, value) => matches(value, [entry.text]) },
    {
      name: "cites",
      fits: (entry, value) => (entry.cites ?? []).some((cited) => cited === value || article(cited) === value),
    },
    { name: "meeting", fits: (entry, value) => entry.meeting_id === value },
    { name: "section", fits: (entry, value) => entry.section === value },
    { name: "to", fits: (entry, value) => (entry.addressees ?? []).includes(value) },
    { name: "strength", fits: (entry, value) => entry.strength === value },
    { name: "status", fits: (entry, value) => entry.status === value },
    { name: "kind", fits: (entry, value) => entry.kind === value },
    { name: "state", fits: (entry, value) => (entry.states ?? []).some((state) => state.id === value) },
  ];
}

/** One entry a life: its last. The latest come first. */
function lastOfEach(entries: RecommendationEntry[]): RecommendationEntry[] {
  const last = new Map(entries.map((entry) => [entry.life, entry]));
  const found = [...last.values()];
  const dates = [...new Set(found.map((entry) => entry.date ?? ""))].sort().reverse();
  return dates.flatMap((date) => found.filter((entry) => (entry.date ?? "") === date));
}

function countBy(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function choices(
  entries: RecommendationEntry[],
  values: (entry: RecommendationEntry) => string[],
  named: (value: string) => string,
): Option[] {
  const counts = countBy(entries.flatMap(values));
  return [...counts]
    .map(([value, count]) => ({ value, name: named(value), count }))
    .sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
}

/** Paragraphs that recommend nothing and cite the same. */
function Elsewhere({ cited }: { cited: string }) {
  const citations = useContent<CitationEntry[]>("citations");
  if (citations.state !== "ready") return null;
  const found = citations.value.filter((row) => row.target === cited || article(row.target) === cited);
  if (!found.length) return null;
  return (
    <section id="elsewhere" class="elsewhere" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">{target(cited)} elsewhere in the documents</h2>
      <ul class="bare">
        {found.map((row) => (
          <li key={row.key}>
            {row.document}, {row.number ? `para. ${row.number}` : "unnumbered paragraph"}: “{row.as_written}”{" "}
            <Passage row={row} of="this citation" />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface EntryProps {
  entry: RecommendationEntry;
  stages: number;
  typed: string;
  /** The target that the reader looks for, shown first among those cited. */
  cited: string;
}

function Entry({ entry, stages, typed, cited }: EntryProps) {
  const wanted = (code: string) => Number(code === cited || article(code) === cited);
  const cites = [...(entry.cites ?? [])].sort((one, other) => wanted(other) - wanted(one));
  return (
    <li>
      <header>
        <Status status={entry.status} />{" "}
        <span class="faint">
          {month(entry.date)} · {entry.document} {entry.number}
        </span>{" "}
        <Passage row={entry} of={`point ${entry.number ?? entry.id}`} />
      </header>
      <a class="text" href={link("recommendations", entry.id)}>
        <Found text={entry.text} typed={typed} />
      </a>
      <footer class="faint">
        {[
          entry.strength
            ? `${words(entry.strength)}${entry.addressees?.length ? `: ${entry.addressees.map(inside).join(", ")}` : ""}`
            : "",
          cites.length ? `cites ${cites.slice(0, 4).map(target).join("; ")}${cites.length > 4 ? " …" : ""}` : "",
          stages > 1 ? `${stages} stages` : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </footer>
    </li>
  );
}

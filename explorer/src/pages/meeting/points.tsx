/** What a meeting recommended, and what was said there. */
import { Passage, Status } from "../../components/evidence.tsx";
import { Section } from "../../components/page.tsx";
import type { Intervention, MeetingRecommendation } from "../../content.ts";
import { counted } from "../../format.ts";
import { link } from "../../router.ts";
import { words } from "../../words.ts";

export function Recommendations({ rows }: { rows: MeetingRecommendation[] }) {
  if (!rows.length) return null;
  const sections = [...new Set(rows.map((row) => `${row.status}\n${row.section ?? ""}`))];
  return (
    <Section id="recommendations" title="Recommendations and points" count={rows.length}>
      {sections.map((section) => {
        const [status = "", heading = ""] = section.split("\n");
        const own = rows.filter((row) => row.status === status && (row.section ?? "") === heading);
        return (
          <details key={section} open={status !== "commented"} class="points">
            <summary>
              <Status status={status} /> {heading || "Without a heading"} <span class="count">{own.length}</span>
            </summary>
            <ol>
              {own.map((row) => (
                <li key={row.key}>
                  <span class="label">{row.number ?? ""}</span>
                  <span>
                    <a class="text" href={link("recommendations", row.recommendation_id)}>
                      {row.text}
                    </a>{" "}
                    <Passage row={row} of={`point ${row.number ?? ""}`} />
                  </span>
                </li>
              ))}
            </ol>
          </details>
        );
      })}
    </Section>
  );
}

export function Interventions({ rows }: { rows: Intervention[] }) {
  if (!rows.length) return null;
  const named = rows.filter((row) => row.who);
  const kinds = [...new Set(rows.map((row) => row.speaker_kind))];
  return (
    <Section
      id="interventions"
      title="What was said, as reported"
      count={rows.length}
      note={
        <p>
          Sentences of the summary that report what someone said.{" "}
          {named.length
            ? `${counted(named.length, "sentence")} ${named.length === 1 ? "names" : "name"} who; the`
            : "The"}{" "}
          rest must not be counted as speakers.
        </p>
      }
    >
      {kinds.map((kind) => {
        const own = rows.filter((row) => row.speaker_kind === kind);
        return (
          <details key={kind} class="points" open={kind === "named"}>
            <summary>
              {SPEAKERS[kind] ?? words(kind)} <span class="count">{own.length}</span>
            </summary>
            <ul>
              {own.map((row) => (
                <li key={row.key}>
                  {row.who && (
                    <>
                      <a href={link("delegations", row.who.id)}>{row.who.name}</a>:{" "}
                    </>
                  )}
                  {row.text} {row.agenda_item && <span class="faint">item {row.agenda_item}</span>}{" "}
                  <Passage row={row} of="this sentence" />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Section>
  );
}

const SPEAKERS: Record<string, string> = {
  named: "By name",
  one: "One speaker, unnamed",
  another: "Another speaker, unnamed",
  some: "Some speakers",
  other: "Other speakers",
  several: "Several speakers",
  many: "Many speakers",
  panellist: "Panellists",
  chair: "The Chair",
  secretariat: "The Secretariat",
  meeting: "The meeting as a whole",
};

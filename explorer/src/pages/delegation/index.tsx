/** A delegation: what it proposed and what came of it, where it was and spoke. */
import { CommentCard } from "../../components/comment.tsx";
import { Name, OutcomeChip, Passage } from "../../components/evidence.tsx";
import { Swatch } from "../../components/groups.tsx";
import { Loaded, Page, Section } from "../../components/page.tsx";
import {
  type Delegation as Content,
  type DelegationComment,
  type DelegationEntry,
  fileName,
  type MeetingSummary,
  type Overview,
  useContent,
} from "../../content.ts";
import { counted, figure, fullMeeting } from "../../format.ts";
import { link } from "../../router.ts";
import { inside, OUTCOMES, words } from "../../words.ts";
import { items, Presence, Names } from "./presence.tsx";

export function Delegation({ id }: { id: string }) {
  const register = useContent<DelegationEntry[]>("delegations");
  const overview = useContent<Overview>("overview");
  const meetings = overview.state === "ready" ? overview.value.meetings : [];
  const known = register.state === "ready" ? register.value.find((entry) => entry.id === id) : undefined;
  return (
    <Loaded<Content>
      name={`delegations/${fileName(id)}`}
      what={`delegation “${id}”`}
      otherwise={
        known ? (
          <Silent entry={known} />
        ) : (
          <p>
            <a href={link("delegations")}>All delegations</a>
          </p>
        )
      }
    >
      {(found) => <Shown of={found} meetings={meetings} />}
    </Loaded>
  );
}

const Silent = ({ entry }: { entry: DelegationEntry }) => (
  <p>
    <b>{entry.name}</b> is in the register ({entry.group}), but no document of this release names it.{" "}
    <a href={link("delegations")}>All delegations</a>
  </p>
);

function Shown({ of, meetings }: { of: Content; meetings: MeetingSummary[] }) {
  const proposals = (of.comments ?? []).filter((comment) => comment.kind !== "remark" && comment.kind !== "narrative");
  const others = (of.comments ?? []).filter((comment) => comment.kind === "remark" || comment.kind === "narrative");
  const name = (id: string | undefined) =>
    fullMeeting(meetings.find((meeting) => meeting.id === id) ?? { id: id ?? "a meeting" });
  return (
    <Page
      title={of.name}
      eyebrow={
        <>
          <a href={link("delegations")}>Delegations</a> · {of.kind === "state" ? of.id : words(of.kind)}
        </>
      }
      lead={<Lead of={of} proposals={proposals.length} />}
    >
      {proposals.length > 0 && (
        <Section
          id="proposals"
          title="What it proposed, and what came of it"
          count={proposals.length}
          note={<Tally comments={proposals} />}
        >
          <ul class="comments">
            {proposals.map((comment) => (
              <CommentCard key={comment.key} comment={comment} />
            ))}
          </ul>
        </Section>
      )}
      {others.length > 0 && (
        <Section id="remarks" title="What it said about texts" count={others.length}>
          <ul class="comments">
            {others.map((comment) => (
              <CommentCard key={comment.key} comment={comment} />
            ))}
          </ul>
        </Section>
      )}
      <Presence of={of} meetings={meetings} />
      {of.spoken_for && (
        <Section id="spoken-for" title="Who spoke for it" count={of.spoken_for.length}>
          <ul class="rows">
            {of.spoken_for.map((row) => (
              <li key={row.key}>
                <Name who={row.who} />, {name(row.meeting)}, {items(row)}{" "}
                <span class="written">written “{row.on_behalf_of}”</span>{" "}
                <Passage row={row} of={`the statement of ${row.who.name}`} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {of.interventions && (
        <Section id="interventions" title="What it is reported to have said" count={of.interventions.length}>
          <ul class="rows quotes">
            {of.interventions.map((row) => (
              <li key={row.key}>
                <p>{row.text}</p>
                <span class="faint">
                  {name(row.meeting)}
                  {row.agenda_item && `, item ${row.agenda_item}`}
                </span>{" "}
                <Passage row={row} of="this sentence" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {of.officers && (
        <Section id="officers" title="Persons from here who chaired or led a discussion" count={of.officers.length}>
          <ul class="rows">
            {of.officers.map((row) => (
              <li key={row.key}>
                <b>{row.name}</b>, {inside(row.role)}, {name(row.meeting)} <Passage row={row} of={row.name} />
                {row.affiliation && <div class="faint">{row.affiliation}</div>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {of.made && (
        <Section id="made" title="Recommendations it made" count={of.made.length}>
          <ul class="rows">
            {of.made.map((row) => (
              <li key={row.key}>
                <a class="text" href={link("recommendations", row.recommendation_id)}>
                  {row.text}
                </a>{" "}
                <Passage row={row} of="this recommendation" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Names of={of} />
    </Page>
  );
}

function Lead({ of, proposals }: { of: Content; proposals: number }) {
  const parts = [
    of.attendance && `was represented at ${counted(new Set(of.attendance.map((row) => row.meeting)).size, "meeting")}`,
    of.statements && `made ${counted(of.statements.length, "statement")}`,
    proposals > 0 && `proposed ${counted(proposals, "change")} to texts`,
    of.interventions && `is named in ${counted(of.interventions.length, "sentence")} of the summaries`,
  ].filter(Boolean);
  return (
    <>
      <p class="tags">
        <span>
          <Swatch group={of.group} /> {of.group}
        </span>
        {of.subregion && <span>{of.subregion}</span>}
      </p>
      <p>
        {parts.length ? `In these documents it ${listed(parts as string[])}.` : "These documents name it in passing."}
      </p>
    </>
  );
}

export const listed = (parts: string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

function Tally({ comments }: { comments: DelegationComment[] }) {
  const outcomes = OUTCOMES.filter((outcome) => comments.some((comment) => comment.outcome?.outcome === outcome));
  return (
    <p class="tally">
      {outcomes.map((outcome) => (
        <span key={outcome}>
          <OutcomeChip outcome={outcome} />{" "}
          <b>{figure(comments.filter((comment) => comment.outcome?.outcome === outcome).length)}</b>
        </span>
      ))}
    </p>
  );
}

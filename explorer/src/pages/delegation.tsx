import { CommentCard } from "../components/comment.tsx";
import { Name, OutcomeChip, Passage } from "../components/evidence.tsx";
import { Swatch } from "../components/groups.tsx";
import { Empty, Loaded, Page, Section } from "../components/page.tsx";
import {
  type AtMeeting,
  type Delegation as Content,
  type DelegationComment,
  type DelegationEntry,
  fileName,
  type MeetingSummary,
  type Overview,
  type Statement,
  useContent,
} from "../content.ts";
import { counted, day, figure, fullMeeting } from "../format.ts";
import { link } from "../router.ts";
import { inside, OUTCOMES, words } from "../words.ts";

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

const listed = (parts: string[]) =>
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

const items = (row: Statement) =>
  row.first
    ? row.first === row.last
      ? `item ${row.first}`
      : `items ${row.first} to ${row.last} (one list)`
    : "no item stated";

/** Meeting by meeting: in what capacity it came, and on what it spoke. */
function Presence({ of, meetings }: { of: Content; meetings: MeetingSummary[] }) {
  const listedAt = meetings.filter((meeting) => Object.keys(meeting.groups).length || meeting.statements);
  const was = (rows: AtMeeting<{ key: string }>[] | undefined, id: string) =>
    (rows ?? []).some((row) => row.meeting === id);
  const there = listedAt.filter((meeting) => was(of.attendance, meeting.id) || was(of.statements, meeting.id));
  return (
    <Section id="presence" title="Where it was, and where it spoke">
      {there.length ? (
        <ul class="presence">
          {there.map((meeting) => (
            <li key={meeting.id}>
              <h3>
                <a href={link("meetings", meeting.id)}>{fullMeeting(meeting)}</a>
              </h3>
              <p>
                {(of.attendance ?? [])
                  .filter((row) => row.meeting === meeting.id)
                  .map((row) => (
                    <span key={row.key}>
                      {words(row.capacity)}
                      {row.remote && ", remotely"}
                      {row.who.written && <span class="written"> written “{row.who.written}”</span>}{" "}
                      <Passage row={row} of="the attendance" />
                    </span>
                  ))}
                {!was(of.attendance, meeting.id) && <span class="faint">Not in the list of participants</span>}
              </p>
              <ul class="bare">
                {(of.statements ?? [])
                  .filter((row) => row.meeting === meeting.id)
                  .map((row) => (
                    <li key={row.key}>
                      Spoke on {items(row)}
                      {row.on_behalf_of && <> on behalf of the {row.on_behalf_of}</>}
                      {row.also_as && <> and as {row.also_as}</>}
                      {row.who.written && <span class="written"> written “{row.who.written}”</span>}{" "}
                      <Passage row={row} of={`the statement on ${items(row)}`} />
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      ) : (
        <Empty>It is in no list of participants or speakers.</Empty>
      )}
      {there.length < listedAt.length && there.length > 0 && (
        <p class="faint">
          Not listed at:{" "}
          {listedAt
            .filter((meeting) => !there.includes(meeting))
            .map(fullMeeting)
            .join("; ")}
          .
        </p>
      )}
    </Section>
  );
}

function Names({ of }: { of: Content }) {
  if (!of.names?.length) return null;
  return (
    <details class="names">
      <summary>Other written forms of the name ({of.names.length})</summary>
      <ul>
        {of.names.map((form) => (
          <li key={form.name}>
            {form.name}
            {form.valid_to && <span class="faint"> until {day(form.valid_to)}</span>}
            {form.valid_from && <span class="faint"> from {day(form.valid_from)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

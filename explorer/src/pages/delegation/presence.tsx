/** Where a delegation was and spoke, and how its name is written. */
import { Passage } from "../../components/evidence.tsx";
import { Empty, Section } from "../../components/page.tsx";
import { type AtMeeting, type Delegation as Content, type MeetingSummary, type Statement } from "../../content.ts";
import { day, fullMeeting } from "../../format.ts";
import { link } from "../../router.ts";
import { words } from "../../words.ts";

export const items = (row: Statement) =>
  row.first
    ? row.first === row.last
      ? `item ${row.first}`
      : `items ${row.first} to ${row.last} (one list)`
    : "no item stated";

/** Meeting by meeting: in what capacity it came, and on what it spoke. */
export function Presence({ of, meetings }: { of: Content; meetings: MeetingSummary[] }) {
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

export function Names({ of }: { of: Content }) {
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

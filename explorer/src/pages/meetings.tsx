import { total } from "../charts/size.ts";
import { GroupLegend } from "../components/groups.tsx";
import { Empty, Loaded, Page } from "../components/page.tsx";
import type { Overview } from "../content.ts";
import { counted } from "../format.ts";
import { MeetingBars } from "./overview/bars.tsx";

export function Meetings() {
  return (
    <Loaded<Overview> name="overview" what="list of meetings">
      {(found) => <Shown of={found} />}
    </Loaded>
  );
}

function Shown({ of }: { of: Overview }) {
  const present = of.groups.filter((group) => of.meetings.some((meeting) => meeting.groups[group]));
  const years = [...new Set(of.meetings.map((meeting) => meeting.starts_on?.slice(0, 4) ?? "No date"))];
  return (
    <Page
      title="Meetings"
      lead={
        <p>
          {counted(of.meetings.length, "meeting")} that the documents report on, annex recommendations of, or are
          submitted to. The bars show who came, by regional group, where a document lists the participants.
        </p>
      }
    >
      <GroupLegend groups={present} />
      {years.map((year) => (
        <section key={year} class="year" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <MeetingBars
            meetings={of.meetings.filter((meeting) => (meeting.starts_on?.slice(0, 4) ?? "No date") === year)}
            longest={Math.max(1, ...of.meetings.map(total))}
          />
        </section>
      ))}
      {!of.meetings.length && <Empty>No document of this release speaks of a meeting.</Empty>}
    </Page>
  );
}

/** Who came: the picture of the first page. */
import { Chart } from "../../charts/plot.tsx";
import { heightOf, total } from "../../charts/size.ts";
import { GroupLegend } from "../../components/groups.tsx";
import { Section } from "../../components/page.tsx";
import { type Overview as Content } from "../../content.ts";
import { month } from "../../format.ts";
import { MeetingBars } from "./bars.tsx";

export function Came({ of }: { of: Content }) {
  const present = of.groups.filter((group) => of.meetings.some((meeting) => meeting.groups[group]));
  const listed = of.meetings.filter(total);
  if (!of.meetings.length) return null;
  return (
    <Section
      id="came"
      title="Who came"
      note={
        <p>
          One square is one delegation in a list of participants, by regional group of the United Nations. A dashed ring
          is a meeting that the documents speak of without a list.
        </p>
      }
    >
      <GroupLegend groups={present} />
      <div class="timeline-wide">
        <Chart
          links
          height={heightOf(of.meetings)}
          label={`Meetings from ${month(of.meetings[0]?.starts_on)} to ${month(of.meetings.at(-1)?.starts_on)}: ${listed.map((meeting) => `${month(meeting.starts_on)} ${total(meeting)} represented`).join(", ")}`}
          draw={async (width) => (await import("../../charts/timeline.ts")).timeline(of.meetings, present, width)}
        />
      </div>
      <MeetingBars meetings={of.meetings} />
    </Section>
  );
}

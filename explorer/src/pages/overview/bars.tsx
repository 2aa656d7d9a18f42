/** Meetings as a list with bars. */
import { total } from "../../charts/size.ts";
import { GroupBar } from "../../components/groups.tsx";
import { type MeetingSummary } from "../../content.ts";
import { counted, days, figure } from "../../format.ts";
import { link } from "../../router.ts";
import { inside } from "../../words.ts";

/** The meetings as a list with bars: the picture's figures, and the picture itself on a narrow screen. */
export function MeetingBars({
  meetings,
  longest = Math.max(1, ...meetings.map(total)),
}: {
  meetings: MeetingSummary[];
  longest?: number;
}) {
  return (
    <ol class="meeting-bars">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <div class="when">
            {days(meeting.starts_on, meeting.ends_on)}
            {meeting.city && `, ${meeting.city}`}
          </div>
          <div>
            <a href={link("meetings", meeting.id)}>{meeting.title ?? meeting.id}</a>
            <MeetingFigures meeting={meeting} />
          </div>
          <div class="bar">
            <GroupBar groups={meeting.groups} longest={longest} />
            {total(meeting) ? <b>{total(meeting)}</b> : <span class="faint">no list of participants</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function MeetingFigures({ meeting }: { meeting: MeetingSummary }) {
  const parts = [
    ...(meeting.statements ? [counted(meeting.statements, "statement")] : []),
    ...Object.entries(meeting.points)
      .filter(([status]) => status !== "commented")
      .map(([status, count]) => `${figure(count)} ${POINTS[status] ?? inside(status)}`),
  ];
  return <div class="faint">{parts.join(" · ") || "no statements or points in the record"}</div>;
}

const POINTS: Record<string, string> = {
  adopted: "recommendations adopted",
  for_future_consideration: "points for future consideration",
  chair_summary: "conclusions of the Chair",
  draft: "paragraphs proposed",
};

/** Meetings on the axis of time, each a block of squares, one square a delegation. */
import * as Plot from "@observablehq/plot";
import { groupColour } from "../components/groups.tsx";
import type { MeetingSummary } from "../content.ts";
import { days, month } from "../format.ts";
import { link } from "../router.ts";
import { ACROSS, heightOf, rowsOf, SIDE, total } from "./size.ts";
import { PLOT_CLASS } from "./style.ts";

interface Square {
  x1: Date;
  x2: Date;
  y1: number;
  y2: number;
  group: string;
  meeting: MeetingSummary;
}

const start = (meeting: MeetingSummary) => Date.parse(meeting.starts_on as string);
const name = (meeting: MeetingSummary) =>
  [
    `${meeting.title ?? meeting.id}, ${days(meeting.starts_on, meeting.ends_on)}`,
    ...Object.entries(meeting.groups).map(([group, count]) => `${group}: ${count}`),
  ].join("\n");

export function timeline(meetings: MeetingSummary[], groups: string[], width: number): Element {
  const dated = meetings.filter((meeting) => meeting.starts_on);
  const [first, last] = [Math.min(...dated.map(start)), Math.max(...dated.map(start))];
  const perPixel = Math.max(1, last - first) / (width - 150);
  const step = SIDE * perPixel;
  const squares = dated.flatMap((meeting) => block(meeting, groups, step));
  const listed = dated.filter(total);
  const unlisted = dated.filter((meeting) => !total(meeting));
  const left = (meeting: MeetingSummary) => new Date(start(meeting) - (ACROSS * step) / 2);
  const height = (meeting: MeetingSummary) => Math.ceil(total(meeting) / ACROSS);
  const above = { x: left, y: height, dy: -12, fontSize: 13, fill: "var(--ink)", textAnchor: "start" as const };
  const chart = Plot.plot({
    className: PLOT_CLASS,
    width,
    height: heightOf(meetings),
    marginLeft: 0,
    marginRight: 0,
    marginTop: 36,
    marginBottom: 30,
    style: { fontFamily: "inherit", fontSize: "13px", overflow: "visible" },
    x: { type: "utc", domain: [new Date(first - 75 * perPixel), new Date(last + 75 * perPixel)], label: null },
    y: { domain: [0, rowsOf(meetings)], axis: null },
    color: { domain: groups, range: groups.map(groupColour) },
    marks: [
      Plot.axisX({ ticks: "year", tickSize: 0, tickPadding: 10, label: null, fill: "var(--muted)" }),
      Plot.ruleY([0], { stroke: "var(--rule-strong)" }),
      Plot.rect(squares, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "group", inset: 0.75, rx: 1.5 }),
      Plot.text(listed, { ...above, text: (meeting) => String(total(meeting)), fontSize: 20, fontWeight: 600 }),
      Plot.text(listed, { ...above, text: (meeting) => month(meeting.starts_on), dx: 32, fill: "var(--muted)" }),
      Plot.dot(unlisted, {
        x: (meeting) => new Date(start(meeting)),
        y: 0,
        r: 5,
        fill: "var(--paper)",
        stroke: "var(--muted)",
        strokeWidth: 1.5,
        strokeDasharray: "2.5,2",
      }),
      Plot.rect(dated, {
        x1: left,
        x2: (meeting) => new Date(start(meeting) + (ACROSS * step) / 2),
        y1: 0,
        y2: (meeting) => (total(meeting) ? height(meeting) + 3 : 2),
        fill: "transparent",
        insetBottom: -10,
        href: (meeting) => link("meetings", meeting.id),
        title: name,
      }),
    ],
  });
  // Plot names its layers for those who debug it; on a group without a role that says nothing to a reader.
  for (const layer of chart.querySelectorAll("g[aria-label]")) layer.removeAttribute("aria-label");
  return chart;
}

/** The squares of a meeting, group by group from the ground up. */
function block(meeting: MeetingSummary, groups: string[], step: number): Square[] {
  const origin = start(meeting) - (ACROSS * step) / 2;
  return groups
    .flatMap((group) => Array.from({ length: meeting.groups[group] ?? 0 }, () => group))
    .map((group, at) => {
      const [column, row] = [at % ACROSS, Math.floor(at / ACROSS)];
      return {
        x1: new Date(origin + column * step),
        x2: new Date(origin + (column + 1) * step),
        y1: row,
        y2: row + 1,
        group,
        meeting,
      };
    });
}

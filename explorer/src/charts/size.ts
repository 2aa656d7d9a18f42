/** The size of the timeline's blocks, known before its code is loaded, so that the page leaves the right room. */
import type { MeetingSummary } from "../content.ts";

/** Squares in a row of a block. */
export const ACROSS = 7;

/** Pixels of a square with its gap. */
export const SIDE = 11;

export const total = (meeting: MeetingSummary): number =>
  Object.values(meeting.groups).reduce((sum, count) => sum + count, 0);

export const rowsOf = (meetings: MeetingSummary[]): number =>
  Math.max(6, ...meetings.map((meeting) => Math.ceil(total(meeting) / ACROSS)));

export const heightOf = (meetings: MeetingSummary[]): number => rowsOf(meetings) * SIDE + 66;

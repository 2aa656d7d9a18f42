/** Numbers, days and codes as people write them. */
import type { MeetingName } from "./content.ts";

const number = new Intl.NumberFormat("en-GB");
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export const figure = (value: number): string => number.format(value);

export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${figure(value)} ${value === 1 ? one : many}`;

export const share = (value: number | null | undefined): string =>
  value === null || value === undefined ? "–" : `${(Math.floor(value * 1000) / 10).toFixed(1)}%`;

export function bytes(size: number): string {
  if (size < 1000) return `${size} bytes`;
  return size < 1_000_000 ? `${Math.round(size / 1000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`;
}

const parts = (iso: string): [number, number, number] => {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return [year, month, day];
};

/** `7 July 2020`. */
export function day(iso: string | undefined): string {
  if (!iso) return "date not stated";
  const [year, month, date] = parts(iso);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** `Jul 2020`. */
export function month(iso: string | undefined): string {
  if (!iso) return "undated";
  const [year, at] = parts(iso);
  return `${MONTHS[at - 1]?.slice(0, 3)} ${year}`;
}

/** `7–8 July 2020`, `30 June – 2 July 2020`. */
export function days(first: string | undefined, last: string | undefined): string {
  if (!first || !last || first === last) return day(first ?? last);
  const [year, monthOf, date] = parts(first);
  const [lastYear, lastMonth] = parts(last);
  if (year !== lastYear) return `${day(first)} – ${day(last)}`;
  if (monthOf !== lastMonth) return `${date} ${MONTHS[monthOf - 1]} – ${day(last)}`;
  return `${date}–${day(last)}`;
}

export function ordinal(value: number): string {
  const tens = value % 100;
  if (tens > 10 && tens < 14) return `${value}th`;
  return `${value}${["th", "st", "nd", "rd"][value % 10] ?? "th"}`;
}

/** How meetings are told apart where space is short: `Jul 2020`, and the body where two fall into one month. */
export function shortMeeting(meeting: MeetingName, among: MeetingName[] = []): string {
  const name = month(meeting.starts_on);
  const twins = among.filter((other) => other.id !== meeting.id && month(other.starts_on) === name);
  return twins.length ? `${name} ${meeting.body_id ?? meeting.id}` : name;
}

/** `Working Group on International Cooperation, 11th, 7–8 July 2020`. */
export const fullMeeting = (meeting: MeetingName): string =>
  [
    meeting.title ?? meeting.id,
    meeting.ordinal ? ordinal(meeting.ordinal) : "",
    days(meeting.starts_on, meeting.ends_on),
  ]
    .filter(Boolean)
    .join(", ");

/** A text cut at a word, for lists. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2)).replace(/[,;:.\s]+$/, "")} …`;
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

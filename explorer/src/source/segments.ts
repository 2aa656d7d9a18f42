/** A document cut for the page: blocks (paragraphs) of segments, each of which lies in the same marks throughout. */
import type { Mark, Source } from "../content.ts";

export interface Placed {
  table: string;
  mark: Mark;
  start: number;
  end: number;
}

export type Look = "strike" | "superscript" | "markup";

export interface Segment {
  start: number;
  end: number;
  /** Numbers of the marks that lie over it, the shortest first. */
  marks: number[];
  looks: Look[];
}

export interface Block {
  start: number;
  end: number;
  /** The paragraph that it is of; null for what no paragraph holds, such as page numbers. */
  paragraph: Source["paragraphs"][number] | null;
  /** Whether the paragraph began in an earlier block, because a footnote stands between. */
  continued: boolean;
}

/** From code points, which all offsets of the data count, to the units that the browser counts. */
export function unitsOf(text: string): (offset: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (offset) => offset;
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
  return (offset) => starts[offset] ?? text.length;
}

/** Every row of the document with its place, in reading order; of those that begin together the longest first. */
export function placedMarks(source: Source, unit: (offset: number) => number): Placed[] {
  const all = Object.entries(source.rows).flatMap(([table, marks]) =>
    marks.map((mark) => ({ table, mark, start: unit(mark.at[0]), end: unit(mark.at[1]) })),
  );
  return all.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** The text in blocks: each stretch belongs to the innermost paragraph over it. */
export function blocksOf(source: Source, unit: (offset: number) => number): Block[] {
  const spans = source.paragraphs.map((paragraph) => ({
    paragraph,
    start: unit(paragraph.at[0]),
    end: unit(paragraph.at[1]),
  }));
  spans.sort((one, other) => one.start - other.start || other.end - one.end);
  const cuts = [...new Set([0, source.text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort(
    (one, other) => one - other,
  );
  const blocks: Block[] = [];
  const begun = new Set<string>();
  let next = 0;
  let open: typeof spans = [];
  cuts.slice(0, -1).forEach((start, at) => {
    const end = cuts[at + 1] as number;
    open = open.filter((span) => span.end > start);
    while (next < spans.length && (spans[next]?.start ?? Infinity) <= start)
      open.push(spans[next++] as (typeof spans)[number]);
    const owner = open.reduce<(typeof spans)[number] | null>(
      (best, span) => (!best || span.end - span.start <= best.end - best.start ? span : best),
      null,
    );
    if (!source.text.slice(start, end).trim()) return;
    const paragraph = owner?.paragraph ?? null;
    blocks.push({ start, end, paragraph, continued: paragraph !== null && begun.has(paragraph.id) });
    if (paragraph) begun.add(paragraph.id);
  });
  return blocks;
}

interface Styled {
  start: number;
  end: number;
  look: Look;
}

const MARKDOWN: [RegExp, Look][] = [
  [/~~[^~\n]+~~/g, "strike"],
  [/<sup>[^<]*<\/sup>/g, "superscript"],
  [/\*{1,3}|~~|<\/?(?:sup|sub|u|br)\s*\/?>|^[ \t]*#{1,6}[ \t]|^[ \t]*[-*][ \t](?=\S)|\\(?=[^\w\s])/gm, "markup"],
];

/** Where a Markdown file has signs for its look: the page hides the signs and shows the look. */
export function looksOf(text: string, reader: string | undefined): Styled[] {
  if (reader !== "markdown") return [];
  const found = MARKDOWN.flatMap(([pattern, look]) =>
    Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length, look })),
  );
  return found.sort((one, other) => one.start - other.start);
}

/** The segments of a block. `marks` and `looks` are in reading order; `cutAt` are further places to cut. */
export function segmentsOf(
  block: { start: number; end: number },
  marks: Placed[],
  numbers: number[],
  looks: Styled[],
  cutAt: number[] = [],
): Segment[] {
  const over = numbers.filter((number) => overlaps(marks[number] as Placed, block));
  const styled = looks.filter((look) => overlaps(look, block));
  const edges = [...over.map((number) => marks[number] as Placed), ...styled]
    .flatMap((span) => [span.start, span.end])
    .concat(cutAt);
  const cuts = [
    ...new Set([block.start, block.end, ...edges.filter((edge) => edge > block.start && edge < block.end)]),
  ].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] as number;
    const here = over.filter((number) => overlaps(marks[number] as Placed, { start, end }));
    here.sort((one, other) => length(marks[one]) - length(marks[other]));
    return {
      start,
      end,
      marks: here,
      looks: [...new Set(styled.filter((look) => overlaps(look, { start, end })).map((look) => look.look))],
    };
  });
}

const length = (placed: Placed | undefined) => (placed ? placed.end - placed.start : 0);

export const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }): boolean =>
  one.start < other.end && other.start < one.end;

/** The words as they flow: single line breaks become spaces, empty lines stay breaks. */
export const flowing = (text: string): string =>
  text.replace(/[ \t]*(?:\r?\n[ \t]*)+/g, (gap) => ((gap.match(/\n/g)?.length ?? 0) > 1 ? "\n" : " "));

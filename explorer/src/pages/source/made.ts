/** What the reader makes of a document once, and what an address selects in it. */
import { type Source as Content } from "../../content.ts";
import { type Block, blocksOf, looksOf, type Placed, placedMarks, unitsOf } from "../../source/segments.ts";

export interface Selection {
  start: number;
  end: number;
  /** The row that was asked for, if one was. */
  key?: string;
}

export const narrow = () => window.matchMedia("(max-width: 60rem)").matches;

export interface Made {
  id: string;
  text: string;
  marks: Placed[];
  blocks: Block[];
  looks: ReturnType<typeof looksOf>;
  unit: (offset: number) => number;
}

export function prepare(source: Content): Made {
  const unit = unitsOf(source.text);
  return {
    id: source.id,
    text: source.text,
    marks: placedMarks(source, unit),
    blocks: blocksOf(source, unit),
    looks: looksOf(source.text, source.reader),
    unit,
  };
}

/** What the address points at: a row (`row`), a paragraph (`p`), or offsets (`at=120-180`). */
export function selected(made: Made, query: URLSearchParams): Selection | null {
  const key = query.get("row");
  const row = key ? made.marks.find((placed) => placed.mark.key === key) : undefined;
  if (row) return { start: row.start, end: row.end, key: row.mark.key };
  const paragraph = query.get("p") ?? (key?.startsWith("paragraphs:") ? key.slice("paragraphs:".length) : null);
  const blocks = made.blocks.filter((block) => block.paragraph?.id === paragraph);
  if (paragraph && blocks.length) return { start: blocks[0]?.start ?? 0, end: blocks.at(-1)?.end ?? 0 };
  const offsets = /^(\d+)-(\d+)$/.exec(query.get("at") ?? "");
  return offsets ? { start: made.unit(Number(offsets[1])), end: made.unit(Number(offsets[2])) } : null;
}

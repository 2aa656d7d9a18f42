/** Paragraphs and their marked words. */
import { Component } from "preact";
import { link } from "../../router.ts";
import { type Block, flowing, overlaps, type Placed, type Segment, segmentsOf } from "../../source/segments.ts";
import { type Selection, type Made } from "./made.ts";

/** Tables whose rows are whole points: a bar in the margin, not a line under every word. */
const IN_MARGIN = new Set(["recommendations", "recommendation_links", "endorsements"]);

interface BlockProps {
  block: Block;
  made: Made;
  numbers: number[];
  selection: Selection | null;
}

/** One paragraph. It is drawn anew only when its marks or the selection in it change, so that long documents stay quick. */
export class BlockShown extends Component<BlockProps> {
  override shouldComponentUpdate(next: BlockProps) {
    const { made, numbers, selection } = this.props;
    return (
      next.made !== made ||
      next.numbers !== numbers ||
      next.selection?.start !== selection?.start ||
      next.selection?.end !== selection?.end
    );
  }

  override render({ block, made, numbers, selection }: BlockProps) {
    const cut = selection
      ? { start: Math.max(selection.start, block.start), end: Math.min(selection.end, block.end) }
      : null;
    const segments = segmentsOf(block, made.marks, numbers, made.looks, cut ? [cut.start, cut.end] : []);
    const kind = block.paragraph?.kind ?? "furniture";
    const margin = [
      ...new Set(segments.flatMap((segment) => segment.marks).map((number) => made.marks[number]?.table ?? "")),
    ].filter((table) => IN_MARGIN.has(table));
    const picked = (segment: Segment) => cut !== null && overlaps(segment, cut);
    return (
      <div class={`block kind-${kind} ${block.continued ? "continued" : ""}`}>
        <span class="margin">
          {block.paragraph && !block.continued && (
            <a
              class="anchor"
              href={link("source", made.id, { p: block.paragraph.id })}
              aria-label={`Rows of ${kind} ${block.paragraph.number ?? ""}`.trim()}
            >
              {block.paragraph.number ?? "¶"}
            </a>
          )}
          {margin.map((table) => (
            <i key={table} class={`bar mark-${table}`} aria-hidden="true" />
          ))}
        </span>
        <p>
          {segments.map((segment, at) => (
            <SegmentShown
              key={segment.start}
              text={made.text.slice(segment.start, segment.end)}
              segment={segment}
              marks={made.marks}
              picked={picked(segment)}
              first={picked(segment) && !(at > 0 && picked(segments[at - 1] as Segment))}
            />
          ))}
        </p>
      </div>
    );
  }
}

interface SegmentProps {
  text: string;
  segment: Segment;
  marks: Placed[];
  picked: boolean;
  first: boolean;
}

function SegmentShown({ text, segment, marks, picked, first }: SegmentProps) {
  const inline = segment.marks.filter((number) => !IN_MARGIN.has(marks[number]?.table ?? ""));
  const tables = [...new Set(inline.map((number) => marks[number]?.table ?? ""))];
  const looks = segment.looks.map((look) => `look-${look}`).join(" ");
  const shown = flowing(text);
  if (!segment.marks.length && !picked) return <span class={looks || undefined}>{shown}</span>;
  const classes = [
    looks,
    ...tables.map((table) => `mark-${table}`),
    tables.length > 1 ? "several" : "",
    tables.length ? "marked" : "",
    picked ? "selected" : "",
  ];
  const Tag = picked ? "mark" : "span";
  return (
    <Tag
      class={classes.filter(Boolean).join(" ")}
      data-mark={segment.marks[0]}
      tabIndex={first ? -1 : undefined}
      style={lines(tables)}
    >
      {shown}
    </Tag>
  );
}

/** One line under the words for each table that they belong to, one below the other. */
function lines(tables: string[]): Record<string, string> | undefined {
  if (!tables.length) return undefined;
  const sorted = [...tables].sort();
  return {
    backgroundImage: sorted
      .map((table) => `linear-gradient(var(--mark-${table}, var(--muted)), var(--mark-${table}, var(--muted)))`)
      .join(","),
    backgroundSize: sorted.map(() => "100% 2px").join(","),
    backgroundPosition: sorted.map((_, at) => `0 calc(100% - ${at * 3}px)`).join(","),
    paddingBottom: `${sorted.length * 3 - 1}px`,
  };
}

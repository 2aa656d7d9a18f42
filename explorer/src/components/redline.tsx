/** Texts with changes in them. Everything is text: nothing of a document becomes markup. */
import type { Comment, Diff, Piece } from "../content.ts";

interface Run {
  op: "equal" | "insert" | "delete";
  text: string;
  by: number[];
  passage: number[];
}

/** The pieces as they read with some comments switched on: what those that are off would change stays as it was. */
export function runs(pieces: Piece[], on: ReadonlySet<number>): Run[] {
  const found: Run[] = [];
  for (const piece of pieces) {
    if (piece.ins !== undefined) {
      if (on.has(piece.ins)) found.push({ op: "insert", text: piece.t, by: [piece.ins], passage: [] });
      continue;
    }
    const gone = (piece.del ?? []).filter((number) => on.has(number));
    found.push({ op: gone.length ? "delete" : "equal", text: piece.t, by: gone, passage: piece.by ?? [] });
  }
  return spaced(found);
}

/** Inserted words stand without spaces around them; put those in that reading needs. */
function spaced(found: Run[]): Run[] {
  return found.map((run, at) => {
    if (run.op !== "insert") return run;
    const before = found
      .slice(0, at)
      .map((other) => other.text)
      .join("");
    const after = found.slice(at + 1).find((other) => other.text)?.text ?? "";
    const left = before && !/\s$/.test(before) && !/^[,;:.]/.test(run.text) ? " " : "";
    const right = /^[\p{L}\p{N}(“"]/u.test(after) ? " " : "";
    return { ...run, text: `${left}${run.text}${right}` };
  });
}

interface RedlineProps {
  pieces: Piece[];
  comments: Comment[];
  on: ReadonlySet<number>;
  /** Name whose each change is, behind it. */
  named?: boolean;
}

export function Redline({ pieces, comments, on, named = true }: RedlineProps) {
  const all = runs(pieces, on);
  return (
    <p class="redline">
      {all.map((run, at) => {
        if (run.op === "equal") return <span key={at}>{run.text}</span>;
        const names = named ? authors(run, all[at + 1], comments) : "";
        return (
          <span key={at}>
            {run.op === "insert" ? <Inserted text={run.text} /> : <Deleted text={run.text} />}
            {names && <span class="author">{names}</span>}
          </span>
        );
      })}
    </p>
  );
}

/** A deletion right before an insertion of the same State is named once, behind both. */
function authors(run: Run, next: Run | undefined, comments: Comment[]): string {
  const names = [...new Set(run.by.map((number) => comments[number]?.who.name ?? ""))];
  const again = next?.op === "insert" ? next.by.map((number) => comments[number]?.who.name) : [];
  return names.filter((name) => !again.includes(name)).join(", ");
}

const edges = (text: string): [string, string, string] => {
  const [, before = "", middle = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return [before, middle, after];
};

/** The words are marked, the spaces around them are not; a screen reader hears where a change begins and ends. */
export function Inserted({ text }: { text: string }) {
  const [before, middle, after] = edges(text);
  return (
    <>
      {before}
      <ins>
        <span class="unseen">[added: </span>
        {middle}
        <span class="unseen">]</span>
      </ins>
      {after}
    </>
  );
}

export function Deleted({ text }: { text: string }) {
  const [before, middle, after] = edges(text);
  return (
    <>
      {before}
      <del>
        <span class="unseen">[left out: </span>
        {middle}
        <span class="unseen">]</span>
      </del>
      {after}
    </>
  );
}

export function DiffText({ diff }: { diff: Diff }) {
  return (
    <p class="redline">
      {diff.map(([op, text], at) =>
        op === "insert" ? (
          <Inserted key={at} text={text} />
        ) : op === "delete" ? (
          <Deleted key={at} text={text} />
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </p>
  );
}

/** An adopted text in which the words that answer a comment are marked with who asked for them. */
export function PassageText({ pieces, comments }: { pieces: Piece[]; comments: Comment[] }) {
  return (
    <p class="redline">
      {pieces.map((piece, at) => {
        const names = [...new Set((piece.by ?? []).map((number) => comments[number]?.who.name ?? ""))];
        if (!names.length) return <span key={at}>{piece.t}</span>;
        const [before, middle, after] = edges(piece.t);
        return (
          <span key={at}>
            {before}
            <mark class="asked">{middle}</mark>
            <span class="author">{names.join(", ")}</span>
            {after}
          </span>
        );
      })}
    </p>
  );
}

/** A change with a little of its surroundings, for lists. */
export function around(pieces: Piece[], reach = 70): Piece[] {
  const first = pieces.findIndex((piece) => piece.ins !== undefined || piece.del);
  const last = pieces.findLastIndex((piece) => piece.ins !== undefined || piece.del);
  return pieces.flatMap((piece, at) => {
    if (piece.ins !== undefined || piece.del) return [piece];
    if (at < first) return at === first - 1 ? [{ ...piece, t: tail(piece.t, reach) }] : [];
    if (at > last) return at === last + 1 ? [{ ...piece, t: head(piece.t, reach) }] : [];
    return [piece];
  });
}

const head = (text: string, reach: number) => {
  if (text.length <= reach) return text;
  const cut = text.slice(0, reach);
  return `${cut.slice(0, cut.lastIndexOf(" "))} …`;
};

const tail = (text: string, reach: number) => {
  if (text.length <= reach) return text;
  const cut = text.slice(-reach);
  return `… ${cut.slice(cut.indexOf(" ") + 1)}`;
};

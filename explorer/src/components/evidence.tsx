/** From a row to its words, and how sure it is. */
import type { ComponentChildren } from "preact";
import type { Cited, Who } from "../content.ts";
import { link } from "../router.ts";
import { outcome as said, words } from "../words.ts";

export const PassageIcon = () => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2 3.5h12M2 12.5h8" />
    <path class="marked" d="M2 8h12" />
  </svg>
);

interface PassageProps {
  row: Cited;
  /** Whose words these are, for those who can't see the row: "the statement of Chile". */
  of: string;
  children?: ComponentChildren;
}

/** The way from a row to the passage that it came from, marked in its document. */
export function Passage({ row, of, children }: PassageProps) {
  const origin = <Origin origin={row.origin} />;
  if (!row.in) return origin;
  const title = `Passage of ${of}`;
  return (
    <>
      {origin}
      <a class="passage" href={link("source", row.in, { row: row.key })} title={`${title} in ${row.in}`}>
        <PassageIcon />
        {children ? <span>{children}</span> : <span class="unseen">{title}</span>}
      </a>
    </>
  );
}

const ORIGINS: Record<string, [string, string]> = {
  derived: ["computed", "Computed from other rows; the passage shows on what"],
  curated: ["by hand", "Supplied by a person, in the project's sources"],
};

/** Nothing for what was read from the document, which is the rule; a word for what was not. */
export function Origin({ origin }: { origin: string | undefined }) {
  const found = origin ? ORIGINS[origin] : undefined;
  return found ? (
    <span class="origin" title={found[1]}>
      {found[0]}
    </span>
  ) : null;
}

/** How alike two texts are, from 0 to 1. */
export const Likeness = ({ value }: { value: number | undefined }) =>
  value === undefined ? null : (
    <span class="likeness" title="Likeness of the two texts, from 0 to 1">
      likeness {value.toFixed(2)}
    </span>
  );

export const Evidence = ({ evidence }: { evidence: string }) => (
  <span class="evidence" title="What shows this change">
    {words(evidence)}
  </span>
);

/** A participant by today's name, with the written form beside where it differs. */
export function Name({ who, plain = false }: { who: Who; plain?: boolean }) {
  const written =
    who.written && who.written !== who.name ? <span class="written"> written “{who.written}”</span> : null;
  return (
    <span class="name">
      {who.id && !plain ? <a href={link("delegations", who.id)}>{who.name}</a> : who.name}
      {!who.id && (
        <span class="unknown" title="This name is not in the register of participants">
          {" "}
          not in the register
        </span>
      )}
      {written}
    </span>
  );
}

export const Status = ({ status }: { status: string }) => (
  <span class={`status status-${status}`}>{words(status)}</span>
);

/** What became of a comment; `kind` is the kind of the comment. */
export const OutcomeChip = ({ outcome, kind }: { outcome: string; kind?: string }) => (
  <span class={`outcome outcome-${outcome}`}>
    <i aria-hidden="true" />
    {said(outcome, kind)}
  </span>
);

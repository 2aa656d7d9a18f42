/** Where the cells of an answer lead: identifiers to their pages, offsets to their passage. */
import type { VNode } from "preact";
import { PassageIcon } from "../components/evidence.tsx";
import { link } from "../router.ts";
import type { Result, Value } from "./result.ts";

const PAGES: Record<string, string> = {
  meeting_id: "meetings",
  participant_id: "delegations",
  on_behalf_of_id: "delegations",
  recommendation_id: "recommendations",
  from_recommendation_id: "recommendations",
  to_recommendation_id: "recommendations",
  adopted_recommendation_id: "recommendations",
  document_id: "source",
};

export interface Leads {
  columns: (((value: Value) => string | null) | undefined)[];
  passage: ((row: Value[]) => VNode | null) | null;
}

export function leadsTo(result: Result): Leads {
  const at = (name: string) => result.columns.findIndex((column) => column.name === name);
  const [document, first, last] = [at("document_id"), at("char_start"), at("char_end")];
  const hasPassage = document >= 0 && first >= 0 && last >= 0;
  return {
    columns: result.columns.map(({ name }) => {
      const page = PAGES[name];
      if (page) return (value) => (typeof value === "string" && value ? link(page, value) : null);
      if (name === "paragraph_id")
        return (value) => (typeof value === "string" && value.includes(":") ? paragraph(value) : null);
      return undefined;
    }),
    passage: hasPassage ? (row) => passage(row[document], row[first], row[last]) : null,
  };
}

const paragraph = (id: string) => link("source", id.slice(0, id.indexOf(":")), { p: id });

function passage(document: Value | undefined, first: Value | undefined, last: Value | undefined): VNode | null {
  if (typeof document !== "string" || typeof first !== "number" || typeof last !== "number") return null;
  return (
    <a class="passage" href={link("source", document, { at: `${first}-${last}` })} title="The passage of this row">
      <PassageIcon />
      <span class="unseen">Passage in {document}</span>
    </a>
  );
}

/** A row in words: what it says, and where else one finds it. */
import type { Mark } from "../content.ts";
import { link } from "../router.ts";
import { article, inside, target, words } from "../words.ts";

interface Way {
  name: string;
  href: string;
}

export interface Said {
  says: string;
  ways: Way[];
}

type Fields = Record<string, unknown>;

const text = (fields: Fields, name: string): string =>
  typeof fields[name] === "string" || typeof fields[name] === "number" ? String(fields[name]) : "";

const delegation = (mark: Mark, column = "participant_id"): Way[] => {
  const id = text(mark.fields, column);
  return id ? [{ name: mark.names?.[id] ?? id, href: link("delegations", id) }] : [];
};

const meeting = (fields: Fields): Way[] =>
  text(fields, "meeting_id") ? [{ name: "The meeting", href: link("meetings", text(fields, "meeting_id")) }] : [];

const recommendation = (fields: Fields, column: string, name: string): Way[] =>
  text(fields, column) ? [{ name, href: link("recommendations", text(fields, column)) }] : [];

const who = (mark: Mark): string =>
  mark.names?.[text(mark.fields, "participant_id")] ?? (text(mark.fields, "name_as_written") || "Somebody");

function items(fields: Fields): string {
  const [first, last] = [text(fields, "agenda_item_first"), text(fields, "agenda_item_last")];
  if (!first) return "";
  return first === last || !last ? ` on item ${first}` : ` on items ${first} to ${last}`;
}

const SAYINGS: Record<string, (mark: Mark) => Said> = {
  documents: () => ({ says: "The document itself", ways: [] }),
  meetings: (mark) => ({ says: `The meeting: ${text(mark.fields, "meeting_id")}`, ways: meeting(mark.fields) }),
  meeting_facts: (mark) => ({
    says: `${words(text(mark.fields, "field"))}: ${text(mark.fields, "value")}`,
    ways: meeting(mark.fields),
  }),
  agenda_items: (mark) => ({ says: `Agenda item ${text(mark.fields, "item")}`, ways: meeting(mark.fields) }),
  officers: (mark) => ({
    says: `${text(mark.fields, "name")}, ${inside(text(mark.fields, "role"))}`,
    ways: [...delegation(mark), ...meeting(mark.fields)],
  }),
  attendance: (mark) => ({
    says: `${who(mark)} was represented: ${inside(text(mark.fields, "capacity"))}`,
    ways: [...delegation(mark), ...meeting(mark.fields)],
  }),
  statements: (mark) => ({
    says: `${who(mark)} spoke${items(mark.fields)}${text(mark.fields, "on_behalf_of") ? ` on behalf of the ${text(mark.fields, "on_behalf_of")}` : ""}`,
    ways: [...delegation(mark), ...delegation(mark, "on_behalf_of_id"), ...meeting(mark.fields)],
  }),
  interventions: (mark) => ({
    says: `${text(mark.fields, "speaker_as_written") || words(text(mark.fields, "speaker_kind"))}: ${text(mark.fields, "verb") || "said"}`,
    ways: [...delegation(mark), ...meeting(mark.fields)],
  }),
  recommendations: (mark) => ({
    says: `${words(text(mark.fields, "kind"))} ${text(mark.fields, "label")}, ${inside(text(mark.fields, "status"))}`,
    ways: recommendation(mark.fields, "recommendation_id", "Its life"),
  }),
  comments: (mark) => ({
    says: `${who(mark)}: ${inside(text(mark.fields, "kind"))}${text(mark.fields, "proposed_text") ? `, “${text(mark.fields, "proposed_text")}”` : ""}`,
    ways: [...recommendation(mark.fields, "recommendation_id", "The point and what came of it"), ...delegation(mark)],
  }),
  comment_outcomes: (mark) => ({
    says: `What came of a comment: ${inside(text(mark.fields, "outcome"))}`,
    ways: recommendation(mark.fields, "adopted_recommendation_id", "The adopted point"),
  }),
  recommendation_links: (mark) => ({
    says: `Link to ${text(mark.fields, "relation") === "dropped" ? "no later text" : "an earlier text"}: ${inside(text(mark.fields, "relation"))}`,
    ways: [
      ...recommendation(mark.fields, "from_recommendation_id", "The earlier text"),
      ...recommendation(mark.fields, "to_recommendation_id", "The later text"),
    ],
  }),
  endorsements: (mark) => ({
    says: `Endorses recommendations${text(mark.fields, "annex") ? ` of annex ${text(mark.fields, "annex")}` : ""} (${inside(text(mark.fields, "status"))})`,
    ways: [...recommendation(mark.fields, "recommendation_id", "The recommendation"), ...meeting(mark.fields)],
  }),
  citations: (mark) => ({
    says: `Cites ${target(text(mark.fields, "target") || text(mark.fields, "as_written"))}`,
    ways: text(mark.fields, "recommendation_id")
      ? [
          ...(text(mark.fields, "target")
            ? [
                {
                  name: `All points that cite ${target(article(text(mark.fields, "target")))}`,
                  href: link("recommendations", "", { cites: article(text(mark.fields, "target")) }),
                },
              ]
            : []),
          ...recommendation(mark.fields, "recommendation_id", "The point"),
        ]
      : [],
  }),
  annotations: (mark) => ({
    says: `${words(text(mark.fields, "severity"))}: ${text(mark.fields, "message")}`,
    ways: [],
  }),
};

/** What a row says; a table that this page does not know says its name. */
export const said = (table: string, mark: Mark): Said => SAYINGS[table]?.(mark) ?? { says: words(table), ways: [] };

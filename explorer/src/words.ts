/** What codes mean, in the words that the pages use. A code without an entry is shown as it reads: `right_of_reply`. */
import { sentence } from "./format.ts";

const WORDS: Record<string, string> = {
  // statuses of a point
  for_future_consideration: "Put down for future consideration",
  commented: "Commented on by States",
  adopted: "Adopted",
  chair_summary: "Stated by the Chair",
  draft: "Proposed",
  // kinds of comments
  insertion: "Words to add",
  deletion: "Words to leave out",
  replacement: "Words to replace",
  alternative: "Another wording",
  new_point: "A new point",
  remark: "A remark",
  narrative: "A submission on national law and practice",
  // outcomes
  adopted_verbatim: "Adopted word for word",
  adopted_reworded: "Adopted in other words",
  not_adopted: "Not adopted",
  point_dropped: "Point fell",
  no_proposal: "No words proposed",
  // evidence
  tracked_change: "recorded by the file as a tracked change",
  strikethrough: "struck through in the document",
  alignment: "found by comparing with the text before comment",
  label: "marked by the name in brackets only",
  // relations
  verbatim: "the same words",
  reworded: "in changed words",
  merged: "joined with another point",
  split: "one of several points made of it",
  dropped: "not taken up",
  new: "without an earlier stage",
  reused: "words said earlier return",
  // capacities and roles
  party: "Party",
  signatory: "Signatory, not a party",
  non_signatory: "Neither party nor signatory",
  un_entity: "United Nations entity",
  non_governmental_organization: "Non-governmental organization",
  unodc: "UNODC",
  // facts of a meeting
  sittings: "Sittings held",
  participants_stated: "Participants, as stated",
  ordinal: "Number in the series",
  starts_on: "First day",
  ends_on: "Last day",
  format: "How delegations took part",
  in_person: "In the room",
  hybrid: "Some in the room, some remotely",
  remote: "Remotely",
  // tables
  meeting_facts: "Facts of meetings",
  recommendation_links: "Links between recommendations",
  comment_outcomes: "Outcomes of comments",
  participant_names: "Names of participants",
};

export const words = (code: string | undefined | null): string =>
  code ? (WORDS[code] ?? sentence(code.replaceAll("_", " "))) : "";

/** What sort of document it is. */
export const documentType = (code: string | undefined): string =>
  code === "chair_summary" ? "Summary of the Chair" : words(code);

/** What became of a comment; a deletion that was adopted is words that are gone. */
export function outcome(code: string, kind?: string): string {
  if (kind === "deletion" && code === "adopted_verbatim") return "Left out, as proposed";
  if (kind === "deletion" && code === "not_adopted") return "Kept";
  return words(code);
}

/** The same inside a sentence; abbreviations keep their capitals. */
export function inside(code: string | undefined | null): string {
  const said = words(code);
  return /^[A-Z][A-Z]/.test(said) || said.startsWith("United Nations")
    ? said
    : said.charAt(0).toLowerCase() + said.slice(1);
}

/** What can become of a comment that proposes words, the best first. */
export const OUTCOMES = ["adopted_verbatim", "adopted_reworded", "not_adopted", "point_dropped"];

const TREATY_TARGET = /^([A-Z][A-Za-z0-9-]*)\/art\.(\w+)(.*)$/;

/** `UNTOC/art.18/para.30` as `UNTOC article 18, para. 30`. */
export function target(code: string): string {
  const found = TREATY_TARGET.exec(code);
  if (!found) return code;
  const rest = (found[3] ?? "").replaceAll("/", ", ").replaceAll("para.", "para. ").replaceAll("sub.", "");
  return `${found[1]} article ${found[2]}${rest}`;
}

/** The article that a citation belongs to: `UNTOC/art.18` for `UNTOC/art.18/para.30`; anything else is its own. */
export const article = (code: string): string => {
  const found = TREATY_TARGET.exec(code);
  return found ? `${found[1]}/art.${found[2]}` : code;
};

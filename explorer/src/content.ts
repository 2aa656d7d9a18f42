/** The data of the pages: JSON documents that `pipelines/publish/site` makes. Types say what they hold. */
import { useEffect, useState } from "preact/hooks";

export interface Cited {
  /** `table:primary key`, as the address of the passage names the row. */
  key: string;
  /** The document that holds the passage; absent where a row cites none. */
  in?: string;
  /** Absent where the row was read from the passage. */
  origin?: "derived" | "curated";
}

export interface Who {
  id?: string;
  name: string;
  written?: string;
  group?: string;
}

export interface Named {
  id: string;
  name: string;
}

export interface DocumentName {
  id: string;
  label: string;
  title?: string;
  document_type?: string;
}

export interface MeetingName {
  id: string;
  title?: string;
  ordinal?: number;
  body_id?: string;
  starts_on?: string;
  ends_on?: string;
  city?: string;
}

export interface MeetingSummary extends MeetingName {
  format?: string;
  groups: Record<string, number>;
  points: Record<string, number>;
  statements?: number;
  interventions?: number;
}

export interface DocumentSummary extends DocumentName {
  symbol?: string;
  meeting_id?: string;
  published_on?: string;
  language?: string;
  n_words?: number;
  pages?: number;
  share_accounted?: number;
  source_url?: string;
  source_path?: string;
  source_sha256?: string;
  rights?: string;
  reader?: string;
  job_number?: string;
  curated: string[];
  rows: Record<string, number>;
}

export interface Accuracy {
  table_name: string;
  field: string;
  measured_on: string;
  n_expected: number;
  n_found: number;
  n_right: number;
  precision: number | null;
  precision_low: number | null;
  precision_high: number | null;
  recall: number | null;
  recall_low: number | null;
  recall_high: number | null;
  f1: number | null;
  confusions: string[] | null;
}

export interface Check {
  table: string;
  name: string;
  severity: string;
  description: string;
  passed: boolean;
  n_offending: number;
}

export interface DownloadFile {
  path: string;
  bytes: number;
}

export interface Licence {
  name: string;
  path: string;
  title: string;
  covers: string;
}

export interface Overview {
  title: string;
  description: string;
  version: string;
  licenses: Licence[] | null;
  otherRights: Licence[] | null;
  contributors: string[];
  counts: Record<string, number>;
  meetings: MeetingSummary[];
  groups: string[];
  members: Record<string, number>;
  documents: DocumentSummary[];
  outcomes: Record<string, number>;
  relations: Record<string, number>;
  example: string | null;
  accuracy: Accuracy[];
  annotations: Record<string, number>;
  checks: Check[];
  downloads: {
    tables: { name: string; title?: string; rows?: number; files: DownloadFile[] }[];
    files: DownloadFile[];
  };
}

export interface Statement extends Cited {
  who: Who;
  first?: string;
  last?: string;
  capacity?: string;
  on_behalf_of?: string;
  also_as?: string;
  for_itself_too?: boolean;
  form?: string;
  person?: string;
  office?: string;
  groups?: Named[];
}

export interface Intervention extends Cited {
  agenda_item?: string;
  speaker_kind: string;
  speaker_as_written?: string;
  verb?: string;
  text: string;
  on_behalf_of?: string;
  who?: Named;
}

export interface Officer extends Cited {
  role: string;
  name: string;
  affiliation?: string;
  agenda_item?: string;
  country?: Named;
}

export interface Attendance extends Cited {
  who: Who;
  capacity?: string;
  remote?: boolean;
}

export interface MeetingRecommendation extends Cited {
  recommendation_id: string;
  section?: string;
  kind: string;
  status: string;
  strength?: string;
  addressees?: string[];
  text: string;
  agenda_item?: string;
  number?: string;
}

export interface Meeting extends MeetingName, Cited {
  id: string;
  format?: string;
  sittings?: number;
  participants_stated?: number;
  facts?: (Cited & { field: string; value?: string; written: string })[];
  documents?: (DocumentName & { published_on?: string; of_it: boolean })[];
  agenda?: (Cited & { item: string; title?: string; parent_item?: string })[];
  officers?: Officer[];
  groups: Record<string, number>;
  members: Record<string, number>;
  attendance?: Attendance[];
  statements?: Statement[];
  interventions?: Intervention[];
  recommendations?: MeetingRecommendation[];
}

export interface DelegationEntry {
  id: string;
  name: string;
  kind: string;
  region?: string;
  group: string;
  forms?: string[];
  attended?: string[];
  spoke?: string[];
  spoken_for?: string[];
  comments?: number;
  named?: number;
  made?: number;
}

export type AtMeeting<T> = T & { meeting?: string };

export interface Outcome extends Cited {
  outcome: string;
  adopted_recommendation_id?: string;
  adopted_passage?: string;
  similarity?: number;
}

export interface Comment extends Cited {
  who: Who;
  recommendation_id?: string;
  kind: string;
  proposed_text?: string;
  deleted_text?: string;
  remark?: string;
  evidence: string;
  outcome?: Outcome;
}

/** A piece of a text under comment: `del` and `ins` name comments by their place in the list. */
export interface Piece {
  t: string;
  del?: number[];
  ins?: number;
  by?: number[];
}

export interface DelegationComment extends Comment {
  document: DocumentName;
  life?: string;
  agenda_item?: string;
  label?: string;
  number?: string;
  change?: Piece[];
  text?: string;
}

export interface Delegation {
  id: string;
  name: string;
  kind: string;
  iso3?: string;
  m49?: string;
  region?: string;
  subregion?: string;
  group: string;
  names?: { name: string; valid_from?: string; valid_to?: string }[];
  attendance?: AtMeeting<Attendance>[];
  statements?: AtMeeting<Statement>[];
  spoken_for?: AtMeeting<Statement>[];
  interventions?: AtMeeting<Intervention>[];
  officers?: AtMeeting<Officer>[];
  comments?: DelegationComment[];
  made?: (Cited & { recommendation_id: string; text: string; meeting_id?: string; status: string })[];
}

export interface RecommendationEntry extends Cited {
  id: string;
  life: string;
  date?: string;
  document: string;
  meeting_id?: string;
  section?: string;
  kind: string;
  status: string;
  strength?: string;
  addressees?: string[];
  text: string;
  agenda_item?: string;
  number?: string;
  cites?: string[];
  states?: Named[];
  recommenders?: string[];
}

export interface CitationEntry extends Cited {
  target: string;
  as_written: string;
  number?: string;
  document: string;
}

export type Diff = ["equal" | "insert" | "delete", string][];

export interface Point extends Cited {
  recommendation_id: string;
  agenda_item?: string;
  section?: string;
  label?: string;
  number?: string;
  place?: string;
  strength?: string;
  addressees?: string[];
  text: string;
  recommenders?: Named[];
  citations?: (Cited & { kind: string; target?: string; as_written: string })[];
  redline?: Piece[];
  passages?: Piece[];
  changes?: (Cited & { relation: string; similarity?: number; from: string; diff?: Diff })[];
  echoes?: ({ key?: string; in?: string } & {
    link: Cited;
    similarity?: number;
    diff?: Diff;
    text?: string;
    remark?: string;
    meeting_id?: string;
    speaker_as_written?: string;
    who?: Who;
  })[];
  endorsements?: (Cited & {
    status: string;
    annex?: string;
    number?: string;
    text?: string;
    date?: string;
    document: DocumentName;
  })[];
}

export interface Stage {
  date?: string;
  status: string;
  kind: string;
  document: DocumentName;
  meeting?: { meeting_id: string; title?: string; ordinal?: number; starts_on?: string };
  points: Point[];
}

export interface Life {
  key: string;
  stages: Stage[];
  comments: Comment[];
  dropped: Cited[];
}

export interface Mark {
  key: string;
  at: [number, number];
  paragraph?: string;
  origin: string;
  fields: Record<string, unknown>;
  names?: Record<string, string>;
}

export interface Source extends Omit<DocumentSummary, "rows"> {
  text: string;
  paragraphs: { id: string; at: [number, number]; kind: string; number?: string; page?: number }[];
  rows: Record<string, Mark[]>;
}

export interface Recipe {
  name: string;
  question: string;
  why?: string;
  reading?: string;
  sql: string;
  variables?: { name: string; value: string }[];
}

export interface DictionaryColumn {
  name: string;
  type: string;
  description?: string;
  values?: string[];
}

export interface Dictionary {
  tables: { name: string; description: string; rows: number | null; columns: DictionaryColumn[] }[];
  views: { name: string; description: string | null; columns: DictionaryColumn[] }[];
  macros: { name: string; parameters: string[]; description: string | null }[];
  cookbook: Recipe[];
}

export interface SearchEntries {
  delegations: { id: string; name: string; more: string[]; active: boolean }[];
  meetings: { id: string; name: string; date?: string; more?: string }[];
  documents: { id: string; name: string; more?: string }[];
  recommendations: { id: string; name: string; more: string[]; stages: number }[];
}

/** What is said where a document is not there: the reader's address may be wrong, or the network may be gone. */
export class ContentError extends Error {
  constructor(
    message: string,
    readonly missing: boolean,
  ) {
    super(message);
  }
}

const KEPT = /[a-z0-9.-]/;

/** The file of an identifier; the same rule as `file_name` in pipelines/publish/site. */
export function fileName(identifier: string): string {
  return Array.from(new TextEncoder().encode(identifier), (byte) => {
    const sign = String.fromCharCode(byte);
    return KEPT.test(sign) ? sign : `_${byte.toString(16).padStart(2, "0")}`;
  }).join("");
}

const loaded = new Map<string, Promise<unknown>>();

/** Load a document once. What failed is tried again when it is asked for again. */
export function load<T>(name: string): Promise<T> {
  const known = loaded.get(name);
  if (known) return known as Promise<T>;
  const coming = fetchContent<T>(name).catch((error: unknown) => {
    loaded.delete(name);
    throw error;
  });
  loaded.set(name, coming);
  return coming;
}

async function fetchContent<T>(name: string): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`content/${name}.json`);
  } catch {
    throw new ContentError("The data can't be reached. Is the server still running?", false);
  }
  if (!answer.ok) throw new ContentError(`The data can't be loaded (${answer.status}).`, answer.status === 404);
  return (await answer.json()) as T;
}

export type Content<T> = { state: "loading" } | { state: "ready"; value: T } | { state: "failed"; error: ContentError };

/** A document as the state of a component; null asks for nothing. */
export function useContent<T>(name: string | null): Content<T> {
  const [found, setFound] = useState<{ name: string | null; content: Content<T> }>({ name: null, content: LOADING });
  useEffect(() => {
    let current = true;
    if (name === null) return undefined;
    load<T>(name).then(
      (value) => current && setFound({ name, content: { state: "ready", value } }),
      (error: unknown) => current && setFound({ name, content: { state: "failed", error: asContentError(error) } }),
    );
    return () => {
      current = false;
    };
  }, [name]);
  return found.name === name ? found.content : LOADING;
}

const LOADING = { state: "loading" } as const;

const asContentError = (error: unknown): ContentError =>
  error instanceof ContentError ? error : new ContentError("The data can't be read.", false);

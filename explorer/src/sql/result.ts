/** Answers of the engine as plain rows: numbers, texts, booleans, ISO dates, lists and objects. */
import type { DataType, RecordBatch } from "apache-arrow";

export type Value = null | boolean | number | string | Value[] | { [name: string]: Value };

export type Kind = "number" | "integer" | "text" | "boolean" | "date" | "timestamp" | "nested";

export interface Column {
  name: string;
  kind: Kind;
  type: string;
}

export interface Result {
  columns: Column[];
  rows: Value[][];
  cut: boolean;
  milliseconds?: number;
}

const DAY = 86_400_000;

/** Arrow's numbers of types (`Type` in apache-arrow), which are part of its format. */
const INT = 2,
  FLOAT = 3,
  BOOL = 6,
  DECIMAL = 7,
  DATE = 8,
  TIMESTAMP = 10,
  LIST = 12,
  STRUCT = 13,
  MAP = 17;

/** Read the batches of an answer, at most `most` rows. */
export async function readBatches(batches: AsyncIterable<RecordBatch>, most: number): Promise<Result> {
  let columns: Column[] = [];
  const rows: Value[][] = [];
  for await (const batch of batches) {
    columns = batch.schema.fields.map((field) => ({
      name: field.name,
      kind: kindOf(field.type),
      type: String(field.type),
    }));
    const vectors = columns.map((_, at) => batch.getChildAt(at));
    for (let row = 0; row < batch.numRows; row += 1) {
      if (rows.length >= most) return { columns, rows, cut: true };
      rows.push(columns.map((column, at) => plain(vectors[at]?.get(row), column.kind)));
    }
  }
  return { columns, rows, cut: false };
}

export function kindOf(type: DataType): Kind {
  switch (type.typeId as number) {
    case INT:
      return "integer";
    case FLOAT:
    case DECIMAL:
      return "number";
    case BOOL:
      return "boolean";
    case DATE:
      return "date";
    case TIMESTAMP:
      return "timestamp";
    case LIST:
    case STRUCT:
    case MAP:
      return "nested";
    default:
      return "text";
  }
}

/** One cell. Dates come as milliseconds, whole numbers beyond 2^53 keep their digits as text. */
export function plain(value: unknown, kind?: Kind): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === "number") return kind === "date" || kind === "timestamp" ? isoTime(value, kind) : value;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof Date) return isoTime(value.getTime(), kind ?? "timestamp");
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (isRow(value)) return plain(value.toJSON());
  if (isIterable(value)) return Array.from(value, (item) => plain(item));
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
  }
  return String(value);
}

function isoTime(milliseconds: number, kind: Kind): string {
  const written = new Date(milliseconds).toISOString();
  return kind === "date" || (kind !== "timestamp" && milliseconds % DAY === 0)
    ? written.slice(0, 10)
    : written.replace("T", " ").replace(/(\.000)?Z$/, "");
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.iterator in value;

/** A struct of Arrow is iterable too, so it is told apart first. */
const isRow = (value: unknown): value is { toJSON(): unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value) && "toJSON" in value && !("length" in value);

/** Results as files: CSV as the release writes it, JSON, and Parquet. */
import type { Column, Result, Value } from "./result.ts";

export type Form = "csv" | "json" | "parquet";

const TYPES: Record<Form, string> = {
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  parquet: "application/vnd.apache.parquet",
};

/** A result in a form, as bytes. */
export async function written(result: Result, form: Form): Promise<Blob> {
  const content = form === "csv" ? asCsv(result) : form === "json" ? asJson(result) : await asParquet(result);
  return new Blob([content], { type: TYPES[form] });
}

/** Texts in quotes, numbers bare, null as nothing, lists as JSON, lines ended as RFC 4180 says. */
export function asCsv(result: Result): string {
  const rows = [result.columns.map((column) => column.name as Value), ...result.rows];
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `"${text.replaceAll('"', '""')}"`;
}

export function asJson(result: Result): string {
  const names = unique(result.columns);
  const rows = result.rows.map((row) => Object.fromEntries(row.map((value, at) => [names[at] ?? String(at), value])));
  return JSON.stringify(rows, null, 2);
}

/** Dates and nested values go in as text, the latter as JSON, as in the CSV. */
export async function asParquet(result: Result): Promise<ArrayBuffer> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const names = unique(result.columns);
  return parquetWriteBuffer({
    columnData: result.columns.map((column, at) => {
      const values = result.rows.map((row) => row[at] ?? null);
      const type = parquetType(column, values);
      return {
        name: names[at] ?? String(at),
        type,
        data: values.map((value) => parquetValue(type, value)),
        nullable: true,
      };
    }),
  });
}

type ParquetType = "INT64" | "DOUBLE" | "BOOLEAN" | "STRING";

const WIDEST = 2n ** 63n - 1n;

/** Whole numbers are 64 bits wide; a column that holds a wider one is text. */
function parquetType(column: Column, values: Value[]): ParquetType {
  if (column.kind === "integer") return values.some(isTooWide) ? "STRING" : "INT64";
  if (column.kind === "number") return "DOUBLE";
  return column.kind === "boolean" ? "BOOLEAN" : "STRING";
}

/** Whole numbers beyond what JavaScript holds come as text (see `plain`). */
function isTooWide(value: Value): boolean {
  if (typeof value !== "string") return false;
  const whole = BigInt(value);
  return whole > WIDEST || whole < -WIDEST;
}

function parquetValue(type: ParquetType, value: Value): unknown {
  if (value === null) return null;
  if (type === "INT64") return BigInt(value as number | string);
  if (type === "STRING") return typeof value === "object" ? JSON.stringify(value) : String(value);
  return value;
}

/** Two columns of a query may have one name; in a file they may not. */
function unique(columns: Column[]): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ name }) => {
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times ? `${name}_${times + 1}` : name;
  });
}

/** Hand a file to the reader. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

import { useMemo } from "preact/hooks";
import { Empty, Scroll } from "../../components/page.tsx";
import { leadsTo } from "../../sql/leads.tsx";
import type { Result, Value } from "../../sql/result.ts";
import { PAGE } from "./answer.tsx";

export function TableOf({ result, from }: { result: Result; from: number }) {
  const ways = useMemo(() => leadsTo(result), [result]);
  if (!result.columns.length) return <Empty>The statement ran and gives no table.</Empty>;
  if (!result.rows.length) return <Empty>No row fits.</Empty>;
  return (
    <Scroll label="Rows of the answer">
      <table class="result">
        <thead>
          <tr>
            {ways.passage && (
              <th scope="col">
                <span class="unseen">Passage</span>
              </th>
            )}
            {result.columns.map((column, at) => (
              <th scope="col" key={at} class={isNumber(column.kind) ? "number" : ""} title={column.type}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.slice(from, from + PAGE).map((row, at) => (
            <tr key={at}>
              {ways.passage && <td>{ways.passage(row)}</td>}
              {row.map((value, column) => (
                <td key={column} class={isNumber(result.columns[column]?.kind) ? "number" : ""}>
                  {ways.columns[column]?.(value) ? (
                    <a class={width(value)} href={ways.columns[column]?.(value) ?? ""}>
                      {shown(value)}
                    </a>
                  ) : (
                    <Cell value={value} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const isNumber = (kind: string | undefined) => kind === "number" || kind === "integer";

function Cell({ value }: { value: Value }) {
  if (value === null) return <span class="null">null</span>;
  return <span class={width(value)}>{shown(value)}</span>;
}

/** Short texts stay on one line, long ones get room. */
function width(value: Value): string {
  const length = shown(value).length;
  return length > 80 ? "long" : length < 28 ? "short" : "";
}

function shown(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number")
    return Number.isInteger(value) ? String(value) : String(Math.round(value * 10_000) / 10_000);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null))
    return value.map(shown).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

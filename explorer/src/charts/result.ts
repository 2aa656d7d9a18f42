/** A chart of a query's answer. */
import * as Plot from "@observablehq/plot";
import type { Result, Value } from "../sql/result.ts";
import { PLOT_CLASS } from "./style.ts";

export type MarkName = "bars" | "line" | "dots";

export interface Choice {
  mark: MarkName;
  x: string;
  y: string;
  colour: string;
}

const NUMERIC = new Set(["number", "integer"]);
const PALETTE = ["african", "asia-pacific", "eastern-european", "latin-american", "western-european"].map(
  (name) => `var(--group-${name})`,
);

export const numeric = (result: Result): string[] =>
  result.columns.filter((column) => NUMERIC.has(column.kind)).map((column) => column.name);

export const plottable = (result: Result): boolean =>
  result.rows.length > 0 && numeric(result).length > 0 && result.columns.length > 1;

/** What one would draw first: a number for each name, over time where there is a date. */
export function firstChoice(result: Result): Choice {
  const numbers = numeric(result);
  const others = result.columns.filter((column) => !numbers.includes(column.name) && column.kind !== "nested");
  const date = others.find((column) => column.kind === "date" || column.kind === "timestamp");
  const y = numbers.at(-1) ?? "";
  const x = date?.name ?? others[0]?.name ?? numbers[0] ?? "";
  const few = others.find((column) => column.name !== x && distinct(result, column.name).length <= PALETTE.length);
  return { mark: date ? "line" : x === numbers[0] && !others.length ? "dots" : "bars", x, y, colour: few?.name ?? "" };
}

function distinct(result: Result, name: string): Value[] {
  const at = result.columns.findIndex((column) => column.name === name);
  return [...new Set(result.rows.map((row) => row[at] ?? null))];
}

export const colours = (result: Result, name: string): { value: string; colour: string }[] =>
  name
    ? distinct(result, name).map((value, at) => ({
        value: String(value ?? "none"),
        colour: PALETTE[at % PALETTE.length] ?? "",
      }))
    : [];

const MOST = 60;

export function draw(result: Result, choice: Choice, width: number): Element {
  const kinds = new Map(result.columns.map((column) => [column.name, column.kind]));
  const timed = kinds.get(choice.x) === "date" || kinds.get(choice.x) === "timestamp";
  const rows = result.rows.map((row) =>
    Object.fromEntries(row.map((value, at) => [result.columns[at]?.name ?? "", value])),
  );
  const data = rows.map((row) => ({
    x: timed
      ? new Date(String(row[choice.x]))
      : NUMERIC.has(kinds.get(choice.x) ?? "") && choice.mark !== "bars"
        ? Number(row[choice.x])
        : String(row[choice.x] ?? "none"),
    y: row[choice.y] === null ? null : Number(row[choice.y]),
    colour: choice.colour ? String(row[choice.colour] ?? "none") : "",
  }));
  const scale = colours(result, choice.colour);
  const fill = choice.colour ? "colour" : "var(--accent)";
  const shared = {
    className: PLOT_CLASS,
    width,
    style: { fontFamily: "inherit", fontSize: "13px" },
    ...(scale.length
      ? { color: { domain: scale.map(({ value }) => value), range: scale.map(({ colour }) => colour) } }
      : {}),
  };
  if (choice.mark === "bars") {
    const names = [...new Set(data.map((row) => row.x as string))].slice(0, MOST);
    const longest = Math.max(...names.map((name) => name.length), 4);
    return Plot.plot({
      ...shared,
      marginLeft: Math.min(width * 0.45, 16 + longest * 6.6),
      height: 50 + names.length * 22,
      y: {
        domain: names,
        label: null,
        tickFormat: (name: string) => (name.length > 48 ? `${name.slice(0, 46)} …` : name),
      },
      x: { label: choice.y, grid: true },
      marks: [Plot.barX(data, { x: "y", y: "x", fill, inset: 0.5 }), Plot.ruleX([0], { stroke: "var(--rule-strong)" })],
    });
  }
  const marks =
    choice.mark === "line"
      ? [
          Plot.lineY(data, {
            x: "x",
            y: "y",
            stroke: choice.colour ? "colour" : "var(--accent)",
            strokeWidth: 2,
            ...(choice.colour ? { z: "colour" } : {}),
            sort: "x",
          }),
          Plot.dot(data, { x: "x", y: "y", fill, r: 3 }),
        ]
      : [Plot.dot(data, { x: "x", y: "y", fill, r: 4, fillOpacity: 0.8 })];
  return Plot.plot({
    ...shared,
    height: 360,
    marginLeft: 56,
    x: { label: choice.x, grid: true },
    y: { label: choice.y, grid: true, zero: choice.mark === "line" },
    marks,
  });
}

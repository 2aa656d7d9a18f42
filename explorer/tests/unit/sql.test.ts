import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { PLOT_STYLE } from "../../src/charts/style.ts";
import { asCsv, asJson, asParquet } from "../../src/sql/export.ts";
import { explain } from "../../src/sql/errors.ts";
import { type Result, plain } from "../../src/sql/result.ts";
import { readFileSync } from "node:fs";

const RESULT: Result = {
  columns: [
    { name: "id", kind: "text", type: "Utf8" },
    { name: "n", kind: "integer", type: "Int64" },
    { name: "n", kind: "number", type: "Float64" },
    { name: "list", kind: "nested", type: "List" },
    { name: "yes", kind: "boolean", type: "Bool" },
  ],
  rows: [
    ['say "ü", 😈\nand go', 1, 0.5, ["a", null], true],
    [null, null, null, null, null],
  ],
  cut: false,
};

describe("answers as files", () => {
  it("CSV as the release writes it", () => {
    expect(asCsv(RESULT)).toBe(
      '"id","n","n","list","yes"\r\n"say ""ü"", 😈\nand go",1,0.5,"[""a"",null]",true\r\n,,,,\r\n',
    );
  });

  it("JSON with names that differ", () => {
    expect(JSON.parse(asJson(RESULT))).toEqual([
      { id: 'say "ü", 😈\nand go', n: 1, n_2: 0.5, list: ["a", null], yes: true },
      { id: null, n: null, n_2: null, list: null, yes: null },
    ]);
  });

  it("Parquet that others read", async () => {
    const rows = await parquetReadObjects({ file: await asParquet(RESULT) });
    expect(rows).toEqual([
      { id: 'say "ü", 😈\nand go', n: 1n, n_2: 0.5, list: '["a",null]', yes: true },
      { id: null, n: null, n_2: null, list: null, yes: null },
    ]);
  });

  it("Parquet of no row and of whole numbers beyond what JavaScript holds", async () => {
    expect(await parquetReadObjects({ file: await asParquet({ ...RESULT, rows: [] }) })).toEqual([]);
    const [n] = RESULT.columns.slice(1, 2);
    const whole = async (...values: (string | number)[]) => {
      const rows = values.map((value) => [value]);
      return parquetReadObjects({ file: await asParquet({ columns: n ? [n] : [], rows, cut: false }) });
    };
    expect(await whole("9007199254740993", 3)).toEqual([{ n: 9007199254740993n }, { n: 3n }]);
    expect(await whole("12345678901234567890", 3)).toEqual([{ n: "12345678901234567890" }, { n: "3" }]);
  });
});

describe("cells", () => {
  it.each([
    [12n, undefined, 12],
    [12345678901234567890n, undefined, "12345678901234567890"],
    [1594080000000, "date", "2020-07-07"],
    [1594080000000 + 3_600_000, "timestamp", "2020-07-07 01:00:00"],
    [new Uint8Array([1, 255]), undefined, "01ff"],
    [["a", 1n, null], "nested", ["a", 1, null]],
    [{ toJSON: () => ({ op: "equal" }) }, "nested", { op: "equal" }],
    [undefined, undefined, null],
  ] as const)("%o", (value, kind, cell) => expect(plain(value, kind)).toEqual(cell));
});

describe("what is wrong", () => {
  it.each([
    [
      '{"exception_type":"Parser","exception_message":"syntax error at or near \\"selec\\""}',
      'Parser error: syntax error at or near "selec"',
    ],
    [
      'Catalog Error: "json_extract" is not in the catalog, but it exists in the json extension.\n\nPlease try',
      "json extension is not here",
    ],
    [
      'Cannot execute statement of type "CREATE" on database "x" which is attached in read-only mode!',
      "can't be changed",
    ],
    ["Binder Error: no such column", "Binder Error: no such column"],
  ])("%s", (said, told) => expect(explain(new Error(said))).toContain(told));
});

it("allows the style that Plot writes, to the letter", () => {
  const source = readFileSync(new URL("../../node_modules/@observablehq/plot/src/plot.js", import.meta.url), "utf8");
  const written = /append\("style"\)\.text\(\s*`([\s\S]*?)`/.exec(source)?.[1];
  expect(written?.replaceAll("${className}", "plot")).toBe(PLOT_STYLE);
});

/** The SQL page: the engine in the browser, the cookbook, answers as table, chart and files. */
import { readFileSync } from "node:fs";
import { parquetReadObjects } from "hyparquet";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { reader, settled, useBrowser } from "./drive.ts";

useBrowser();

const site = inject("site");

async function run(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator(".answer, [role=alert]").first().waitFor({ timeout: 45_000 });
}

async function write(page: Page, sql: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(sql);
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}

describe("SQL in the browser", () => {
  it("runs every recipe of the cookbook", async () => {
    const { page, open, leave } = await reader(site);
    const { cookbook } = (await (await page.request.get(`${site}content/dictionary.json`)).json()) as {
      cookbook: { name: string }[];
    };
    expect(cookbook.length).toBeGreaterThanOrEqual(10);
    for (const { name } of cookbook) {
      await open(`#/sql/${name}`);
      await page.locator(".cm-content").waitFor();
      await run(page);
      const wrong = await page.locator(".notice").allInnerTexts();
      expect(wrong, name).toEqual([]);
      expect(await page.locator(".answer").innerText(), name).toMatch(/\d+ rows?/);
    }
    await leave();
  }, 240_000);

  it("takes the values of a recipe, and its cells lead on", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/sql/what_a_state_asked_for");
    await page.getByLabel("state").fill("FRA");
    await run(page);
    expect(await page.locator("table.result tbody tr").count()).toBe(1);
    await open(
      "#/sql?q=SELECT%20participant_id%2C%20document_id%2C%20char_start%2C%20char_end%20FROM%20statements%20WHERE%20participant_id%20%3D%20'KGZ'",
    );
    await settled(page);
    await run(page);
    await page.locator("table.result .passage").first().click();
    await settled(page);
    expect(await page.locator("mark.selected").innerText()).toBe("Kyrgyzstan");
    await leave();
  });

  it("gives an answer as CSV, JSON and Parquet", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/sql");
    await page.locator(".cm-content").waitFor();
    await write(
      page,
      "SELECT participant_id, name, iso3 IS NOT NULL AS state, 1.5 AS half, count(*) OVER () AS n, ['a', 'ü'] AS list, DATE '2020-07-07' AS day FROM participants WHERE participant_id IN ('CHE', 'EU') ORDER BY 1",
    );
    await run(page);
    const csv = (await download(page, "CSV")).toString("utf8");
    expect(csv).toBe(
      '"participant_id","name","state","half","n","list","day"\r\n' +
        '"CHE","Switzerland",true,1.5,2,"[""a"",""ü""]","2020-07-07"\r\n' +
        '"EU","European Union",false,1.5,2,"[""a"",""ü""]","2020-07-07"\r\n',
    );
    const json = JSON.parse((await download(page, "JSON")).toString("utf8")) as Record<string, unknown>[];
    expect(json[0]).toEqual({
      participant_id: "CHE",
      name: "Switzerland",
      state: true,
      half: 1.5,
      n: 2,
      list: ["a", "ü"],
      day: "2020-07-07",
    });
    const parquet = await download(page, "Parquet");
    const rows = await parquetReadObjects({ file: new Uint8Array(parquet).buffer });
    expect(rows[1]).toEqual({
      participant_id: "EU",
      name: "European Union",
      state: false,
      half: 1.5,
      n: 2n,
      list: '["a","ü"]',
      day: "2020-07-07",
    });
    await leave();
  });

  it("draws a chart and completes names", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/sql");
    await page.locator(".cm-content").waitFor();
    await write(page, "SELECT un_regional_group, sum(n_attended) AS n FROM attendance_by_regional_group GROUP BY ALL");
    await page.keyboard.press("Control+Enter");
    await page.locator(".answer").waitFor();
    await page.getByRole("button", { name: "Chart" }).click();
    await page.locator(".chart svg rect").first().waitFor();
    expect(await page.locator(".chart svg rect").count()).toBeGreaterThanOrEqual(5);
    await write(page, "SELECT * FROM statem");
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "statements" }).waitFor();
    await leave();
  });

  it("says what is wrong, changes nothing, and fetches nothing", async () => {
    const visit = await reader(site);
    const { page, open } = visit;
    await open("#/sql");
    await page.locator(".cm-content").waitFor();
    for (const [sql, said] of [
      ["SELEC 1", "syntax error"],
      ["SELECT nothing FROM meetings", "nothing"],
      ["CREATE TABLE t (i INT)", "can't be changed"],
      ["SELECT * FROM 'https://example.org/x.parquet'", "does not exist"],
      ["SELECT json_extract('{}', '$.a')", "extension is not here"],
      ["SELECT * FROM read_csv('https://example.org/x.csv')", ""],
      ["SET enable_external_access = true", "locked"],
    ] as const) {
      await write(page, sql);
      await run(page);
      expect(await page.locator(".notice").innerText(), sql).toContain(said);
    }
    await write(page, "SELECT count(*) AS n FROM meetings");
    await run(page);
    await page.locator("table.result").waitFor();
    await visit.leave();
  });

  it("cuts an answer that is too long, and stops a query that takes too long", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/sql");
    await page.locator(".cm-content").waitFor();
    await write(page, "SELECT * FROM range(1000000)");
    await run(page);
    expect(await page.locator(".answer").innerText()).toContain("the answer was cut here");
    await write(page, "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE hash(a.range + b.range) = 1");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("alert").waitFor();
    await write(page, "SELECT 42 AS answer");
    await run(page);
    await page.locator("table.result").waitFor({ timeout: 30_000 });
    await leave();
  });
});

/** Every page with the real data: it opens without an error, fits its window, and axe finds nothing serious. */
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Reader, reader, useBrowser, violations } from "./drive.ts";

useBrowser();

const site = inject("site");

const PAGES: [name: string, address: string, heading: string][] = [
  ["overview", "#/", "Who came, who spoke"],
  ["meetings", "#/meetings", "Meetings"],
  ["a meeting with lists", "#/meetings/wgic-2020-07-07", "Working Group on International Cooperation"],
  [
    "a meeting with one list for several items",
    "#/meetings/wgic-2015-10-27",
    "Working Group on International Cooperation",
  ],
  ["a meeting without lists", "#/meetings/wgic-2021-03-25", "Working Group on International Cooperation"],
  ["delegations", "#/delegations", "Delegations"],
  ["a State", "#/delegations/CHE", "Switzerland"],
  ["a group", "#/delegations/G77", "Group of 77"],
  ["an organization", "#/delegations/INTERPOL", "International Criminal Police Organization"],
  ["recommendations", "#/recommendations", "Recommendations"],
  [
    "a life with four stages",
    "#/recommendations/draft-resolution-2022:annex-I%28r%29",
    "States are encouraged to make use of technology",
  ],
  ["a life with seven comments", "#/recommendations/report-2020:42%28a%29", "States parties are encouraged"],
  ["a point that fell", "#/recommendations/report-2020:57%28f%29", "With a view to ensuring"],
  ["a point alone", "#/recommendations/chairs-summary-2019:session-1:3", ""],
  ["proposals", "#/proposals", "Proposals"],
  ["sources", "#/source", "Sources"],
  ["a report", "#/source/report-2020", "Report on the meeting"],
  ["a note in Markdown", "#/source/comments-note-2020", "Comments of States parties"],
  ["a passage", "#/source/report-2020?row=statements:wgic-2020-07-07:3:KGZ", "Report on the meeting"],
  ["SQL", "#/sql", "Ask in SQL"],
  ["a recipe", "#/sql/what_a_state_asked_for", "Ask in SQL"],
];

const WINDOWS = [
  { name: "wide, light", options: { colorScheme: "light" as const } },
  { name: "narrow, dark", options: { colorScheme: "dark" as const, viewport: { width: 390, height: 844 } } },
];

for (const { name, options } of WINDOWS) {
  describe(name, () => {
    let visit: Reader;
    beforeAll(async () => {
      visit = await reader(site, options);
    });
    afterAll(() => visit.leave());

    it.each(PAGES)("%s", async (_, address, heading) => {
      const { page, open, troubles } = visit;
      await open(address);
      expect(await page.locator("h1").innerText()).toContain(heading);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    });
  });
}

describe("addresses that lead nowhere", () => {
  it.each([
    ["#/meetings/nowhere-2099-01-01", "Nothing under this address"],
    ["#/source/no-such-document", "Nothing under this address"],
    ["#/recommendations/no-such-point", "Nothing under this address"],
    ["#/delegations/XXX", "Nothing under this address"],
    ["#/delegations/FJI", "Nothing under this address"],
    ["#/nowhere", "Nothing under this address"],
  ])("%s", async (address, heading) => {
    const { page, open, troubles } = await reader(site);
    await open(address);
    expect(await page.locator("h1").innerText()).toBe(heading);
    expect(await page.locator("main a").count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    expect(troubles.filter((trouble) => !trouble.includes("404"))).toEqual([]);
    await page.context().close();
  });
});

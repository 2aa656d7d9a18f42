/** By keyboard, in the dark, on paper; and how long the first view takes. */
import { describe, expect, inject, it } from "vitest";
import { reader, settled, useBrowser, violations } from "./drive.ts";

useBrowser();

const site = inject("site");

describe("by keyboard", () => {
  it("skips to the content, searches with a slash, and goes where an arrow points", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/meetings");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
    await page.keyboard.press("/");
    await page.keyboard.type("Türkiye");
    await page.getByRole("option").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "Türkiye" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await leave();
  });

  it("finds a delegation by an old form of its name", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/delegations?q=turkey");
    expect(await page.locator("table.delegations tbody th a").allInnerTexts()).toEqual(["Türkiye"]);
    await page.locator("table.delegations tbody th a").click();
    await settled(page);
    expect(await page.locator("#presence").innerText()).toContain("written “Turkey”");
    await leave();
  });

  it("reaches every passage of a document, and every switch of a redline", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/source/report-2020");
    await page.locator("a.anchor", { hasText: /^8$/ }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".selection").waitFor();
    await page.locator(".row-card a", { hasText: "Kyrgyzstan spoke on item 3" }).focus();
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Kyrgyzstan");
    await leave();
  });

  it("goes back to the place that was left", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/recommendations");
    const link = page.locator(".results .text").nth(30);
    await link.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => window.scrollY);
    await link.click();
    await settled(page);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await page.goBack();
    await settled(page);
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - place)).toBeLessThan(80);
    await leave();
  });
});

describe("as the reader likes it", () => {
  it("keeps the colours that the reader chose", async () => {
    const { page, open, leave } = await reader(site, { colorScheme: "light" });
    await open("#/");
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole("button", { name: /^Colours/ }).click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.reload();
    await settled(page);
    expect(await ground()).toBe(dark);
    expect(await violations(page)).toEqual([]);
    await leave();
  });

  it("prints the content without the frame", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/recommendations/draft-resolution-2022:annex-I%28r%29");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("header.top").isVisible()).toBe(false);
    expect(await page.locator(".stage").first().isVisible()).toBe(true);
    expect((await page.pdf({ format: "A4" })).byteLength).toBeGreaterThan(10_000);
    await leave();
  });

  it("keeps filters in the address", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/recommendations");
    await page.getByLabel("Words").fill("mutual legal assistance");
    await page.getByLabel("Strength").selectOption("encouraged");
    await settled(page);
    await page.waitForURL(/q=mutual/);
    const count = await page.locator(".results > li").count();
    const address = page.url();
    await page.goto("about:blank");
    await page.goto(address);
    await settled(page);
    expect(await page.locator(".results > li").count()).toBe(count);
    expect(await page.getByLabel("Words").inputValue()).toBe("mutual legal assistance");
    await leave();
  });
});

it("shows the first view from a cold cache, without the SQL engine", async () => {
  const times: Record<string, number[]> = {};
  for (const address of ["#/", "#/delegations/CHE", "#/source/report-2020", "#/recommendations"]) {
    for (let round = 0; round < 3; round += 1) {
      const { page, leave } = await reader(site);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      const began = performance.now();
      await page.goto(`${site}${address}`, { waitUntil: "commit" });
      await page.locator("h1").waitFor();
      (times[address] ??= []).push(Math.round(performance.now() - began));
      await settled(page);
      expect(asked.filter((url) => /duckdb|\.wasm/.test(url))).toEqual([]);
      await leave();
    }
  }
  console.log(`First view, milliseconds from a cold cache: ${JSON.stringify(times)}`);
});

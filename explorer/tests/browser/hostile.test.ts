/** Documents that mean harm: whatever their words are, they are shown as words. */
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { type Reader, reader, settled, useBrowser } from "./drive.ts";

useBrowser();

/** Pages of one kind that are visited; they are drawn alike. */
const OF_ONE_KIND = 6;

/** What no page draws by itself, and what a script of a document would have left. */
async function traces(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const pwned = (window as unknown as Record<string, unknown>)["pwned"];
    if (pwned !== undefined) found.push(`a script ran: ${String(pwned)}`);
    for (const element of document.querySelectorAll(
      "main script, main img, main iframe, main object, main embed, main style, main b[onclick]",
    )) {
      if (!element.closest("svg")) found.push(`an element: ${element.outerHTML.slice(0, 120)}`);
    }
    for (const element of document.querySelectorAll("main *")) {
      for (const { name } of element.attributes) if (name.startsWith("on")) found.push(`an attribute: ${name}`);
    }
    for (const anchor of document.querySelectorAll<HTMLAnchorElement>("a[href], svg a")) {
      const href = anchor.getAttribute("href") ?? anchor.getAttribute("xlink:href") ?? "";
      if (!/^(#\/|package\/)/.test(href)) found.push(`a link: ${href.slice(0, 120)}`);
    }
    return found;
  });
}

/** Visit the pages that the pages visited link to, a few of each kind. */
async function crawl(visit: Reader, site: string): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  const waiting = [
    "#/",
    "#/meetings",
    "#/delegations",
    "#/recommendations",
    "#/proposals",
    "#/source",
    "#/sql",
    "#/recommendations?apart=1",
  ];
  const known = new Set(waiting);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const kind = next.replace(/^#\/([^/?]*)(\/?)[\s\S]*$/, "$1$2");
    if ((seen.get(kind) ?? 0) >= OF_ONE_KIND) continue;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    await visit.open(next);
    await visit.page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    expect(await traces(visit.page), next).toEqual([]);
    const links = await visit.page.$$eval("main a[href^='#/']", (anchors) =>
      anchors.map((anchor) => anchor.getAttribute("href") ?? ""),
    );
    for (const link of links) {
      if (known.has(link)) continue;
      known.add(link);
      waiting.push(link);
    }
  }
  expect(await visit.page.evaluate(() => location.origin)).toBe(new URL(site).origin);
  return seen;
}

describe.each([["poisoned" as const], ["document" as const]])("%s", (name) => {
  it("shows hostile text as text on every page", async () => {
    const site = inject(name);
    const visit = await reader(site);
    const seen = await crawl(visit, site);
    for (const kind of ["meetings/", "delegations/", "recommendations/", "source/"])
      expect(seen.get(kind), kind).toBeGreaterThan(0);
    await visit.leave();
  });
});

describe("poisoned", () => {
  it("shows it in the search box, in answers of SQL and in charts", async () => {
    const visit = await reader(inject("poisoned"));
    const { page } = visit;
    await visit.open("#/");
    await page.getByRole("combobox").fill("script");
    await page.getByRole("option").first().waitFor();
    expect(await traces(page)).toEqual([]);
    await visit.open(
      "#/sql?q=SELECT%20title%2C%20count(*)%20AS%20n%2C%20any_value(text)%20FROM%20documents%20GROUP%20BY%20title",
    );
    await page.getByRole("button", { name: "Run" }).click();
    await page.locator("table.result").waitFor();
    expect(await page.locator("table.result").innerText()).toContain("<script>");
    await page.getByRole("button", { name: "Chart" }).click();
    await page.locator(".chart svg").waitFor();
    await settled(page);
    expect(await traces(page)).toEqual([]);
    await visit.leave();
  });

  it("keeps its policy against a script that got in all the same", async () => {
    const visit = await reader(inject("site"));
    await visit.open("#/");
    const refused = await visit.page.evaluate(() => {
      const said: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => said.push(event.effectiveDirective));
      try {
        document.body.innerHTML += "<img src=x onerror=window.pwned=1>";
      } catch (error) {
        said.push((error as Error).name);
      }
      const script = document.createElement("script");
      try {
        script.text = "window.pwned=2";
      } catch (error) {
        said.push((error as Error).name);
      }
      document.body.append(script);
      return new Promise<{ said: string[]; pwned: unknown }>((done) =>
        setTimeout(() => done({ said, pwned: (window as unknown as Record<string, unknown>)["pwned"] }), 200),
      );
    });
    expect(refused.pwned).toBeUndefined();
    expect(refused.said).toContain("TypeError");
    await visit.page.context().close();
  });
});

/** A browser with a reader in it, who notices every error and every request that leaves the machine. */
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { type Browser, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

/** Where systems put it; `CHROMIUM` names another place. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const EXECUTABLE = process.env["CHROMIUM"] ?? PLACES.find((path) => existsSync(path)) ?? "chromium";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;

/** Start the browser for the tests of a file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: QUIET });
  });
  afterAll(() => browser?.close());
}

export interface Reader {
  page: Page;
  /** Errors of the console and of the page, policy violations, requests that failed or went elsewhere. */
  troubles: string[];
  /** Go to a page of the site (`#/meetings`) and wait for its heading. */
  open: (address: string) => Promise<void>;
  /** End the visit; nothing may have gone wrong. */
  leave: () => Promise<void>;
}

/** A new reader with an empty cache at a site. */
export async function reader(site: string, options: BrowserContextOptions = {}): Promise<Reader> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`page: ${error.message}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") troubles.push(`failed: ${request.url()}`);
  });
  context.on("request", (request) => {
    if (
      !request
        .url()
        .replace(/^blob:/, "")
        .startsWith(site)
    )
      troubles.push(`left the site: ${request.url()}`);
  });
  return {
    page,
    troubles,
    open: async (address) => {
      await page.goto(`${site}${address}`);
      await settled(page);
      await page.locator("h1").first().waitFor();
    },
    leave: async () => {
      await context.close();
      expect(troubles).toEqual([]);
    },
  };
}

/** Everything that was asked for is there and has been drawn. */
export async function settled(page: Page): Promise<void> {
  await frames(page);
  await page.waitForFunction(() => !document.querySelector(".loading"));
  await frames(page);
}

const frames = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 20)),
  );

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** What axe finds on the page that is serious or critical, each in one line. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
  )) as Violation[];
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`)
          .join(" | ")}`,
    );
}

/** Five questions of someone who sees the site for the first time, each without SQL; clicks are counted and reported. */
import type { Locator, Page } from "playwright-core";
import { afterAll, expect, inject, it } from "vitest";
import { type Reader, reader, settled, useBrowser } from "./drive.ts";

useBrowser();

const report: string[] = [];

afterAll(() => console.log(report.join("\n")));

/** A reader who counts: each click and each field typed into is a step. */
async function visitor(): Promise<
  Reader & {
    click: (target: Locator) => Promise<void>;
    type: (target: Locator, text: string) => Promise<void>;
    done: (task: string) => Promise<void>;
  }
> {
  const visit = await reader(inject("site"));
  let clicks = 0;
  let typed = 0;
  const began = performance.now();
  await visit.open("#/");
  return {
    ...visit,
    click: async (target) => {
      await target.click();
      clicks += 1;
      await settled(visit.page);
    },
    type: async (target, text) => {
      await target.fill(text);
      typed += 1;
      await settled(visit.page);
    },
    done: async (task) => {
      report.push(
        `${task}: ${clicks} clicks, ${typed} fields typed into, ${((performance.now() - began) / 1000).toFixed(1)} s`,
      );
      await visit.leave();
    },
  };
}

const navigate = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });

it("which States spoke at both the 2015 and the 2020 meeting", async () => {
  const { page, click, done } = await visitor();
  await click(navigate(page, "Delegations"));
  const spoke = page.getByRole("group", { name: "Spoke at" });
  await click(spoke.getByRole("button", { name: "Oct 2015" }));
  await click(spoke.getByRole("button", { name: "Jul 2020" }));
  const names = await page.locator("table.delegations tbody th a").allInnerTexts();
  expect(names).toContain("Argentina");
  expect(names).toContain("United States of America");
  expect(names).not.toContain("Kyrgyzstan");
  expect(await page.getByRole("status").filter({ hasText: "delegations" }).first().innerText()).toContain(
    String(names.length),
  );
  await done("States that spoke in 2015 and 2020");
});

it("what Switzerland proposed and what came of it", async () => {
  const { page, click, type, done } = await visitor();
  await type(page.getByRole("combobox"), "Switzerland");
  await click(page.getByRole("option").first());
  expect(await page.locator("h1").innerText()).toBe("Switzerland");
  const proposals = page.locator("#proposals .comment");
  expect(await proposals.count()).toBeGreaterThanOrEqual(6);
  expect(await proposals.locator(".outcome").count()).toBe(await proposals.count());
  expect(await page.locator("#proposals").innerText()).toContain("consistent with national legal frameworks");
  await done("What Switzerland proposed");
});

it("the life of the point on electronic signatures", async () => {
  const { page, click, type, done } = await visitor();
  await type(page.getByRole("combobox"), "electronic signatures");
  await click(page.getByRole("option").first());
  await page.locator(".line").waitFor();
  expect(await page.locator(".line li .step").allInnerTexts()).toEqual([
    "Put down for future consideration",
    "2 States comment",
    "Adopted",
    "Endorsement proposed",
  ]);
  const redline = page.locator(".stage.at-commented .redline").first();
  expect(await redline.locator("ins").innerText()).toContain("the use and acceptance of electronic signatures");
  await page.getByRole("button", { name: "United States of America" }).click();
  expect(await redline.locator("ins").count()).toBe(0);
  expect(await redline.locator("del").count()).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Switzerland", exact: true }).click();
  expect(await redline.locator("del, ins").count()).toBe(0);
  expect(await redline.innerText()).toContain("in relation not only to cooperation");
  await done("The life of the point on electronic signatures");
});

it("the recommendations that cite article 18", async () => {
  const { page, click, done } = await visitor();
  await click(navigate(page, "Recommendations"));
  const cited = page.getByLabel("Cited");
  const option = await cited.locator("option", { hasText: /^UNTOC article 18 / }).getAttribute("value");
  await cited.selectOption(option);
  await settled(page);
  const found = page.locator(".results > li");
  expect(await found.count()).toBe(3);
  for (const text of await found.locator("footer").allInnerTexts()) expect(text).toContain("article 18");
  expect(await page.locator("#elsewhere li").count()).toBeGreaterThan(5);
  await done("The recommendations that cite article 18 (and one choice from a list)");
});

it("the passage behind Kyrgyzstan's statement in 2020", async () => {
  const { page, click, type, done } = await visitor();
  await type(page.getByRole("combobox"), "Kyrgyzstan");
  await click(page.getByRole("option").first());
  const july = page.locator(".presence > li", { hasText: "July 2020" });
  await click(july.getByRole("link", { name: "Passage of the statement on item 3" }));
  const passage = page.locator("mark.selected");
  expect(await passage.innerText()).toBe("Kyrgyzstan");
  expect(await page.locator(".block", { has: passage }).innerText()).toContain(
    "Under agenda item 3, statements were made",
  );
  await done("The passage behind Kyrgyzstan's statement");
});

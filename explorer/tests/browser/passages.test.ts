/** From a row to its words, and from the words to the rows: every kind of row that pages show. */
import { describe, expect, inject, it } from "vitest";
import { reader, settled, useBrowser } from "./drive.ts";

useBrowser();

const site = inject("site");

describe("row → words → row", () => {
  it("goes from a statement in the matrix to its passage, on to the delegation, and back to the same passage", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/meetings/wgic-2020-07-07");
    await page.locator("table.matrix a.dot[title^='Chile on item 4']").click();
    await settled(page);
    expect(page.url()).toContain("row=statements:wgic-2020-07-07:4:CHL");
    const passage = page.locator("mark.selected");
    expect(await passage.first().innerText()).toContain("Chile");
    expect(await passage.first().isVisible()).toBe(true);
    const card = page.locator(".row-card.asked-for");
    expect(await card.innerText()).toContain("Chile spoke on item 4");
    await card.getByRole("link", { name: "Chile" }).click();
    await settled(page);
    expect(await page.locator("h1").innerText()).toBe("Chile");
    const july = page.locator(".presence > li", { hasText: "July 2020" });
    await july.getByRole("link", { name: "Passage of the statement on item 4" }).click();
    await settled(page);
    expect(page.url()).toContain("row=statements:wgic-2020-07-07:4:CHL");
    await leave();
  });

  it("goes from words to all rows that cover them", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/source/comments-note-2020");
    await page.getByText("or parallel investigations (Israel)").first().click();
    await settled(page);
    const tables = await page.locator(".row-card .table").allInnerTexts();
    expect(tables.join(" ")).toContain("Comments");
    expect(tables.join(" ")).toContain("Recommendations");
    await page.getByRole("link", { name: "The point and what came of it" }).click();
    await settled(page);
    expect(await page.locator(".stage.at-commented").innerText()).toContain("or parallel investigations");
    await leave();
  });

  it("takes paragraphs and offsets as addresses", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/source/report-2020?p=report-2020:8");
    expect(
      await page
        .locator("mark.selected")
        .allInnerTexts()
        .then((texts) => texts.join("")),
    ).toContain("Under agenda item 3");
    await open("#/source/report-2020?at=3657-3667");
    expect(await page.locator("mark.selected").innerText()).toBe("Kyrgyzstan");
    await page.getByRole("button", { name: "Next passage" }).click();
    await settled(page);
    expect(await page.locator("mark.selected").first().innerText()).not.toBe("Kyrgyzstan");
    await leave();
  });

  it("marks every passage of every table, and only those that are switched on", async () => {
    const { page, open, leave } = await reader(site);
    await open("#/source/report-2020");
    const boxes = await page.locator(".toggles input").all();
    for (const box of boxes) await box.check();
    const counted = await page.locator(".toggles label .count").allInnerTexts();
    const marks = await page.evaluate(
      () =>
        new Set([...document.querySelectorAll<HTMLElement>("[data-mark]")].map((mark) => mark.dataset["mark"])).size,
    );
    expect(marks).toBeGreaterThan(counted.map(Number).reduce((sum, count) => sum + count, 0) * 0.8);
    for (const box of boxes) await box.uncheck();
    expect(await page.locator(".document .marked").count()).toBe(0);
    await leave();
  });
});

describe("the text", () => {
  it.each(["report-2020", "report-2015", "comments-note-2020", "draft-resolution-2022", "chairs-summary-2019"])(
    "of %s stands there to the letter",
    async (id) => {
      const { page, open, leave } = await reader(site);
      await open(`#/source/${id}`);
      const source = (await (await page.request.get(`${site}content/sources/${id}.json`)).json()) as { text: string };
      const shown = await page
        .locator("article.document p")
        .evaluateAll((all) => all.map((one) => one.textContent ?? "").join(" "));
      const letters = (text: string) => text.replace(/\s+/g, "");
      expect(letters(shown)).toBe(letters(source.text));
      await leave();
    },
  );
});

import { describe, expect, it } from "vitest";
import type { Source } from "../../src/content.ts";
import { blocksOf, flowing, looksOf, placedMarks, segmentsOf, unitsOf } from "../../src/source/segments.ts";

const TEXT = "1. Chile and 😈 China\nspoke.\n\n/// 2 ///\n\n(a) States should\n¹ A note.\nact;";

const at = (words: string): [number, number] => {
  const start = Array.from(TEXT).join("").indexOf(words);
  const before = Array.from(TEXT.slice(0, start)).length;
  return [before, before + Array.from(words).length];
};

const mark = (key: string, words: string) => ({ key, at: at(words), origin: "extracted", fields: {} });

const SOURCE: Source = {
  id: "d",
  label: "d",
  curated: [],
  text: TEXT,
  paragraphs: [
    { id: "d:1", at: at("1. Chile and 😈 China\nspoke."), kind: "numbered", number: "1" },
    { id: "d:1(a)", at: at("(a) States should\n¹ A note.\nact;"), kind: "point", number: "(a)" },
    { id: "d:fn-1", at: at("¹ A note."), kind: "footnote" },
  ],
  rows: {
    statements: [mark("s", "Chile and 😈 China"), mark("c", "China")],
    attendance: [mark("a", "Chile")],
    recommendations: [mark("r", "(a) States should\n¹ A note.\nact;")],
  },
};

const unit = unitsOf(TEXT);

describe("a document cut for the page", () => {
  it("counts code points as the data does", () => {
    const [start, end] = at("China");
    expect(TEXT.slice(unit(start), unit(end))).toBe("China");
    expect(TEXT.slice(unit(0), unit(Array.from(TEXT).length))).toBe(TEXT);
    expect(unitsOf("abc")(2)).toBe(2);
  });

  it("gives each stretch to its innermost paragraph, and what is no paragraph's to none", () => {
    const blocks = blocksOf(SOURCE, unit).map((block) => [
      block.paragraph?.id ?? null,
      block.continued,
      TEXT.slice(block.start, block.end).trim(),
    ]);
    expect(blocks).toEqual([
      ["d:1", false, "1. Chile and 😈 China\nspoke."],
      [null, false, "/// 2 ///"],
      ["d:1(a)", false, "(a) States should"],
      ["d:fn-1", false, "¹ A note."],
      ["d:1(a)", true, "act;"],
    ]);
  });

  it("cuts where marks begin and end, the shortest mark first", () => {
    const marks = placedMarks(SOURCE, unit);
    const [block] = blocksOf(SOURCE, unit);
    const segments = segmentsOf(block ?? { start: 0, end: 0 }, marks, [...marks.keys()], []);
    expect(
      segments.map((segment) => [
        TEXT.slice(segment.start, segment.end),
        segment.marks.map((number) => marks[number]?.mark.key),
      ]),
    ).toEqual([
      ["1. ", []],
      ["Chile", ["a", "s"]],
      [" and 😈 ", ["s"]],
      ["China", ["c", "s"]],
      ["\nspoke.", []],
    ]);
  });

  it("knows the signs of Markdown, and no signs elsewhere", () => {
    const text = "## Heading\n- **bold** ~~gone~~ x<sup>1</sup> \\[a\\]";
    const shown = looksOf(text, "markdown").map(({ start, end, look }) => [look, text.slice(start, end)]);
    expect(shown).toContainEqual(["markup", "## "]);
    expect(shown).toContainEqual(["markup", "**"]);
    expect(shown).toContainEqual(["strike", "~~gone~~"]);
    expect(shown).toContainEqual(["superscript", "<sup>1</sup>"]);
    expect(shown).toContainEqual(["markup", "\\"]);
    expect(looksOf(text, "text")).toEqual([]);
  });

  it.each([
    ["wrapped\nline", "wrapped line"],
    ["one\n\ntwo", "one\ntwo"],
    ["one \r\n \r\n two", "one\ntwo"],
  ])("lets %j flow", (text, read) => expect(flowing(text)).toBe(read));
});

import { describe, expect, it } from "vitest";
import { around, runs } from "../../src/components/redline.tsx";
import { cutAt, matches } from "../../src/components/filters.tsx";
import { find } from "../../src/components/search.tsx";
import { bytes, counted, days, ordinal, share, shorten } from "../../src/format.ts";
import { article, target } from "../../src/words.ts";

const PIECES = [
  { t: "where possible and " },
  { t: "necessary", del: [0] },
  { t: "appropriate", ins: 0 },
  { t: ", to use joint investigations" },
  { t: "or parallel investigations", ins: 1 },
  { t: " as a modern form" },
];

const read = (on: number[]) =>
  runs(PIECES, new Set(on))
    .map(({ op, text }) => (op === "insert" ? `[+${text}]` : op === "delete" ? `[-${text}]` : text))
    .join("");

describe("a text under comment", () => {
  it.each([
    [[], "where possible and necessary, to use joint investigations as a modern form"],
    [[0], "where possible and [-necessary][+ appropriate], to use joint investigations as a modern form"],
    [[1], "where possible and necessary, to use joint investigations[+ or parallel investigations] as a modern form"],
    [
      [0, 1],
      "where possible and [-necessary][+ appropriate], to use joint investigations[+ or parallel investigations] as a modern form",
    ],
  ])("with %j switched on", (on, text) => expect(read(on)).toBe(text));

  it("is shown with a little of its surroundings in lists", () => {
    const long = [
      { t: `${"far away ".repeat(30)}near` },
      { t: "new", ins: 0 },
      { t: ` after ${"and so on ".repeat(30)}` },
    ];
    const pieces = around(long, 20);
    expect(pieces[0]?.t).toMatch(/^… .*near$/);
    expect(pieces[2]?.t).toMatch(/ …$/);
    expect(pieces).toHaveLength(3);
  });
});

describe("searching", () => {
  it.each([
    ["turkiye", ["Türkiye"], true],
    ["cote ivoire", ["Côte d’Ivoire"], true],
    ["d'ivoire", ["Côte d’Ivoire"], true],
    ["joint form", ["joint investigations", "a form"], false],
    ["", ["anything"], true],
  ])("%j in %j", (typed, texts, found) => expect(matches(typed, texts)).toBe(found));

  it("marks what was typed, whatever its letters mean in a pattern", () => {
    expect(cutAt("a (b) c", "(b)")).toEqual(["a ", "(b)", " c"]);
    expect(cutAt("a+b", "+")).toEqual(["a", "+", "b"]);
    expect(cutAt("abc", "")).toEqual(["abc"]);
  });

  it("puts delegations that documents name first, and words that stand together before others", () => {
    const entries = {
      delegations: [
        { id: "SWZ", name: "Eswatini", more: ["Swaziland"], active: false },
        { id: "CHE", name: "Switzerland", more: ["Swiss Confederation"], active: true },
      ],
      meetings: [{ id: "m", name: "Working Group", date: "2020-07-07" }],
      documents: [{ id: "d", name: "SYMBOL/1", more: "A title" }],
      recommendations: [
        { id: "r1", name: "electronic means and signatures", more: [], stages: 1 },
        { id: "r2", name: "adopted otherwise", more: ["electronic signatures"], stages: 2 },
      ],
    };
    expect(find(entries, "sw").map((hit) => hit.name)).toEqual(["Switzerland", "Eswatini"]);
    expect(find(entries, "swaziland")[0]).toMatchObject({ name: "Eswatini", more: "Swaziland" });
    expect(find(entries, "jul 2020").map((hit) => hit.href)).toEqual(["#/meetings/m"]);
    expect(find(entries, "electronic signatures").map((hit) => hit.href)).toEqual([
      "#/recommendations/r2",
      "#/recommendations/r1",
    ]);
    expect(find(entries, "s")).toEqual([]);
  });
});

describe("what people read", () => {
  it.each([
    [days("2020-07-07", "2020-07-08"), "7–8 July 2020"],
    [days("2020-06-30", "2020-07-02"), "30 June – 2 July 2020"],
    [days("2020-12-30", "2021-01-02"), "30 December 2020 – 2 January 2021"],
    [days("2020-07-07", undefined), "7 July 2020"],
    [days(undefined, undefined), "date not stated"],
    [[1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal).join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 112th"],
    [counted(1, "row"), "1 row"],
    [counted(1200, "row"), "1,200 rows"],
    [share(0.9999), "99.9%"],
    [share(1), "100.0%"],
    [bytes(2_486_272), "2.5 MB"],
    [shorten("one two three four", 9), "one two …"],
    [target("UNTOC/art.18/para.30"), "UNTOC article 18, para. 30"],
    [target("CTOC/COP/RES/9/3"), "CTOC/COP/RES/9/3"],
    [article("UNTOC/art.18/para.30"), "UNTOC/art.18"],
    [article("CTOC/COP/RES/9/3"), "CTOC/COP/RES/9/3"],
  ])("%s", (written, expected) => expect(written).toBe(expected));
});

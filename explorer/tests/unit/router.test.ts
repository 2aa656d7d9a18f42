import { describe, expect, it } from "vitest";
import { fileName } from "../../src/content.ts";
import { link, parse } from "../../src/router.ts";

describe("addresses", () => {
  it.each([
    ["meetings", "wgic-2020-07-07", {}, "#/meetings/wgic-2020-07-07"],
    ["recommendations", "report-2020:71(b)", {}, "#/recommendations/report-2020:71%28b%29"],
    [
      "source",
      "report-2020",
      { row: "statements:wgic-2020-07-07:3:KGZ" },
      "#/source/report-2020?row=statements:wgic-2020-07-07:3:KGZ",
    ],
    ["delegations", "", { spoke: "a,b", q: "", all: false, group: null }, "#/delegations?spoke=a,b"],
    [
      "sql",
      "",
      { q: "SELECT '1' = \"a\" -- ?&#%/" },
      "#/sql?q=SELECT%20%271%27%20%3D%20%22a%22%20--%20%3F%26%23%25%2F",
    ],
    ["delegations", '"><img src=x>', {}, "#/delegations/%22%3E%3Cimg%20src%3Dx%3E"],
  ])("of %s %s", (page, id, query, address) => {
    expect(link(page, id, query)).toBe(address);
    const route = parse(address);
    expect([route.page, route.id]).toEqual([page, id]);
    for (const [name, value] of Object.entries(query)) expect(route.query.get(name) ?? "").toBe(value || "");
  });

  it.each([
    ["", "", ""],
    ["#", "", ""],
    ["#/", "", ""],
    ["#/meetings/", "meetings", ""],
    ["#/source/a/b", "source", "a/b"],
    ["#/source/100%", "source", "100%"],
  ])("reads %j", (address, page, id) => {
    const route = parse(address);
    expect([route.page, route.id]).toEqual([page, id]);
  });
});

/** The same cases as in tests/explorer/test_explorer_site.py. */
describe("names of files", () => {
  it.each([
    ["report-2020", "report-2020"],
    ["report-2020:71(b)", "report-2020_3a71_28b_29"],
    ["CHE", "_43_48_45"],
    ["a/b\\..", "a_2fb_5c.."],
    ["Ü~é", "_c3_9c_7e_c3_a9"],
  ])("%s", (identifier, name) => expect(fileName(identifier)).toBe(name));
});

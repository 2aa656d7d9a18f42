/** Who spoke on what: agenda items across, delegations down. */
import { Name, Passage } from "../../components/evidence.tsx";
import { Swatch } from "../../components/groups.tsx";
import { Empty, Scroll, Section } from "../../components/page.tsx";
import type { Meeting as Content, Statement } from "../../content.ts";
import { link } from "../../router.ts";
import { inside } from "../../words.ts";

export function Statements({ of }: { of: Content }) {
  const rows = of.statements ?? [];
  if (!rows.length) {
    return (
      <Section id="statements" title="Statements">
        <Empty>No document of this release lists the speakers of this meeting.</Empty>
      </Section>
    );
  }
  return (
    <Section
      id="statements"
      title="Statements"
      count={rows.length}
      note={
        <p>
          A dot is a statement, and leads to its passage. A bar is a list that the report gives for several items at
          once.
        </p>
      }
    >
      <Matrix of={of} rows={rows} />
      <Voices rows={rows} />
    </Section>
  );
}

/** Agenda items across, delegations down, in their regional groups. */
function Matrix({ of, rows }: { of: Content; rows: Statement[] }) {
  const items = columns(of, rows);
  const groups = [...new Set(rows.map((row) => row.who.group ?? ""))].sort(
    (one, other) => order(of, one) - order(of, other),
  );
  const speakers = (group: string) =>
    [
      ...new Map(
        rows.filter((row) => (row.who.group ?? "") === group).map((row) => [row.who.id ?? row.who.name, row.who]),
      ).entries(),
    ].sort((one, other) => one[1].name.localeCompare(other[1].name, "en"));
  return (
    <Scroll label="Statements by delegation and agenda item">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">Delegation</th>
            {items.map((item) => (
              <th scope="col" key={item} title={title(of, item)}>
                <span class="unseen">Item </span>
                {item}
                <span class="item-title">{title(of, item)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr class="group-row">
              <th scope="rowgroup" colSpan={items.length + 1}>
                <Swatch group={group} /> {group}
              </th>
            </tr>
            {speakers(group).map(([key, who]) => (
              <tr key={key}>
                <th scope="row">
                  <Name who={who} />
                </th>
                {cells(
                  rows.filter((row) => (row.who.id ?? row.who.name) === key),
                  items,
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

const order = (of: Content, group: string) => {
  const at = [...Object.keys(of.members), "Other States", "Organizations and networks"].indexOf(group);
  return at < 0 ? 99 : at;
};

const title = (of: Content, item: string) => (of.agenda ?? []).find((row) => row.item === item)?.title ?? "";

/** The top items of the agenda that some list of statements covers, and whatever item a list names beyond them. */
function columns(of: Content, rows: Statement[]): string[] {
  const top = (of.agenda ?? []).filter((row) => !row.parent_item).map((row) => row.item);
  const named = rows.flatMap((row) => [row.first, row.last]).filter((item): item is string => item !== undefined);
  const extra = [...new Set(named.filter((item) => !top.includes(item)))];
  const all = [...top, ...extra].sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  const used = (item: string) => rows.some((row) => covers(row, item, all));
  return all.filter(used).concat(rows.some((row) => !row.first) ? ["–"] : []);
}

function covers(row: Statement, item: string, all: string[]): boolean {
  if (!row.first) return item === "–";
  const [first, last] = [all.indexOf(row.first), all.indexOf(row.last ?? row.first)];
  return all.indexOf(item) >= first && all.indexOf(item) <= last;
}

function cells(rows: Statement[], items: string[]) {
  const found = [];
  for (let at = 0; at < items.length;) {
    const item = items[at] as string;
    const here = rows.filter((row) => covers(row, item, items) && (row.first ?? "–") === item);
    const span = Math.max(1, ...here.map((row) => Math.max(1, items.indexOf(row.last ?? row.first ?? "–") - at + 1)));
    found.push(
      <td key={item} colSpan={span} class={span > 1 ? "wide" : ""}>
        {here.map((row) => (
          <Dot key={row.key} row={row} wide={span > 1} />
        ))}
      </td>,
    );
    at += span;
  }
  return found;
}

function Dot({ row, wide }: { row: Statement; wide: boolean }) {
  const items = row.first === row.last ? `item ${row.first}` : `items ${row.first} to ${row.last}`;
  const said = `${row.who.name} on ${items}${row.on_behalf_of ? `, on behalf of the ${row.on_behalf_of}` : ""}${row.also_as ? `, also as ${row.also_as}` : ""}`;
  return (
    <a
      class={`dot ${wide ? "dot-wide" : ""} ${row.on_behalf_of || row.also_as ? "dot-more" : ""}`}
      href={link("source", row.in ?? "", { row: row.key })}
      title={`${said}: the passage`}
    >
      <span class="unseen">{said}, passage</span>
    </a>
  );
}

/** Statements that carry more than one voice, in words. */
function Voices({ rows }: { rows: Statement[] }) {
  const more = rows.filter(
    (row) => row.on_behalf_of || row.also_as || row.person || (row.form && row.form !== "statement"),
  );
  if (!more.length) return null;
  return (
    <ul class="voices">
      {more.map((row) => (
        <li key={row.key}>
          <Name who={row.who} />
          {row.person && (
            <>
              {" "}
              ({row.person}
              {row.office && `, ${row.office}`})
            </>
          )}
          {row.on_behalf_of && (
            <>
              {" "}
              on behalf of the{" "}
              {row.groups?.length
                ? row.groups.map((group, at) => (
                    <span key={group.id}>
                      {at > 0 && ", "}
                      <a href={link("delegations", group.id)}>{group.name}</a>
                    </span>
                  ))
                : row.on_behalf_of}
            </>
          )}
          {row.also_as && <> also as {row.also_as}</>}
          {row.form && row.form !== "statement" && <span class="faint"> {inside(row.form)}</span>}
          <span class="faint">
            {" "}
            item {row.first}
            {row.last !== row.first && `–${row.last}`}
          </span>{" "}
          <Passage row={row} of={`the statement of ${row.who.name}`} />
        </li>
      ))}
    </ul>
  );
}

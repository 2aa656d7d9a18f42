import { Name, Passage, Status } from "../components/evidence.tsx";
import { GroupBar, Swatch } from "../components/groups.tsx";
import { Empty, Loaded, Page, Scroll, Section } from "../components/page.tsx";
import type { Attendance, Meeting as Content, Intervention, MeetingRecommendation, Statement } from "../content.ts";
import { fileName } from "../content.ts";
import { counted, day, days, month, ordinal } from "../format.ts";
import { link } from "../router.ts";
import { documentType, inside, words } from "../words.ts";

export function Meeting({ id }: { id: string }) {
  return (
    <Loaded<Content>
      name={`meetings/${fileName(id)}`}
      what={`meeting “${id}”`}
      otherwise={
        <p>
          <a href={link("meetings")}>All meetings</a>
        </p>
      }
    >
      {(found) => <Shown of={found} />}
    </Loaded>
  );
}

function Shown({ of }: { of: Content }) {
  return (
    <Page
      title={of.title ?? of.id}
      name={`${of.title ?? of.id}, ${month(of.starts_on)}`}
      eyebrow={
        <>
          <a href={link("meetings")}>Meetings</a> · {days(of.starts_on, of.ends_on)}{" "}
          <Passage row={of} of="the date of this meeting" />
          {of.city && ` · ${of.city}`}
        </>
      }
      lead={of.ordinal ? <p>{ordinal(of.ordinal)} in the series of this body.</p> : undefined}
    >
      <Facts of={of} />
      <Agenda of={of} />
      <Officers of={of} />
      <Attended of={of} />
      <Statements of={of} />
      <Recommendations rows={of.recommendations ?? []} />
      <Interventions rows={of.interventions ?? []} />
    </Page>
  );
}

function Facts({ of }: { of: Content }) {
  const fields = [...new Set((of.facts ?? []).map((fact) => fact.field))];
  return (
    <Section id="facts" title="Facts">
      <dl class="facts">
        {fields.map((field) => (
          <Fact key={field} field={field} facts={(of.facts ?? []).filter((fact) => fact.field === field)} />
        ))}
        <div>
          <dt>Documents</dt>
          <dd>
            <ul class="bare">
              {(of.documents ?? []).map((document) => (
                <li key={document.id}>
                  <a href={link("source", document.id)}>{document.label}</a>{" "}
                  <span class="faint">
                    {documentType(document.document_type)}
                    {!document.of_it && ", speaks of this meeting"}
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </Section>
  );
}

type FactRow = NonNullable<Content["facts"]>[number];

/** One fact, with each passage that states it; values that differ stand side by side. */
function Fact({ field, facts }: { field: string; facts: FactRow[] }) {
  const values = [...new Set(facts.map((fact) => fact.value ?? fact.written))];
  return (
    <div>
      <dt>{words(field)}</dt>
      <dd>
        {values.map((value) => {
          const told = facts.filter((fact) => (fact.value ?? fact.written) === value);
          const written = [...new Set(told.map((fact) => fact.written))].filter((form) => form !== value);
          return (
            <div key={value}>
              {shown(field, value)}{" "}
              {written.length > 0 && (
                <span class="written">written {written.map((form) => `“${form}”`).join(", ")}</span>
              )}{" "}
              {told.map((fact) => (
                <Passage key={fact.key} row={fact} of={`${inside(field)}: ${value}`} />
              ))}
            </div>
          );
        })}
        {values.length > 1 && <div class="faint">The documents differ.</div>}
      </dd>
    </div>
  );
}

function shown(field: string, value: string): string {
  if (field === "ordinal") return ordinal(Number(value));
  if (field.endsWith("_on")) return day(value);
  return field === "format" ? words(value) : value;
}

function Agenda({ of }: { of: Content }) {
  const items = of.agenda ?? [];
  if (!items.length) return null;
  return (
    <Section id="agenda" title="Agenda">
      <ol class="agenda">
        {items.map((item) => {
          const points = (of.recommendations ?? []).filter(
            (row) => row.agenda_item === item.item && row.status !== "commented",
          );
          return (
            <li key={item.key} class={item.parent_item ? "sub" : ""}>
              <span class="label">{item.item}</span>
              <span>
                {item.title ?? "No title stated"} <Passage row={item} of={`agenda item ${item.item}`} />
                {points.length > 0 && <span class="faint"> {counted(points.length, "point")}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function Officers({ of }: { of: Content }) {
  if (!of.officers?.length) return null;
  return (
    <Section id="officers" title="Chair and panellists">
      <ul class="officers">
        {of.officers.map((officer) => (
          <li key={officer.key}>
            <span class="role">
              {words(officer.role)}
              {officer.agenda_item && `, item ${officer.agenda_item}`}
            </span>
            <b>{officer.name}</b>{" "}
            {officer.country && <a href={link("delegations", officer.country.id)}>{officer.country.name}</a>}{" "}
            <Passage row={officer} of={officer.name} />
            {officer.affiliation && <div class="faint">{officer.affiliation}</div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Attended({ of }: { of: Content }) {
  const rows = of.attendance ?? [];
  if (!rows.length) {
    return (
      <Section id="attendance" title="Attendance">
        <Empty>No document of this release lists who was represented at this meeting.</Empty>
      </Section>
    );
  }
  const groups = Object.keys(of.groups);
  const longest = Math.max(...Object.values(of.groups));
  return (
    <Section
      id="attendance"
      title="Attendance"
      count={rows.length}
      note={<p>By regional group, in the capacity under which the document lists them. {standing(rows)}</p>}
    >
      <div class="groups">
        {groups.map((group) => (
          <Group
            key={group}
            group={group}
            rows={rows.filter((row) => row.who.group === group)}
            members={of.members[group]}
            longest={longest}
            most={usual(rows)}
            remote={mostlyRemote(rows)}
          />
        ))}
      </div>
    </Section>
  );
}

/** The capacity that nearly all have is said once, above; the others beside the names. */
function usual(rows: Attendance[]): string | undefined {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.capacity ?? "", (counts.get(row.capacity ?? "") ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}

function standing(rows: Attendance[]): string {
  const most = usual(rows);
  const how = mostlyRemote(rows) ? ", and took part remotely" : "";
  return most ? `Where nothing else is said, it is: ${inside(most)}${how}.` : "";
}

const mostlyRemote = (rows: Attendance[]): boolean => rows.filter((row) => row.remote).length > rows.length / 2;

interface GroupProps {
  group: string;
  rows: Attendance[];
  members: number | undefined;
  longest: number;
  most: string | undefined;
  remote: boolean;
}

function Group({ group, rows, members, longest, most, remote }: GroupProps) {
  const sorted = [...rows].sort((one, other) => one.who.name.localeCompare(other.who.name, "en"));
  return (
    <div class="group">
      <h3>
        <Swatch group={group} /> {group}{" "}
        <span class="count">
          {rows.length}
          {members ? ` of ${members}` : ""}
        </span>
      </h3>
      <GroupBar groups={{ [group]: rows.length }} longest={members ?? longest} />
      <ul>
        {sorted.map((row) => (
          <li key={row.key}>
            <Name who={row.who} />
            {row.capacity !== most && <span class="faint">, {inside(row.capacity)}</span>}
            {Boolean(row.remote) !== remote && (
              <span class="faint">, {row.remote ? "remotely" : "in the room or not said"}</span>
            )}{" "}
            <Passage row={row} of={`the attendance of ${row.who.name}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Statements({ of }: { of: Content }) {
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

function Recommendations({ rows }: { rows: MeetingRecommendation[] }) {
  if (!rows.length) return null;
  const sections = [...new Set(rows.map((row) => `${row.status}\n${row.section ?? ""}`))];
  return (
    <Section id="recommendations" title="Recommendations and points" count={rows.length}>
      {sections.map((section) => {
        const [status = "", heading = ""] = section.split("\n");
        const own = rows.filter((row) => row.status === status && (row.section ?? "") === heading);
        return (
          <details key={section} open={status !== "commented"} class="points">
            <summary>
              <Status status={status} /> {heading || "Without a heading"} <span class="count">{own.length}</span>
            </summary>
            <ol>
              {own.map((row) => (
                <li key={row.key}>
                  <span class="label">{row.number ?? ""}</span>
                  <span>
                    <a class="text" href={link("recommendations", row.recommendation_id)}>
                      {row.text}
                    </a>{" "}
                    <Passage row={row} of={`point ${row.number ?? ""}`} />
                  </span>
                </li>
              ))}
            </ol>
          </details>
        );
      })}
    </Section>
  );
}

function Interventions({ rows }: { rows: Intervention[] }) {
  if (!rows.length) return null;
  const named = rows.filter((row) => row.who);
  const kinds = [...new Set(rows.map((row) => row.speaker_kind))];
  return (
    <Section
      id="interventions"
      title="What was said, as reported"
      count={rows.length}
      note={
        <p>
          Sentences of the summary that report what someone said.{" "}
          {named.length
            ? `${counted(named.length, "sentence")} ${named.length === 1 ? "names" : "name"} who; the`
            : "The"}{" "}
          rest must not be counted as speakers.
        </p>
      }
    >
      {kinds.map((kind) => {
        const own = rows.filter((row) => row.speaker_kind === kind);
        return (
          <details key={kind} class="points" open={kind === "named"}>
            <summary>
              {SPEAKERS[kind] ?? words(kind)} <span class="count">{own.length}</span>
            </summary>
            <ul>
              {own.map((row) => (
                <li key={row.key}>
                  {row.who && (
                    <>
                      <a href={link("delegations", row.who.id)}>{row.who.name}</a>:{" "}
                    </>
                  )}
                  {row.text} {row.agenda_item && <span class="faint">item {row.agenda_item}</span>}{" "}
                  <Passage row={row} of="this sentence" />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Section>
  );
}

const SPEAKERS: Record<string, string> = {
  named: "By name",
  one: "One speaker, unnamed",
  another: "Another speaker, unnamed",
  some: "Some speakers",
  other: "Other speakers",
  several: "Several speakers",
  many: "Many speakers",
  panellist: "Panellists",
  chair: "The Chair",
  secretariat: "The Secretariat",
  meeting: "The meeting as a whole",
};

/** Facts, agenda and persons of a meeting. */
import { Passage } from "../../components/evidence.tsx";
import { Section } from "../../components/page.tsx";
import type { Meeting as Content } from "../../content.ts";
import { counted, day, ordinal } from "../../format.ts";
import { link } from "../../router.ts";
import { documentType, inside, words } from "../../words.ts";

export function Facts({ of }: { of: Content }) {
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

export function Agenda({ of }: { of: Content }) {
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

export function Officers({ of }: { of: Content }) {
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

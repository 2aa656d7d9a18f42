/** A meeting: facts, agenda, who led, who came, who spoke, what was agreed and said. */
import { Passage } from "../../components/evidence.tsx";
import { Loaded, Page } from "../../components/page.tsx";
import type { Meeting as Content } from "../../content.ts";
import { fileName } from "../../content.ts";
import { days, month, ordinal } from "../../format.ts";
import { link } from "../../router.ts";
import { Attended } from "./attendance.tsx";
import { Facts, Agenda, Officers } from "./facts.tsx";
import { Recommendations, Interventions } from "./points.tsx";
import { Statements } from "./statements.tsx";

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

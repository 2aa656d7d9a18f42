/** The first page: what there is, in figures and pictures, and how sure it is. */
import { useEffect } from "preact/hooks";
import { Loaded, Page } from "../../components/page.tsx";
import { type Overview as Content } from "../../content.ts";
import { counted } from "../../format.ts";
import { link, useRoute } from "../../router.ts";
import { Came } from "./came.tsx";
import { Certainty } from "./certainty.tsx";
import { Documents } from "./documents.tsx";
import { Example } from "./example.tsx";
import { Outcomes } from "./outcomes.tsx";
import { Downloads, Cite } from "./package.tsx";

export function Overview() {
  return (
    <Loaded<Content> name="overview" what="overview">
      {(found) => <Shown of={found} />}
    </Loaded>
  );
}

function Shown({ of }: { of: Content }) {
  const { counts } = of;
  const to = useRoute().query.get("to");
  useEffect(() => {
    if (to) document.getElementById(to)?.scrollIntoView();
  }, [to]);
  return (
    <Page
      class="overview"
      name="Overview"
      title="Who came, who spoke, what was asked for, and what became of it"
      lead={
        <p>
          {counted(of.documents.length, "United Nations document")} read word by word:{" "}
          {counted(of.meetings.length, "meeting")}, {counted(counts.states ?? 0, "State")} and{" "}
          {counted(counts.organizations ?? 0, "organization")}, {counted(counts.recommendations ?? 0, "point")}{" "}
          recommended or discussed, {counted(counts.comments ?? 0, "comment")} by States. Every row leads to the words
          that it was read from.
        </p>
      }
    >
      <nav class="ways" aria-label="Ways in">
        <Way href={link("delegations")} title="A delegation">
          Whom it spoke for, what it proposed, and what came of it.
        </Way>
        <Way href={link("recommendations")} title="A recommendation">
          Its life on a line, from first wording to endorsement.
        </Way>
        <Way href={link("meetings")} title="A meeting">
          Who came, who spoke on what, and what was agreed.
        </Way>
        <Way href={link("source")} title="A source">
          The documents, with every passage marked that became data.
        </Way>
      </nav>
      <Came of={of} />
      {of.example && <Example life={of.example} />}
      <Outcomes of={of} />
      <Documents of={of} />
      <Certainty of={of} />
      <Downloads of={of} />
      <Cite of={of} />
    </Page>
  );
}

const Way = ({ href, title, children }: { href: string; title: string; children: string }) => (
  <a href={href}>
    <strong>{title}</strong>
    <span>{children}</span>
  </a>
);

import { useEffect } from "preact/hooks";
import { Chart } from "../charts/plot.tsx";
import { heightOf, total } from "../charts/size.ts";
import { Copy } from "../components/copy.tsx";
import { OutcomeChip, PassageIcon } from "../components/evidence.tsx";
import { GroupBar, GroupLegend } from "../components/groups.tsx";
import { Empty, Loaded, Page, Scroll, Section } from "../components/page.tsx";
import { PassageText, Redline } from "../components/redline.tsx";
import {
  type Accuracy,
  type Overview as Content,
  type DownloadFile,
  fileName,
  type Licence,
  type Life,
  type MeetingSummary,
} from "../content.ts";
import { bytes, counted, days, figure, month, share } from "../format.ts";
import { link, useRoute } from "../router.ts";
import { inside, OUTCOMES, words } from "../words.ts";

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

function Came({ of }: { of: Content }) {
  const present = of.groups.filter((group) => of.meetings.some((meeting) => meeting.groups[group]));
  const listed = of.meetings.filter(total);
  if (!of.meetings.length) return null;
  return (
    <Section
      id="came"
      title="Who came"
      note={
        <p>
          One square is one delegation in a list of participants, by regional group of the United Nations. A dashed ring
          is a meeting that the documents speak of without a list.
        </p>
      }
    >
      <GroupLegend groups={present} />
      <div class="timeline-wide">
        <Chart
          height={heightOf(of.meetings)}
          label={`Meetings from ${month(of.meetings[0]?.starts_on)} to ${month(of.meetings.at(-1)?.starts_on)}: ${listed.map((meeting) => `${month(meeting.starts_on)} ${total(meeting)} represented`).join(", ")}`}
          draw={async (width) => (await import("../charts/timeline.ts")).timeline(of.meetings, present, width)}
        />
      </div>
      <MeetingBars meetings={of.meetings} />
    </Section>
  );
}

/** The meetings as a list with bars: the picture's figures, and the picture itself on a narrow screen. */
export function MeetingBars({
  meetings,
  longest = Math.max(1, ...meetings.map(total)),
}: {
  meetings: MeetingSummary[];
  longest?: number;
}) {
  return (
    <ol class="meeting-bars">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <div class="when">
            {days(meeting.starts_on, meeting.ends_on)}
            {meeting.city && `, ${meeting.city}`}
          </div>
          <div>
            <a href={link("meetings", meeting.id)}>{meeting.title ?? meeting.id}</a>
            <MeetingFigures meeting={meeting} />
          </div>
          <div class="bar">
            <GroupBar groups={meeting.groups} longest={longest} />
            {total(meeting) ? <b>{total(meeting)}</b> : <span class="faint">no list of participants</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function MeetingFigures({ meeting }: { meeting: MeetingSummary }) {
  const parts = [
    ...(meeting.statements ? [counted(meeting.statements, "statement")] : []),
    ...Object.entries(meeting.points)
      .filter(([status]) => status !== "commented")
      .map(([status, count]) => `${figure(count)} ${POINTS[status] ?? inside(status)}`),
  ];
  return <div class="faint">{parts.join(" · ") || "no statements or points in the record"}</div>;
}

const POINTS: Record<string, string> = {
  adopted: "recommendations adopted",
  for_future_consideration: "points for future consideration",
  chair_summary: "conclusions of the Chair",
  draft: "paragraphs proposed",
};

function Example({ life }: { life: string }) {
  return (
    <Section id="example" title="One sentence, followed">
      <Loaded<Life> name={`lives/${fileName(life)}`} what={`recommendation ${life}`}>
        {(found) => <ExampleShown life={found} />}
      </Loaded>
    </Section>
  );
}

function ExampleShown({ life }: { life: Life }) {
  const under = life.stages
    .flatMap((stage) => stage.points.map((point) => ({ stage, point })))
    .find(({ point }) => point.redline);
  const last = life.stages
    .flatMap((stage) => stage.points.map((point) => ({ stage, point })))
    .findLast(({ point }) => point.passages);
  if (!under?.point.redline || !last?.point.passages) return null;
  const on = new Set(life.comments.keys());
  return (
    <div class="example">
      <figure>
        <figcaption>{month(under.stage.date)}: what States asked for</figcaption>
        <Redline pieces={under.point.redline} comments={life.comments} on={on} />
      </figure>
      <figure>
        <figcaption>{month(last.stage.date)}: what was adopted</figcaption>
        <PassageText pieces={last.point.passages} comments={life.comments} />
      </figure>
      <p class="more">
        <a href={link("recommendations", last.point.recommendation_id)}>Its whole life, State by State</a>
      </p>
    </div>
  );
}

function Outcomes({ of }: { of: Content }) {
  const found = OUTCOMES.filter((outcome) => of.outcomes[outcome]);
  const proposals = found.reduce((sum, outcome) => sum + (of.outcomes[outcome] ?? 0), 0);
  if (!proposals) return null;
  return (
    <Section
      id="outcomes"
      title="What came of the proposals"
      note={
        <p>
          Of {counted(proposals, "wording")} that States proposed, compared with the text adopted at the same place.
          Remarks without wording ({figure(of.outcomes["no_proposal"] ?? 0)}) have no outcome.
        </p>
      }
    >
      <div
        class="outcome-bar"
        role="img"
        aria-label={found.map((outcome) => `${words(outcome)}: ${of.outcomes[outcome]}`).join(", ")}
      >
        {found.map((outcome) => (
          <i key={outcome} class={`outcome-${outcome}`} style={{ flexGrow: of.outcomes[outcome] ?? 0 }} />
        ))}
      </div>
      <ul class="outcome-key">
        {found.map((outcome) => (
          <li key={outcome}>
            <a href={link("proposals", "", { outcome })}>
              <OutcomeChip outcome={outcome} /> <b>{figure(of.outcomes[outcome] ?? 0)}</b>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Documents({ of }: { of: Content }) {
  return (
    <Section id="documents" title="What was read">
      <Scroll label="Documents">
        <table>
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">Date</th>
              <th scope="col" class="number">
                Words
              </th>
              <th scope="col" class="number">
                Rows
              </th>
              <th scope="col" class="number">
                <abbr title="Share of the text's characters that lie inside some row or are page furniture">
                  Accounted for
                </abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {of.documents.map((document) => (
              <tr key={document.id}>
                <th scope="row">
                  <a href={link("source", document.id)}>{document.label}</a>
                  <div class="faint">{document.title}</div>
                </th>
                <td class="nowrap">{document.published_on ? month(document.published_on) : "–"}</td>
                <td class="number">{figure(document.n_words ?? 0)}</td>
                <td class="number">{figure(Object.values(document.rows).reduce((sum, count) => sum + count, 0))}</td>
                <td class="number">{share(document.share_accounted)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

function Certainty({ of }: { of: Content }) {
  return (
    <Section id="sure" title="How sure it is">
      <div class="columns">
        <div>
          <h3>Where a row comes from</h3>
          <dl class="plain">
            <dt>
              <span class="passage">
                <PassageIcon />
              </span>
            </dt>
            <dd>Leads to the passage. Where nothing else stands beside it, the row was read there.</dd>
            <dt>
              <span class="origin">computed</span>
            </dt>
            <dd>Computed from other rows, such as the link between two wordings.</dd>
            <dt>
              <span class="origin">by hand</span>
            </dt>
            <dd>Supplied by a person, because no document states it.</dd>
          </dl>
          <p>
            A comment says what shows it (<span class="evidence">{words("tracked_change")}</span>,{" "}
            <span class="evidence">{words("strikethrough")}</span>, <span class="evidence">{words("alignment")}</span>,{" "}
            <span class="evidence">{words("label")}</span>); a link between two texts says how alike they are.
          </p>
        </div>
        <Checks of={of} />
      </div>
      <AccuracyTable rows={of.accuracy} />
    </Section>
  );
}

function Checks({ of }: { of: Content }) {
  const passed = of.checks.filter((check) => check.passed).length;
  const failed = of.checks.filter((check) => !check.passed);
  const doubts = (of.annotations["warning"] ?? 0) + (of.annotations["error"] ?? 0);
  return (
    <div>
      <h3>What was checked</h3>
      {of.checks.length ? (
        <p>
          <b>{figure(passed)}</b> of {counted(of.checks.length, "truth")} about such records hold: labels run without
          gaps, speakers were in attendance, each quote equals its slice of the text.
        </p>
      ) : (
        <Empty>This package came without a report of its checks.</Empty>
      )}
      {failed.length > 0 && (
        <ul>
          {failed.map((check) => (
            <li key={`${check.table}.${check.name}`}>
              <b>Does not hold ({check.severity}):</b> {check.description}{" "}
              <span class="faint">
                {counted(check.n_offending, "row")} of {check.table}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        {doubts
          ? `${counted(doubts, "passage")} could not be placed or ${doubts === 1 ? "is" : "are"} doubtful`
          : "No passage is doubtful or could not be placed"}
        ; {counted(of.annotations["info"] ?? 0, "note")} on mended spelling and the like. Each document shows its own.
      </p>
      {of.checks.length > 0 && (
        <details>
          <summary>All checks</summary>
          <ul class="checks">
            {of.checks.map((check) => (
              <li key={`${check.table}.${check.name}`}>
                <span class={check.passed ? "good" : "bad"}>{check.passed ? "holds" : "fails"}</span>{" "}
                {check.description} <span class="faint">{check.table}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const interval = (value: number | null, low: number | null, high: number | null) =>
  value === null
    ? "–"
    : `${value.toFixed(3)}${low !== null && high !== null ? ` (${low.toFixed(2)}–${high.toFixed(2)})` : ""}`;

function AccuracyTable({ rows }: { rows: Accuracy[] }) {
  return (
    <>
      <h3>How right the tables are</h3>
      {rows.length === 0 ? (
        <Empty>No accuracy was measured for this package: it came without hand-checked rows for its documents.</Empty>
      ) : (
        <Scroll label="Accuracy by table and field">
          <table>
            <caption>Measured on hand-checked rows. In brackets the 95% confidence interval.</caption>
            <thead>
              <tr>
                <th scope="col">Table</th>
                <th scope="col">Field</th>
                <th scope="col">Measured on</th>
                <th scope="col" class="number">
                  Expected
                </th>
                <th scope="col" class="number">
                  Precision
                </th>
                <th scope="col" class="number">
                  Recall
                </th>
                <th scope="col" class="number">
                  F1
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.table_name}.${row.field}.${row.measured_on}`}>
                  <th scope="row">{words(row.table_name)}</th>
                  <td>{row.field === "*" ? "the row itself" : row.field}</td>
                  <td>{row.measured_on}</td>
                  <td class="number">{figure(row.n_expected)}</td>
                  <td class="number">{interval(row.precision, row.precision_low, row.precision_high)}</td>
                  <td class="number">{interval(row.recall, row.recall_low, row.recall_high)}</td>
                  <td class="number">{row.f1 === null ? "–" : row.f1.toFixed(3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}

function Downloads({ of }: { of: Content }) {
  return (
    <Section
      id="downloads"
      title="Take it away"
      note={<p>The same tables in three forms. Everything is in one DuckDB file; or take what you need.</p>}
    >
      <ul class="files">
        {of.downloads.files.map((file) => (
          <li key={file.path}>
            <File file={file} />
          </li>
        ))}
      </ul>
      <details>
        <summary>Tables one by one</summary>
        <Scroll label="Tables to download">
          <table>
            <thead>
              <tr>
                <th scope="col">Table</th>
                <th scope="col" class="number">
                  Rows
                </th>
                <th scope="col">Files</th>
              </tr>
            </thead>
            <tbody>
              {of.downloads.tables.map((table) => (
                <tr key={table.name}>
                  <th scope="row">{table.title ?? table.name}</th>
                  <td class="number">{figure(table.rows ?? 0)}</td>
                  <td>
                    {table.files.map((file) => (
                      <File key={file.path} file={file} short />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </Section>
  );
}

function File({ file, short = false }: { file: DownloadFile; short?: boolean }) {
  const name = file.path.split("/").at(-1) ?? file.path;
  const form = name.split(".").at(-1) ?? "";
  return (
    <a class="file" href={file.path} download={name}>
      {short ? (FORMS[form] ?? form) : name} <span class="faint">{bytes(file.bytes)}</span>
    </a>
  );
}

const FORMS: Record<string, string> = { csv: "CSV", parquet: "Parquet" };

function Cite({ of }: { of: Content }) {
  const authors = of.contributors.join("; ");
  const text = `${authors}. ${of.title}. Version ${of.version}.`;
  const bibtex = `@misc{${of.version ? `proceedings_${of.version.replaceAll(".", "_")}` : "proceedings"},\n  author = {{${authors}}},\n  title = {${of.title}},\n  version = {${of.version}}\n}`;
  return (
    <Section id="cite" title="How to cite, and what you may do">
      <p class="citation">
        {text} <Copy text={text} what="the citation" />
      </p>
      <details>
        <summary>BibTeX</summary>
        <pre>{bibtex}</pre>
        <Copy text={bibtex} what="the BibTeX entry" />
      </details>
      <dl class="plain rights">
        {[...(of.licenses ?? []), ...(of.otherRights ?? [])].map((licence) => (
          <Right key={licence.name} licence={licence} />
        ))}
      </dl>
    </Section>
  );
}

const Right = ({ licence }: { licence: Licence }) => (
  <>
    <dt>{licence.title}</dt>
    <dd>
      {licence.covers} <span class="faint">{licence.path}</span>
    </dd>
  </>
);

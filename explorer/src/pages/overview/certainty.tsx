/** How sure the data is: where rows come from, what was checked, how right the tables are. */
import { PassageIcon } from "../../components/evidence.tsx";
import { Empty, Scroll, Section } from "../../components/page.tsx";
import { type Accuracy, type Overview as Content } from "../../content.ts";
import { counted, figure } from "../../format.ts";
import { words } from "../../words.ts";

export function Certainty({ of }: { of: Content }) {
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

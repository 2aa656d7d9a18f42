/** What a point asks, and its stages on a line. */
import { type Life, type Point, type Stage } from "../../content.ts";
import { month, ordinal } from "../../format.ts";
import { link } from "../../router.ts";
import { article, target, words } from "../../words.ts";

/** What it asks, of whom, how strongly, on what ground. */
export function Asked({ point, stage }: { point: Point; stage: Stage }) {
  const targets = [
    ...new Set((point.citations ?? []).flatMap((citation) => (citation.target ? [citation.target] : []))),
  ];
  return (
    <dl class="asked-of">
      {point.addressees && (
        <div>
          <dt>Addressed to</dt>
          <dd>{point.addressees.map(words).join(", ")}</dd>
        </div>
      )}
      <div>
        <dt>Strength</dt>
        <dd>{point.strength ? words(point.strength) : "reports, asks nothing"}</dd>
      </div>
      {point.section && (
        <div>
          <dt>Topic</dt>
          <dd>
            <a href={link("recommendations", "", { section: point.section })}>{point.section}</a>
          </dd>
        </div>
      )}
      {stage.meeting && (
        <div>
          <dt>Meeting</dt>
          <dd>
            <a href={link("meetings", stage.meeting.meeting_id)}>
              {stage.meeting.title}
              {stage.meeting.ordinal && `, ${ordinal(stage.meeting.ordinal)}`}, {month(stage.meeting.starts_on)}
            </a>
          </dd>
        </div>
      )}
      {point.recommenders && (
        <div>
          <dt>Made by</dt>
          <dd>
            {point.recommenders.map((who, at) => (
              <span key={who.id}>
                {at > 0 && ", "}
                <a href={link("delegations", who.id)}>{who.name}</a>
              </span>
            ))}
          </dd>
        </div>
      )}
      {targets.length > 0 && (
        <div>
          <dt>Cites</dt>
          <dd>
            {targets.map((code, at) => (
              <span key={code}>
                {at > 0 && "; "}
                <a href={link("recommendations", "", { cites: article(code) })}>{target(code)}</a>
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The stages as a line that one takes in at a glance. */
export function Line({ life, id }: { life: Life; id: string }) {
  const endorsements = life.stages.flatMap((stage) => stage.points.flatMap((point) => point.endorsements ?? []));
  const first = endorsements[0];
  return (
    <nav class="line" aria-label="Stages">
      <ol>
        {life.stages.map((stage) => (
          <li
            key={`${stage.document.id}${stage.status}`}
            class={`at-${stage.status}`}
            aria-current={stage.points.some((point) => point.recommendation_id === id) ? "true" : undefined}
          >
            <span class="date">{month(stage.date)}</span>
            <span class="step">{stepOf(stage, life)}</span>
            <span class="faint">
              {stage.points
                .map((point) => point.number ?? point.label)
                .filter(Boolean)
                .join(", ")}{" "}
              {stage.document.label}
            </span>
          </li>
        ))}
        {first && (
          <li class="at-endorsed">
            <span class="date">{month(first.date)}</span>
            <span class="step">{first.status === "adopted" ? "Endorsed" : "Endorsement proposed"}</span>
            <span class="faint">{first.document.label}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}

function stepOf(stage: Stage, life: Life): string {
  if (stage.status !== "commented") return words(stage.status);
  const states = new Set(life.comments.map((comment) => comment.who.name));
  return states.size
    ? `${states.size} ${states.size === 1 ? "State comments" : "States comment"}`
    : "No State comments";
}

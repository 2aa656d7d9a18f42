import { useState } from "preact/hooks";
import { Evidence, Likeness, Name, OutcomeChip, Passage } from "../components/evidence.tsx";
import { Empty, Loaded, Page } from "../components/page.tsx";
import { DiffText, PassageText, Redline } from "../components/redline.tsx";
import { type Comment, fileName, type Life, type Point, type RecommendationEntry, type Stage } from "../content.ts";
import { day, month, ordinal, shorten } from "../format.ts";
import { link } from "../router.ts";
import { article, inside, target, words } from "../words.ts";

/** The life of a recommendation, whichever of its stages the address names. */
export function Recommendation({ id }: { id: string }) {
  const otherwise = (
    <p>
      <a href={link("recommendations")}>All recommendations</a>
    </p>
  );
  return (
    <Loaded<RecommendationEntry[]> name="recommendations" what="list of recommendations">
      {(entries) => {
        const entry = entries.find((known) => known.id === id);
        return (
          <Loaded<Life>
            name={`lives/${fileName(entry?.life ?? id)}`}
            what={`recommendation “${id}”`}
            otherwise={otherwise}
          >
            {(life) => <Shown life={life} id={id} />}
          </Loaded>
        );
      }}
    </Loaded>
  );
}

const where = (point: Point, stage: Stage) =>
  [stage.document.label, annex(point), point.place ? `para. ${point.place} ${point.number ?? ""}` : point.number]
    .filter(Boolean)
    .join(", ");

/** A letter alone does not say where it stands: the endorsement knows the annex. */
const annex = (point: Point) => (point.endorsements?.[0]?.annex ? `annex ${point.endorsements[0].annex}` : "");

function Shown({ life, id }: { life: Life; id: string }) {
  const places = life.stages.flatMap((stage) => stage.points.map((point) => ({ stage, point })));
  const here = places.find(({ point }) => point.recommendation_id === id) ?? places.at(-1);
  if (!here) return null;
  const title = `${words(here.stage.kind)} ${here.point.number ?? here.point.label ?? ""}`.trim();
  return (
    <Page
      class="life"
      title={shorten(here.point.text, 140)}
      name={`${title}, ${here.stage.document.label}`}
      eyebrow={
        <>
          <a href={link("recommendations")}>Recommendations</a> · {title}, {here.stage.document.label}
        </>
      }
      lead={<Asked point={here.point} stage={here.stage} />}
    >
      {places.length > 1 ? <Line life={life} id={here.point.recommendation_id} /> : null}
      <ol class="stages">
        {life.stages.map((stage) => (
          <StageShown
            key={`${stage.document.id}${stage.status}`}
            stage={stage}
            life={life}
            id={here.point.recommendation_id}
          />
        ))}
        <Endorsed life={life} />
        {life.dropped.length > 0 && !adopted(life) && (
          <li class="stage">
            <header>
              <h2>Not taken up</h2>
            </header>
            <p>
              The adopted text of this collection holds no such point.{" "}
              {life.dropped.map((row) => (
                <Passage key={row.key} row={row} of="the point that was dropped" />
              ))}
            </p>
          </li>
        )}
      </ol>
      {places.length === 1 && !here.point.endorsements && !life.dropped.length && (
        <Empty>No other document of this release holds an earlier or later stage of this point.</Empty>
      )}
    </Page>
  );
}

const adopted = (life: Life) => life.stages.some((stage) => stage.status === "adopted");

/** What it asks, of whom, how strongly, on what ground. */
function Asked({ point, stage }: { point: Point; stage: Stage }) {
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
function Line({ life, id }: { life: Life; id: string }) {
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

function StageShown({ stage, life, id }: { stage: Stage; life: Life; id: string }) {
  return (
    <li class={`stage at-${stage.status}`}>
      <header>
        <h2>{words(stage.status)}</h2>
        <p class="faint">
          {stage.date ? day(stage.date) : "date not stated"} ·{" "}
          <a href={link("source", stage.document.id)}>{stage.document.label}</a>
        </p>
      </header>
      {stage.points.map((point) => (
        <article key={point.recommendation_id} aria-current={point.recommendation_id === id ? "true" : undefined}>
          <p class="point-head">
            <a href={link("recommendations", point.recommendation_id)}>{where(point, stage)}</a>{" "}
            <Passage row={point} of={`this text in ${stage.document.label}`}>
              its words
            </Passage>
          </p>
          {stage.status === "commented" ? <Commented point={point} life={life} /> : <Text point={point} life={life} />}
          {(point.echoes ?? []).map((echo) => (
            <aside class="echo" key={echo.link.key}>
              <h3>
                Words said earlier return here <Likeness value={echo.similarity} />
              </h3>
              <p>
                {echo.who ? <Name who={echo.who} /> : (echo.speaker_as_written ?? "Someone")}: “
                {echo.text ?? echo.remark}”{" "}
                {echo.key && echo.in && <Passage row={{ key: echo.key, in: echo.in }} of="what was said earlier" />}
              </p>
            </aside>
          ))}
        </article>
      ))}
    </li>
  );
}

type View = "text" | "changes" | "asked";

/** A text, plain, or against the stage before, or with the words that answer a comment marked. */
function Text({ point, life }: { point: Point; life: Life }) {
  const change = point.changes?.find((one) => one.diff?.some(([op]) => op !== "equal"));
  const [view, setView] = useState<View>(point.passages ? "asked" : change ? "changes" : "text");
  const views: [View, string][] = [
    ["text", "As it stands"],
    ...(change ? ([["changes", "Against the text before"]] as [View, string][]) : []),
    ...(point.passages ? ([["asked", "What was asked for"]] as [View, string][]) : []),
  ];
  return (
    <>
      {views.length > 1 && (
        <div class="switch" role="group" aria-label="How the text is shown">
          {views.map(([name, said]) => (
            <button type="button" key={name} aria-pressed={view === name} onClick={() => setView(name)}>
              {said}
            </button>
          ))}
        </div>
      )}
      {view === "changes" && change?.diff ? (
        <DiffText diff={change.diff} />
      ) : view === "asked" && point.passages ? (
        <PassageText pieces={point.passages} comments={life.comments} />
      ) : (
        <p class="redline">{point.text}</p>
      )}
      {(point.changes ?? []).map((change) => (
        <p class="faint" key={change.key}>
          Follows <a href={link("recommendations", change.from)}>the earlier text</a>: {inside(change.relation)}.{" "}
          <Likeness value={change.similarity} /> <Passage row={change} of="this link" />
        </p>
      ))}
    </>
  );
}

/** The text before comment with each State's changes, which one switches on and off. */
function Commented({ point, life }: { point: Point; life: Life }) {
  const own = life.comments
    .map((comment, at) => ({ comment, at }))
    .filter(({ comment }) => comment.recommendation_id === point.recommendation_id);
  const changing = own.filter(({ at }) => point.redline?.some((piece) => piece.ins === at || piece.del?.includes(at)));
  const states = [
    ...new Map(changing.map(({ comment }) => [comment.who.id ?? comment.who.name, comment.who])).entries(),
  ];
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const on = new Set(
    changing.filter(({ comment }) => !off.has(comment.who.id ?? comment.who.name)).map(({ at }) => at),
  );
  const toggle = (state: string) =>
    setOff(new Set(off.has(state) ? [...off].filter((other) => other !== state) : [...off, state]));
  if (!own.length) return <p class="redline">{point.text}</p>;
  return (
    <>
      {states.length > 0 && point.redline && (
        <>
          <div class="switch states" role="group" aria-label="Whose changes are shown">
            {states.map(([key, who]) => (
              <button type="button" key={key} aria-pressed={!off.has(key)} onClick={() => toggle(key)}>
                {who.name}
              </button>
            ))}
            {states.length > 1 && (
              <button
                type="button"
                class="quiet"
                onClick={() => setOff(off.size ? new Set() : new Set(states.map(([key]) => key)))}
              >
                {off.size ? "All" : "None"}
              </button>
            )}
          </div>
          <Redline pieces={point.redline} comments={life.comments} on={on} />
        </>
      )}
      {!point.redline && <p class="redline">{point.text}</p>}
      <ul class="comments">
        {own.map(({ comment }) => (
          <Said key={comment.key} comment={comment} placed={changing.some((other) => other.comment === comment)} />
        ))}
      </ul>
    </>
  );
}

/** One comment under the text: what it is, and what became of it. */
function Said({ comment, placed }: { comment: Comment; placed: boolean }) {
  const outcome = comment.outcome;
  return (
    <li class="comment">
      <header>
        <b>
          <Name who={comment.who} />
        </b>{" "}
        <span class="kind">{words(comment.kind)}</span>{" "}
        <Passage row={comment} of={`the comment of ${comment.who.name}`} />
      </header>
      {(comment.proposed_text || comment.deleted_text) && (
        <p class="redline">
          {comment.deleted_text && <del>{comment.deleted_text}</del>}{" "}
          {comment.proposed_text && <ins>{comment.proposed_text}</ins>}
        </p>
      )}
      {comment.remark && <blockquote>{comment.remark}</blockquote>}
      {outcome && outcome.outcome !== "no_proposal" && (
        <div class="result">
          <OutcomeChip outcome={outcome.outcome} kind={comment.kind} />
          {outcome.adopted_passage && (
            <>
              : <mark class="asked">{outcome.adopted_passage}</mark>
            </>
          )}{" "}
          <Likeness value={outcome.outcome === "adopted_reworded" ? outcome.similarity : undefined} />{" "}
          <Passage row={outcome} of="the adopted words" />
        </div>
      )}
      <footer>
        <Evidence evidence={comment.evidence} />
        {!placed && (comment.proposed_text || comment.deleted_text) && (
          <span class="faint"> its place in the text was not found</span>
        )}
      </footer>
    </li>
  );
}

function Endorsed({ life }: { life: Life }) {
  const rows = life.stages.flatMap((stage) => stage.points.flatMap((point) => point.endorsements ?? []));
  return (
    <>
      {rows.map((row) => (
        <li class="stage at-endorsed" key={row.key}>
          <header>
            <h2>{row.status === "adopted" ? "Endorsed" : "Endorsement proposed"}</h2>
            <p class="faint">
              {day(row.date)} · <a href={link("source", row.document.id)}>{row.document.label}</a>
            </p>
          </header>
          <p class="point-head">
            Operative paragraph {row.number}
            {row.annex && `, annex ${row.annex}`}{" "}
            <Passage row={row} of="the endorsement">
              its words
            </Passage>
          </p>
          <p class="redline">{row.text}</p>
        </li>
      ))}
    </>
  );
}

/** One stage of a life. */
import { useState } from "preact/hooks";
import { Likeness, Name, Passage } from "../../components/evidence.tsx";
import { DiffText, PassageText } from "../../components/redline.tsx";
import { type Life, type Point, type Stage } from "../../content.ts";
import { day } from "../../format.ts";
import { link } from "../../router.ts";
import { inside, words } from "../../words.ts";
import { Commented } from "./commented.tsx";

const where = (point: Point, stage: Stage) =>
  [stage.document.label, annex(point), point.place ? `para. ${point.place} ${point.number ?? ""}` : point.number]
    .filter(Boolean)
    .join(", ");

/** A letter alone does not say where it stands: the endorsement knows the annex. */
const annex = (point: Point) => (point.endorsements?.[0]?.annex ? `annex ${point.endorsements[0].annex}` : "");

export function StageShown({ stage, life, id }: { stage: Stage; life: Life; id: string }) {
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

export function Endorsed({ life }: { life: Life }) {
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

/** A text under comment, with each State switched on or off. */
import { useState } from "preact/hooks";
import { Evidence, Likeness, Name, OutcomeChip, Passage } from "../../components/evidence.tsx";
import { Redline } from "../../components/redline.tsx";
import { type Comment, type Life, type Point } from "../../content.ts";
import { words } from "../../words.ts";

/** The text before comment with each State's changes, which one switches on and off. */
export function Commented({ point, life }: { point: Point; life: Life }) {
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

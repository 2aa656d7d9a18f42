import type { DelegationComment } from "../content.ts";
import { shorten } from "../format.ts";
import { link } from "../router.ts";
import { words } from "../words.ts";
import { Evidence, Likeness, Name, OutcomeChip, Passage } from "./evidence.tsx";
import { around, Redline } from "./redline.tsx";

const FIRST = new Set([0]);

/** A comment as a State's page shows it: the point, the change in its place, and what became of it. */
export function CommentCard({ comment, named = false }: { comment: DelegationComment; named?: boolean }) {
  const point = [
    comment.agenda_item && `Item ${comment.agenda_item}`,
    comment.number ?? (comment.label && `(${comment.label})`),
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <li class="comment">
      <header>
        {named && (
          <b>
            <Name who={comment.who} />
          </b>
        )}
        {comment.recommendation_id ? (
          <a href={link("recommendations", comment.recommendation_id)}>{point || comment.recommendation_id}</a>
        ) : (
          <span>{comment.document.label}</span>
        )}
        <span class="kind">{words(comment.kind)}</span>
        <Passage row={comment} of={`the comment of ${comment.who.name}`} />
      </header>
      <Proposal comment={comment} />
      {comment.remark && <blockquote>{comment.remark}</blockquote>}
      {comment.text && <p class="clamped">{shorten(comment.text, 400)}</p>}
      <Result comment={comment} />
      <footer>
        {comment.who.written && <span class="written">written “{comment.who.written}”</span>}{" "}
        <Evidence evidence={comment.evidence} />
      </footer>
    </li>
  );
}

function Proposal({ comment }: { comment: DelegationComment }) {
  if (comment.change) return <Redline pieces={around(comment.change)} comments={[comment]} on={FIRST} named={false} />;
  if (!comment.proposed_text && !comment.deleted_text) return null;
  return (
    <p class="redline">
      {comment.deleted_text && <del>{comment.deleted_text}</del>}{" "}
      {comment.proposed_text && <ins>{comment.proposed_text}</ins>}
    </p>
  );
}

function Result({ comment }: { comment: DelegationComment }) {
  const outcome = comment.outcome;
  if (!outcome || outcome.outcome === "no_proposal") return null;
  return (
    <div class="result">
      <OutcomeChip outcome={outcome.outcome} kind={comment.kind} />
      {outcome.adopted_passage && (
        <span>
          : <mark class="asked">{outcome.adopted_passage}</mark>
        </span>
      )}{" "}
      {outcome.adopted_recommendation_id && (
        <a href={link("recommendations", outcome.adopted_recommendation_id)}>adopted text</a>
      )}{" "}
      <Likeness value={outcome.outcome === "adopted_reworded" ? outcome.similarity : undefined} />{" "}
      <Passage row={outcome} of="the adopted words" />
    </div>
  );
}

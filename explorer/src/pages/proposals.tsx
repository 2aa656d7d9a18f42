import { CommentCard } from "../components/comment.tsx";
import { Filters, matches, Pick, useFilters, Words } from "../components/filters.tsx";
import { Empty, Loaded, Page } from "../components/page.tsx";
import type { DelegationComment } from "../content.ts";
import { counted } from "../format.ts";
import { link } from "../router.ts";
import { words } from "../words.ts";

/** Every comment of every State, with what became of it. */
export function Proposals() {
  return (
    <Loaded<DelegationComment[]> name="comments" what="list of proposals">
      {(found) => <Shown comments={found} />}
    </Loaded>
  );
}

function Shown({ comments }: { comments: DelegationComment[] }) {
  const filters = useFilters("proposals");
  const { get } = filters;
  const found = comments
    .filter((comment) => !get("state") || (comment.who.id ?? comment.who.name) === get("state"))
    .filter((comment) => !get("kind") || comment.kind === get("kind"))
    .filter((comment) => !get("outcome") || comment.outcome?.outcome === get("outcome"))
    .filter((comment) => matches(get("q"), [[comment.proposed_text, comment.deleted_text, comment.remark].join(" ")]));
  const states = [
    ...new Map(comments.map((comment) => [comment.who.id ?? comment.who.name, comment.who.name])).entries(),
  ].sort((one, other) => one[1].localeCompare(other[1], "en"));
  const options = (values: (string | undefined)[]) =>
    [...new Set(values)]
      .filter((value): value is string => Boolean(value))
      .map((value) => ({ value, name: words(value), count: values.filter((other) => other === value).length }));
  return (
    <Page
      title="Proposals"
      eyebrow={<a href={link("recommendations")}>Recommendations</a>}
      lead={
        <p>
          What States proposed or said about a text, one entry a comment, beside what the adopted text did at the same
          place.
        </p>
      }
    >
      <div class="finder">
        <Filters>
          <Words filters={filters} label="Words" hint="in what was proposed or said" />
          <Pick
            filters={filters}
            name="state"
            label="Delegation"
            options={states.map(([value, name]) => ({
              value,
              name,
              count: comments.filter((comment) => (comment.who.id ?? comment.who.name) === value).length,
            }))}
          />
          <Pick
            filters={filters}
            name="outcome"
            label="Outcome"
            options={options(comments.map((comment) => comment.outcome?.outcome))}
          />
          <Pick filters={filters} name="kind" label="Kind" options={options(comments.map((comment) => comment.kind))} />
        </Filters>
        <div>
          <p class="found" role="status">
            {counted(found.length, "comment")}
            {found.length < comments.length && ` of ${comments.length}`}
          </p>
          {found.length ? (
            <ul class="comments">
              {found.map((comment) => (
                <CommentCard key={comment.key} comment={comment} named />
              ))}
            </ul>
          ) : (
            <Empty>
              {comments.length ? (
                <>
                  No comment fits. <a href={link("proposals")}>Show all</a>
                </>
              ) : (
                "No document of this release records comments of States."
              )}
            </Empty>
          )}
        </div>
      </div>
    </Page>
  );
}

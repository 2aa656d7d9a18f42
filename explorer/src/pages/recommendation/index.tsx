/** A recommendation: its life from first wording to endorsement. */
import { Passage } from "../../components/evidence.tsx";
import { Empty, Loaded, Page } from "../../components/page.tsx";
import { fileName, type Life, type RecommendationEntry } from "../../content.ts";
import { shorten } from "../../format.ts";
import { link } from "../../router.ts";
import { words } from "../../words.ts";
import { Asked, Line } from "./head.tsx";
import { StageShown, Endorsed } from "./stage.tsx";

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

/** One sentence, followed from comment to adoption. */
import { Loaded, Section } from "../../components/page.tsx";
import { PassageText, Redline } from "../../components/redline.tsx";
import { fileName, type Life } from "../../content.ts";
import { month } from "../../format.ts";
import { link } from "../../router.ts";

export function Example({ life }: { life: string }) {
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

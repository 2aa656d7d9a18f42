import { OutcomeChip } from "../../components/evidence.tsx";
import { Section } from "../../components/page.tsx";
import { type Overview as Content } from "../../content.ts";
import { counted, figure } from "../../format.ts";
import { link } from "../../router.ts";
import { OUTCOMES, words } from "../../words.ts";

export function Outcomes({ of }: { of: Content }) {
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

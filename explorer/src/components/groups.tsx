/** Regional groups: one colour each, the same on every page. */
const CLASSES: Record<string, string> = {
  "African States": "african",
  "Asia-Pacific States": "asia-pacific",
  "Eastern European States": "eastern-european",
  "Latin American and Caribbean States": "latin-american",
  "Western European and other States": "western-european",
  "Other States": "other-states",
  "Organizations and networks": "organizations",
};

export const SHORT: Record<string, string> = {
  "African States": "Africa",
  "Asia-Pacific States": "Asia-Pacific",
  "Eastern European States": "Eastern Europe",
  "Latin American and Caribbean States": "Latin America, Caribbean",
  "Western European and other States": "Western Europe and others",
  "Organizations and networks": "Organizations",
};

export const groupClass = (group: string | undefined): string => CLASSES[group ?? ""] ?? "other-states";

/** A colour of the style sheet, for charts. */
export const groupColour = (group: string): string => `var(--group-${groupClass(group)})`;

export const Swatch = ({ group }: { group: string }) => (
  <i class={`swatch group-${groupClass(group)}`} aria-hidden="true" />
);

/** Who came to a meeting: one strip, a piece a group, as long as there were delegations. */
export function GroupBar({ groups, longest }: { groups: Record<string, number>; longest: number }) {
  const entries = Object.entries(groups);
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const said = entries.map(([group, count]) => `${group} ${count}`).join(", ");
  if (!total) return null;
  return (
    <span
      class="group-bar"
      role="img"
      aria-label={`${total} represented: ${said}`}
      style={{ width: `${(100 * total) / longest}%` }}
    >
      {entries.map(([group, count]) => (
        <i key={group} class={`group-${groupClass(group)}`} style={{ flexGrow: count }} title={`${group}: ${count}`} />
      ))}
    </span>
  );
}

export function GroupLegend({ groups }: { groups: string[] }) {
  return (
    <ul class="legend">
      {groups.map((group) => (
        <li key={group}>
          <Swatch group={group} /> {group}
        </li>
      ))}
    </ul>
  );
}

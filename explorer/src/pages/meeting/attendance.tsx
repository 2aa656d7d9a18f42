/** Who was represented, by regional group. */
import { Name, Passage } from "../../components/evidence.tsx";
import { GroupBar, Swatch } from "../../components/groups.tsx";
import { Empty, Section } from "../../components/page.tsx";
import type { Attendance, Meeting as Content } from "../../content.ts";
import { inside } from "../../words.ts";

export function Attended({ of }: { of: Content }) {
  const rows = of.attendance ?? [];
  if (!rows.length) {
    return (
      <Section id="attendance" title="Attendance">
        <Empty>No document of this release lists who was represented at this meeting.</Empty>
      </Section>
    );
  }
  const groups = Object.keys(of.groups);
  const longest = Math.max(...Object.values(of.groups));
  return (
    <Section
      id="attendance"
      title="Attendance"
      count={rows.length}
      note={<p>By regional group, in the capacity under which the document lists them. {standing(rows)}</p>}
    >
      <div class="groups">
        {groups.map((group) => (
          <Group
            key={group}
            group={group}
            rows={rows.filter((row) => row.who.group === group)}
            members={of.members[group]}
            longest={longest}
            most={usual(rows)}
            remote={mostlyRemote(rows)}
          />
        ))}
      </div>
    </Section>
  );
}

/** The capacity that nearly all have is said once, above; the others beside the names. */
function usual(rows: Attendance[]): string | undefined {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.capacity ?? "", (counts.get(row.capacity ?? "") ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}

function standing(rows: Attendance[]): string {
  const most = usual(rows);
  const how = mostlyRemote(rows) ? ", and took part remotely" : "";
  return most ? `Where nothing else is said, it is: ${inside(most)}${how}.` : "";
}

const mostlyRemote = (rows: Attendance[]): boolean => rows.filter((row) => row.remote).length > rows.length / 2;

interface GroupProps {
  group: string;
  rows: Attendance[];
  members: number | undefined;
  longest: number;
  most: string | undefined;
  remote: boolean;
}

function Group({ group, rows, members, longest, most, remote }: GroupProps) {
  const sorted = [...rows].sort((one, other) => one.who.name.localeCompare(other.who.name, "en"));
  return (
    <div class="group">
      <h3>
        <Swatch group={group} /> {group}{" "}
        <span class="count">
          {rows.length}
          {members ? ` of ${members}` : ""}
        </span>
      </h3>
      <GroupBar groups={{ [group]: rows.length }} longest={members ?? longest} />
      <ul>
        {sorted.map((row) => (
          <li key={row.key}>
            <Name who={row.who} />
            {row.capacity !== most && <span class="faint">, {inside(row.capacity)}</span>}
            {Boolean(row.remote) !== remote && (
              <span class="faint">, {row.remote ? "remotely" : "in the room or not said"}</span>
            )}{" "}
            <Passage row={row} of={`the attendance of ${row.who.name}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

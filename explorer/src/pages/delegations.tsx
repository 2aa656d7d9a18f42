import { useMemo } from "preact/hooks";
import { Chips, Filters, matches, Pick, useFilters, Words } from "../components/filters.tsx";
import { Swatch } from "../components/groups.tsx";
import { Empty, Loaded, Page, Scroll } from "../components/page.tsx";
import type { DelegationEntry, MeetingSummary, Overview } from "../content.ts";
import { counted, days, shortMeeting } from "../format.ts";
import { link } from "../router.ts";
import { words } from "../words.ts";

export function Delegations() {
  return (
    <Loaded<Overview> name="overview" what="overview">
      {(overview) => (
        <Loaded<DelegationEntry[]> name="delegations" what="register of delegations">
          {(entries) => <Shown entries={entries} overview={overview} />}
        </Loaded>
      )}
    </Loaded>
  );
}

export const isActive = (entry: DelegationEntry): boolean =>
  Boolean(entry.attended || entry.spoke || entry.spoken_for || entry.comments || entry.named || entry.made);

function Shown({ entries, overview }: { entries: DelegationEntry[]; overview: Overview }) {
  const filters = useFilters("delegations");
  const { get, list } = filters;
  const active = useMemo(() => entries.filter(isActive), [entries]);
  const meetings = overview.meetings.filter((meeting) => active.some((entry) => took(entry, meeting.id)));
  const speaking = meetings.filter((meeting) => active.some((entry) => entry.spoke?.includes(meeting.id)));
  const attending = meetings.filter((meeting) => active.some((entry) => entry.attended?.includes(meeting.id)));
  const found = (get("all") ? entries : active)
    .filter((entry) => matches(get("q"), [entry.name, entry.id, ...(entry.forms ?? [])]))
    .filter((entry) => !get("group") || entry.group === get("group"))
    .filter((entry) => !get("kind") || entry.kind === get("kind"))
    .filter((entry) => list("spoke").every((meeting) => entry.spoke?.includes(meeting)))
    .filter((entry) => list("attended").every((meeting) => entry.attended?.includes(meeting)))
    .filter((entry) => !get("commented") || entry.comments)
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
  const groups = overview.groups.filter((group) => entries.some((entry) => entry.group === group));
  const chip = (meeting: MeetingSummary) => ({
    value: meeting.id,
    name: shortMeeting(meeting, meetings),
    title: `${meeting.title}, ${days(meeting.starts_on, meeting.ends_on)}`,
  });
  return (
    <Page
      title="Delegations"
      lead={
        <p>
          States, organizations and groups that the documents name: where each was represented, where it spoke, and how
          often it commented on a text.
        </p>
      }
    >
      <Filters>
        <Words filters={filters} label="Name" hint="Any form of the name: Turkey, Türkiye, TUR" />
        <Chips filters={filters} name="spoke" label="Spoke at" options={speaking.map(chip)} />
        <Chips filters={filters} name="attended" label="Was at" options={attending.map(chip)} />
        <Chips filters={filters} name="commented" label="On texts" options={[{ value: "1", name: "Commented" }]} />
        <Pick
          filters={filters}
          name="group"
          label="Regional group"
          options={groups.map((value) => ({ value, name: value }))}
        />
        <Pick
          filters={filters}
          name="kind"
          label="Kind"
          options={[...new Set(active.map((entry) => entry.kind))]
            .sort()
            .map((value) => ({ value, name: words(value) }))}
        />
        <Chips
          filters={filters}
          name="all"
          label="Register"
          options={[{ value: "1", name: "Also those that no document names" }]}
        />
      </Filters>
      <p class="found" role="status">
        {counted(found.length, "delegation")}
        {get("q") || list("spoke").length || list("attended").length || get("group") || get("kind") || get("commented")
          ? ` of ${get("all") ? entries.length : active.length}`
          : ""}
      </p>
      {found.length ? <Table entries={found} meetings={meetings} /> : <None query={get("q")} />}
    </Page>
  );
}

const None = ({ query }: { query: string }) => (
  <Empty>
    No delegation fits. {query && "Names are searched in every form that the register knows; try fewer letters. "}
    <a href={link("delegations")}>Show all</a>
  </Empty>
);

const took = (entry: DelegationEntry, meeting: string) =>
  [entry.attended, entry.spoke, entry.spoken_for].some((part) => part?.includes(meeting));

function Table({ entries, meetings }: { entries: DelegationEntry[]; meetings: MeetingSummary[] }) {
  return (
    <Scroll label="Delegations">
      <table class="delegations">
        <caption>
          <span class="key">
            <i class="dot" aria-hidden="true" /> spoke
          </span>
          <span class="key">
            <i class="dot dot-more" aria-hidden="true" /> was spoken for
          </span>
          <span class="key">
            <i class="ring" aria-hidden="true" /> was there, is in no list of speakers
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Delegation</th>
            {meetings.map((meeting) => (
              <th scope="col" key={meeting.id} class="centre" title={meeting.title}>
                <a href={link("meetings", meeting.id)}>{shortMeeting(meeting, meetings)}</a>
              </th>
            ))}
            <th scope="col" class="number">
              Comments
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">
                <span title={entry.group}>
                  <Swatch group={entry.group} />
                </span>{" "}
                <a href={link("delegations", entry.id)}>{entry.name}</a>
              </th>
              {meetings.map((meeting) => (
                <td key={meeting.id} class="centre">
                  <Presence entry={entry} meeting={meeting.id} />
                </td>
              ))}
              <td class="number">{entry.comments ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Presence({ entry, meeting }: { entry: DelegationEntry; meeting: string }) {
  if (entry.spoke?.includes(meeting))
    return (
      <>
        <i class="dot" aria-hidden="true" />
        <span class="unseen">spoke</span>
      </>
    );
  if (entry.spoken_for?.includes(meeting))
    return (
      <>
        <i class="dot dot-more" aria-hidden="true" />
        <span class="unseen">was spoken for</span>
      </>
    );
  if (entry.attended?.includes(meeting))
    return (
      <>
        <i class="ring" aria-hidden="true" />
        <span class="unseen">was there</span>
      </>
    );
  return null;
}

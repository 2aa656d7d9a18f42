/** The search box at the top of every page: a combobox over delegations, meetings, documents and recommendations. */
import { useEffect, useRef, useState } from "preact/hooks";
import { load, type SearchEntries } from "../content.ts";
import { month, shorten } from "../format.ts";
import { go, link } from "../router.ts";
import { Found, matches } from "./filters.tsx";

interface Hit {
  href: string;
  kind: string;
  name: string;
  more: string;
}

const MOST = 6;

/** What fits: names that begin as typed come first, then other names, then recommendations, those with the words together
 * before those that have them apart. */
export function find(entries: SearchEntries, typed: string): Hit[] {
  if (typed.trim().length < 2) return [];
  const wanted = typed.trim().toLowerCase();
  const begins = (name: string) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  const delegations = entries.delegations
    .filter((entry) => matches(typed, [entry.name, entry.id, ...entry.more]))
    .sort(
      (one, other) =>
        Number(other.active) - Number(one.active) ||
        begins(one.name) - begins(other.name) ||
        one.name.localeCompare(other.name, "en"),
    )
    .map((entry) => ({
      href: link("delegations", entry.id),
      kind: "Delegation",
      name: entry.name,
      more: form(entry.more, entry.name, typed) || (entry.active ? "" : "named in no document"),
    }));
  const meetings = entries.meetings
    .filter((entry) =>
      matches(typed, [`${entry.name} ${entry.date ?? ""} ${month(entry.date)} ${entry.more ?? ""} ${entry.id}`]),
    )
    .map((entry) => ({ href: link("meetings", entry.id), kind: "Meeting", name: entry.name, more: month(entry.date) }));
  const documents = entries.documents
    .filter((entry) => matches(typed, [`${entry.name} ${entry.more ?? ""} ${entry.id}`]))
    .map((entry) => ({
      href: link("source", entry.id),
      kind: "Document",
      name: entry.name,
      more: shorten(entry.more ?? "", 90),
    }));
  const together = (texts: string[]) => (texts.some((text) => text.toLowerCase().includes(wanted)) ? 0 : 1);
  const recommendations = entries.recommendations
    .filter((entry) => matches(typed, [entry.name, ...entry.more]))
    .sort((one, other) => together([one.name, ...one.more]) - together([other.name, ...other.more]))
    .map((entry) => ({
      href: link("recommendations", entry.id),
      kind: "Recommendation",
      name: around(entry.name, typed),
      more: entry.stages > 1 ? `${entry.stages} stages` : "",
    }));
  const all = [
    delegations.slice(0, MOST),
    meetings.slice(0, 3),
    documents.slice(0, 3),
    recommendations.slice(0, MOST),
  ].flat();
  const rest = recommendations.length - MOST;
  return rest > 0
    ? [
        ...all,
        {
          href: link("recommendations", "", { q: typed.trim() }),
          kind: "",
          name: `All ${recommendations.length} recommendations with these words`,
          more: "",
        },
      ]
    : all;
}

/** The written form that was found, where it is not the name itself. */
const form = (forms: string[], name: string, typed: string): string =>
  matches(typed, [name]) ? "" : (forms.find((other) => matches(typed, [other])) ?? "");

function around(text: string, typed: string): string {
  const at = text.toLowerCase().indexOf(typed.trim().split(/\s+/)[0]?.toLowerCase() ?? "");
  const from = at > 60 ? text.indexOf(" ", at - 45) + 1 : 0;
  return `${from ? "… " : ""}${shorten(text.slice(from), 110)}`;
}

export function Search() {
  const [typed, setTyped] = useState("");
  const [entries, setEntries] = useState<SearchEntries | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const hits = entries && open ? find(entries, typed) : [];
  const want = () => void load<SearchEntries>("search").then(setEntries, () => undefined);
  const close = () => {
    setOpen(false);
    setAt(-1);
  };
  const take = (hit: Hit) => {
    close();
    setTyped("");
    input.current?.blur();
    go(hit.href);
  };

  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      const inField = event
        .composedPath()
        .some(
          (target) =>
            target instanceof HTMLElement &&
            (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)),
        );
      if (event.key !== "/" || inField || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", slash);
    return () => window.removeEventListener("keydown", slash);
  }, []);

  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") return close();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt(hits.length ? (at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length : -1);
    }
    const hit = hits[Math.max(0, at)];
    if (event.key === "Enter" && hit) {
      event.preventDefault();
      take(hit);
    }
  };

  return (
    <div
      class="search"
      role="search"
      onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && close()}
    >
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search delegations, meetings, documents and recommendations"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `search-hit-${at}` : undefined}
        placeholder="Search"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onFocus={want}
        onKeyDown={key}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setAt(-1);
          want();
        }}
      />
      <ul id="search-hits" role="listbox" aria-label="Found" hidden={!hits.length}>
        {hits.map((hit, number) => (
          <li
            key={hit.href}
            id={`search-hit-${number}`}
            role="option"
            aria-selected={number === Math.max(0, at)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(hit)}
          >
            <span class="kind">{hit.kind}</span>
            <span>
              <Found text={hit.name} typed={typed} />
              {hit.more && <span class="faint"> {hit.more}</span>}
            </span>
          </li>
        ))}
      </ul>
      <span class="unseen" role="status">
        {open && entries && typed.trim().length > 1 ? (hits.length ? `${hits.length} found` : "Nothing found") : ""}
      </span>
      {open && entries && typed.trim().length > 1 && !hits.length && (
        <p class="nothing">Nothing found. Try another form of the name, or fewer words.</p>
      )}
    </div>
  );
}

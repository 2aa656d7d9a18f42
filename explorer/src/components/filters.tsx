/** Filters whose state stands in the address, so that what one found can be shared. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { link, parse, rewrite, useRoute } from "../router.ts";

export interface FilterState {
  get: (name: string) => string;
  list: (name: string) => string[];
  set: (name: string, value: string) => void;
  /** Whether any filter is set. */
  any: boolean;
}

/** The filters of a page, read from its address and written back into it. */
export function useFilters(page: string): FilterState {
  const { query } = useRoute();
  const get = (name: string) => query.get(name) ?? "";
  const set = (name: string, value: string) => {
    const now = parse(location.hash).query;
    const next = Object.fromEntries(now.entries());
    next[name] = value;
    rewrite(link(page, "", next));
  };
  return { get, set, list: (name) => get(name).split(",").filter(Boolean), any: [...query.keys()].length > 0 };
}

export interface Option {
  value: string;
  name: string;
  count?: number;
  title?: string;
}

export const Filters = ({ children }: { children: ComponentChildren }) => (
  <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
    {children}
  </form>
);

interface FieldProps {
  filters: FilterState;
  label: string;
}

/** Words to search for; the list follows after a short pause in typing. */
export function Words({ filters, label, hint }: FieldProps & { hint: string }) {
  const inAddress = filters.get("q");
  const [typed, setTyped] = useState(inAddress);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => setTyped(inAddress), [inAddress]);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => filters.set("q", text.trim()), 120);
  };
  return (
    <label class="field field-words">
      <span>{label}</span>
      <input
        type="search"
        value={typed}
        placeholder={hint}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </label>
  );
}

interface PickProps extends FieldProps {
  name: string;
  options: Option[];
  any?: string;
}

/** One of several; nothing where there is nothing to choose. */
export function Pick({ filters, name, label, options, any = "Any" }: PickProps) {
  const chosen = filters.get(name);
  if (options.length < 2 && !chosen) return null;
  const known = options.some((option) => option.value === chosen) || !chosen;
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={chosen}
        class={chosen ? "chosen" : ""}
        onChange={(event) => filters.set(name, event.currentTarget.value)}
      >
        <option value="">{any}</option>
        {!known && <option value={chosen}>{chosen}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
            {option.count !== undefined && ` (${option.count})`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Any number of several, each a button that stays down. */
export function Chips({ filters, name, label, options }: PickProps) {
  const chosen = filters.list(name);
  if (!options.length) return null;
  const toggle = (value: string) =>
    filters.set(
      name,
      (chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]).join(","),
    );
  return (
    <div class="field chips" role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <div>
        {options.map((option) => (
          <button
            type="button"
            key={option.value}
            class="chip"
            title={option.title}
            aria-pressed={chosen.includes(option.value)}
            onClick={() => toggle(option.value)}
          >
            {option.name}
          </button>
        ))}
      </div>
    </div>
  );
}

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'");

/** Whether every word typed stands in one of the texts, whatever its accents and capitals. */
export function matches(typed: string, texts: string[]): boolean {
  if (!typed) return true;
  const needles = fold(typed).split(/\s+/);
  return texts.some((text) => {
    const hay = fold(text);
    return needles.every((needle) => hay.includes(needle));
  });
}

/** The text in pieces, every second of which is one of the words typed. */
export function cutAt(text: string, typed: string): string[] {
  const needles = typed
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return needles.length ? text.split(new RegExp(`(${needles.join("|")})`, "giu")) : [text];
}

export const Found = ({ text, typed }: { text: string; typed: string }) => (
  <>{cutAt(text, typed).map((piece, at) => (at % 2 ? <mark key={at}>{piece}</mark> : piece))}</>
);

/**
 * Addresses: `#/page/identifier?filter=value`. They work on any static host, from any folder, and can be shared.
 *
 * Brackets, quotes and the like are written as escapes, so that a mail program does not cut an address at `(h)`.
 */
import { useEffect, useState } from "preact/hooks";

export interface Route {
  page: string;
  id: string;
  query: URLSearchParams;
  /** The whole address behind `#`. */
  whole: string;
}

type Query = Record<string, string | number | boolean | null | undefined>;

/** Colons, commas and slashes may stand in a fragment as they are, and identifiers read better so. */
const escaped = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%3A/g, ":")
    .replace(/%2C/g, ",");

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The address of a page, for `href`. */
export function link(page: string, id = "", query: Query = {}): string {
  const path = [page, id].filter(Boolean).map(escaped).join("/");
  const parts = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false)
    .map(([name, value]) => `${escaped(name)}=${escaped(value === true ? "1" : String(value))}`);
  return `#/${path}${parts.length ? `?${parts.join("&")}` : ""}`;
}

/** What an address says. */
export function parse(hash: string): Route {
  const whole = hash.replace(/^#\/?/, "");
  const [path = "", search = ""] = split(whole, "?");
  const [page = "", id = ""] = split(path, "/");
  const query = new URLSearchParams();
  for (const part of search.split("&").filter(Boolean)) {
    const [name = "", value = ""] = split(part, "=");
    query.append(unescaped(name), unescaped(value));
  }
  return { page: unescaped(page), id: unescaped(id), query, whole };
}

function split(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

const CHANGED = "address-changed";

/** Where the reader is; a component that uses it is drawn anew when the address changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parse(location.hash));
  useEffect(() => {
    const read = () => setRoute(parse(location.hash));
    window.addEventListener("hashchange", read);
    window.addEventListener(CHANGED, read);
    return () => {
      window.removeEventListener("hashchange", read);
      window.removeEventListener(CHANGED, read);
    };
  }, []);
  return route;
}

/** Write the state of a page into its address, in the place of the last state: no step of the way back. */
export function rewrite(address: string): void {
  if (location.hash === address) return;
  history.replaceState(history.state, "", address);
  window.dispatchEvent(new Event(CHANGED));
}

export function go(address: string): void {
  location.hash = address.slice(1);
}

import type { ComponentChildren, VNode } from "preact";
import { useEffect } from "preact/hooks";
import { arrived } from "../arrival.ts";
import { type Content, type ContentError, useContent } from "../content.ts";

interface PageProps {
  title: string;
  /** The title of the window, where it differs. */
  name?: string;
  eyebrow?: ComponentChildren;
  lead?: ComponentChildren;
  children?: ComponentChildren;
  class?: string;
}

/** A page with its heading, which takes the focus when the reader arrives, so that a screen reader says where one is. */
export function Page({ title, name, eyebrow, lead, children, class: className }: PageProps) {
  useEffect(() => {
    document.title = `${name ?? title} – Proceedings`;
    arrived();
  }, [title, name]);
  return (
    <div class={`page ${className ?? ""}`}>
      <header class="page-head">
        {eyebrow && <p class="eyebrow">{eyebrow}</p>}
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <div class="lead">{lead}</div>}
      </header>
      {children}
    </div>
  );
}

interface LoadedProps<T> {
  name: string;
  /** What is asked for, in words: "meeting wgic-2020-07-07". */
  what: string;
  otherwise?: ComponentChildren;
  children: (value: T) => VNode | null;
}

/** A part of a page that needs a document: a quiet wait, then the part, or what went wrong. */
export function Loaded<T>({ name, what, otherwise, children }: LoadedProps<T>) {
  const content: Content<T> = useContent<T>(name);
  if (content.state === "loading")
    return (
      <p class="loading" role="status">
        Loading …
      </p>
    );
  if (content.state === "failed") return <Failed error={content.error} what={what} otherwise={otherwise} />;
  return children(content.value);
}

function Failed({ error, what, otherwise }: { error: ContentError; what: string; otherwise?: ComponentChildren }) {
  const title = error.missing ? "Nothing under this address" : "This page can't be shown";
  return (
    <Page title={title}>
      <p class="notice" role="alert">
        {error.missing
          ? `This release holds no ${what}. Identifiers are exact: check the address, or look it up.`
          : error.message}
      </p>
      {error.missing ? (
        otherwise
      ) : (
        <p>
          <button type="button" onClick={() => location.reload()}>
            Try again
          </button>
        </p>
      )}
    </Page>
  );
}

interface SectionProps {
  id: string;
  title: string;
  count?: number;
  note?: ComponentChildren;
  children?: ComponentChildren;
}

export function Section({ id, title, count, note, children }: SectionProps) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} class="section">
      <h2 id={`${id}-title`}>
        {title}
        {count !== undefined && <span class="count"> {count.toLocaleString("en-GB")}</span>}
      </h2>
      {note && <div class="note">{note}</div>}
      {children}
    </section>
  );
}

/** A table that may be wider than the page: it scrolls inside its frame, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>;

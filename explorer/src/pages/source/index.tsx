/** The documents, and one of them. */
import { Loaded, Page } from "../../components/page.tsx";
import { type Source as Content, type DocumentSummary, fileName, type Overview } from "../../content.ts";
import { counted, figure, month, share } from "../../format.ts";
import { link } from "../../router.ts";
import { documentType, words } from "../../words.ts";
import { Shown } from "./reader.tsx";

export function Sources() {
  return (
    <Loaded<Overview> name="overview" what="list of documents">
      {(found) => (
        <Page
          title="Sources"
          lead={<p>The documents as they were read. In each, every passage is marked that became a row of data.</p>}
        >
          <ul class="source-list">
            {found.documents.map((document) => (
              <SourceEntry key={document.id} document={document} />
            ))}
          </ul>
        </Page>
      )}
    </Loaded>
  );
}

function SourceEntry({ document }: { document: DocumentSummary }) {
  const rows = Object.entries(document.rows).filter(([table]) => table !== "paragraphs");
  return (
    <li>
      <h2>
        <a href={link("source", document.id)}>{document.title ?? document.label}</a>
      </h2>
      <p class="faint">
        {[
          documentType(document.document_type),
          document.label,
          document.published_on ? month(document.published_on) : "",
          counted(document.n_words ?? 0, "word"),
          `${share(document.share_accounted)} accounted for`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p>
        {rows.map(([table, count]) => (
          <span class="tally-of" key={table}>
            {words(table)} <b>{figure(count)}</b>
          </span>
        ))}
      </p>
    </li>
  );
}

export function Source({ id }: { id: string }) {
  return (
    <Loaded<Content>
      name={`sources/${fileName(id)}`}
      what={`document “${id}”`}
      otherwise={
        <p>
          <a href={link("source")}>All documents</a>
        </p>
      }
    >
      {(found) => <Shown source={found} />}
    </Loaded>
  );
}

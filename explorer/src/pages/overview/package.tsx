/** What one can take away, and how to cite it. */
import { Copy } from "../../components/copy.tsx";
import { Scroll, Section } from "../../components/page.tsx";
import { type Overview as Content, type DownloadFile, type Licence } from "../../content.ts";
import { bytes, figure } from "../../format.ts";

export function Downloads({ of }: { of: Content }) {
  return (
    <Section
      id="downloads"
      title="Take it away"
      note={<p>The same tables in three forms. Everything is in one DuckDB file; or take what you need.</p>}
    >
      <ul class="files">
        {of.downloads.files.map((file) => (
          <li key={file.path}>
            <File file={file} />
          </li>
        ))}
      </ul>
      <details>
        <summary>Tables one by one</summary>
        <Scroll label="Tables to download">
          <table>
            <thead>
              <tr>
                <th scope="col">Table</th>
                <th scope="col" class="number">
                  Rows
                </th>
                <th scope="col">Files</th>
              </tr>
            </thead>
            <tbody>
              {of.downloads.tables.map((table) => (
                <tr key={table.name}>
                  <th scope="row">{table.title ?? table.name}</th>
                  <td class="number">{figure(table.rows ?? 0)}</td>
                  <td>
                    {table.files.map((file) => (
                      <File key={file.path} file={file} short />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </Section>
  );
}

function File({ file, short = false }: { file: DownloadFile; short?: boolean }) {
  const name = file.path.split("/").at(-1) ?? file.path;
  const form = name.split(".").at(-1) ?? "";
  return (
    <a class="file" href={file.path} download={name}>
      {short ? (FORMS[form] ?? form) : name} <span class="faint">{bytes(file.bytes)}</span>
    </a>
  );
}

const FORMS: Record<string, string> = { csv: "CSV", parquet: "Parquet" };

export function Cite({ of }: { of: Content }) {
  const authors = of.contributors.join("; ");
  const text = `${authors}. ${of.title}. Version ${of.version}.`;
  const bibtex = `@misc{${of.version ? `proceedings_${of.version.replaceAll(".", "_")}` : "proceedings"},\n  author = {{${authors}}},\n  title = {${of.title}},\n  version = {${of.version}}\n}`;
  return (
    <Section id="cite" title="How to cite, and what you may do">
      <p class="citation">
        {text} <Copy text={text} what="the citation" />
      </p>
      <details>
        <summary>BibTeX</summary>
        <pre>{bibtex}</pre>
        <Copy text={bibtex} what="the BibTeX entry" />
      </details>
      <dl class="plain rights">
        {[...(of.licenses ?? []), ...(of.otherRights ?? [])].map((licence) => (
          <Right key={licence.name} licence={licence} />
        ))}
      </dl>
    </Section>
  );
}

const Right = ({ licence }: { licence: Licence }) => (
  <>
    <dt>{licence.title}</dt>
    <dd>
      {licence.covers} <span class="faint">{licence.path}</span>
    </dd>
  </>
);

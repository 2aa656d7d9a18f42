import { Scroll, Section } from "../../components/page.tsx";
import { type Overview as Content } from "../../content.ts";
import { figure, month, share } from "../../format.ts";
import { link } from "../../router.ts";

export function Documents({ of }: { of: Content }) {
  return (
    <Section id="documents" title="What was read">
      <Scroll label="Documents">
        <table>
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">Date</th>
              <th scope="col" class="number">
                Words
              </th>
              <th scope="col" class="number">
                Rows
              </th>
              <th scope="col" class="number">
                <abbr title="Share of the text's characters that lie inside some row or are page furniture">
                  Accounted for
                </abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {of.documents.map((document) => (
              <tr key={document.id}>
                <th scope="row">
                  <a href={link("source", document.id)}>{document.label}</a>
                  <div class="faint">{document.title}</div>
                </th>
                <td class="nowrap">{document.published_on ? month(document.published_on) : "–"}</td>
                <td class="number">{figure(document.n_words ?? 0)}</td>
                <td class="number">{figure(Object.values(document.rows).reduce((sum, count) => sum + count, 0))}</td>
                <td class="number">{share(document.share_accounted)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

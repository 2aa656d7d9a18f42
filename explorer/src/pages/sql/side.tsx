/** Beside the editor: the cookbook and the dictionary. */
import { useState } from "preact/hooks";
import type { Dictionary, Recipe } from "../../content.ts";
import { link } from "../../router.ts";

export function Cookbook({
  recipes,
  chosen,
  choose,
}: {
  recipes: Recipe[];
  chosen: string | undefined;
  choose: () => void;
}) {
  if (!recipes.length) return null;
  return (
    <details open class="cookbook">
      <summary>Cookbook</summary>
      <ul>
        {recipes.map((recipe) => (
          <li key={recipe.name}>
            <a
              href={link("sql", recipe.name)}
              aria-current={recipe.name === chosen ? "true" : undefined}
              onClick={choose}
            >
              {recipe.question}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Tables({ dictionary, insert }: { dictionary: Dictionary; insert: (name: string) => void }) {
  const [typed, setTyped] = useState("");
  const fits = (name: string, columns: { name: string }[]) =>
    !typed || [name, ...columns.map((column) => column.name)].some((text) => text.includes(typed.toLowerCase()));
  const macros = dictionary.macros.filter((macro) => fits(macro.name, []));
  return (
    <details open class="dictionary">
      <summary>Dictionary</summary>
      <label class="field">
        <span class="unseen">Find a table or column</span>
        <input
          type="search"
          value={typed}
          placeholder="Find a table or column"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {[...dictionary.tables, ...dictionary.views]
        .filter((table) => fits(table.name, table.columns))
        .map((table) => (
          <details key={table.name} class="table-entry">
            <summary>
              <code>{table.name}</code> {"rows" in table && <span class="count">{table.rows ?? ""}</span>}
            </summary>
            {table.description && <p>{table.description}</p>}
            <dl>
              {table.columns.map((column) => (
                <div key={column.name}>
                  <dt>
                    <button
                      type="button"
                      class="insert"
                      title="Put it into the query"
                      onClick={() => insert(column.name)}
                    >
                      <code>{column.name}</code>
                    </button>{" "}
                    <span class="faint">{column.type}</span>
                  </dt>
                  {column.description && (
                    <dd>
                      {column.description}
                      {column.values?.length ? <span class="values">{column.values.join(" · ")}</span> : null}
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          </details>
        ))}
      {macros.map((macro) => (
        <details key={macro.name} class="table-entry">
          <summary>
            <code>
              {macro.name}({macro.parameters.join(", ")})
            </code>
          </summary>
          <p>{macro.description ?? "A macro: call it in FROM or like a function."}</p>
        </details>
      ))}
    </details>
  );
}

import { useEffect, useState } from "preact/hooks";
import { Chart } from "../../charts/plot.tsx";
import type { Choice, MarkName } from "../../charts/result.ts";
import { Empty } from "../../components/page.tsx";
import type { Result } from "../../sql/result.ts";

export function ChartOf({ result }: { result: Result }) {
  const [code, setCode] = useState<typeof import("../../charts/result.ts") | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  useEffect(() => {
    import("../../charts/result.ts").then((module) => {
      setCode(module);
      setChoice(module.firstChoice(result));
    });
  }, [result]);
  if (!code || !choice)
    return (
      <p class="loading" role="status">
        Loading …
      </p>
    );
  if (!code.plottable(result))
    return (
      <Empty>A chart needs a column of numbers and another column. This answer has none; the table shows it all.</Empty>
    );
  const names = result.columns.filter((column) => column.kind !== "nested").map((column) => column.name);
  const field = (name: keyof Choice, label: string, options: string[], none = false) => (
    <label class="field">
      <span>{label}</span>
      <select
        value={choice[name]}
        onChange={(event) => setChoice({ ...choice, [name]: event.currentTarget.value as MarkName })}
      >
        {none && <option value="">None</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <div class="filters">
        {field("mark", "Drawn as", ["bars", "line", "dots"])}
        {field("x", choice.mark === "bars" ? "One bar for each" : "Across", names)}
        {field("y", "Number", code.numeric(result))}
        {field("colour", "Colour", names, true)}
      </div>
      <ul class="legend">
        {code
          .colours(result, choice.colour)
          .slice(0, 12)
          .map(({ value, colour }) => (
            <li key={value}>
              <i class="swatch" style={{ background: colour }} aria-hidden="true" /> {value}
            </li>
          ))}
      </ul>
      <Chart
        height={360}
        of={JSON.stringify(choice)}
        label={`${choice.y} by ${choice.x}, drawn as ${choice.mark}; the table has the figures`}
        draw={(width) => code.draw(result, choice, width)}
      />
    </>
  );
}

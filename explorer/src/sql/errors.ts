/** What the engine says is wrong, in its own words without the wrapping. */

const ELSEWHERE = /exists in the (\w+) extension/;

export function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const said = unwrapped(text);
  const extension = ELSEWHERE.exec(said)?.[1];
  if (extension) {
    return `${said.split("\n")[0]}\n\nThis page loads nothing from outside, so DuckDB's ${extension} extension is not here. The same query runs in DuckDB on your machine.`;
  }
  if (/Out of Memory/i.test(said)) return `${said.split("\n")[0]}\n\nAsk for less at once: add WHERE or LIMIT.`;
  if (/read-only/i.test(said)) return "The data can't be changed here. Ask with SELECT.";
  return said;
}

/** A fault of the parser comes as JSON. */
function unwrapped(text: string): string {
  try {
    const { exception_type: kind, exception_message: message } = JSON.parse(text) as Record<string, string>;
    return message ? `${kind ?? ""} error: ${message}`.trim() : text;
  } catch {
    return text;
  }
}

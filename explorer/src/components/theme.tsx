import { useState } from "preact/hooks";

type Theme = "" | "light" | "dark";

const NEXT: Record<Theme, Theme> = { "": "dark", dark: "light", light: "" };
const SAID: Record<Theme, string> = { "": "as the system", dark: "dark", light: "light" };

/** Colours: as the system has them, dark, or light. */
export function ThemeToggle() {
  const [theme, setTheme] = useState<Theme>(
    () => (document.documentElement.dataset["theme"] as Theme | undefined) ?? "",
  );
  const change = () => {
    const next = NEXT[theme];
    if (next) document.documentElement.dataset["theme"] = next;
    else delete document.documentElement.dataset["theme"];
    try {
      if (next) localStorage.setItem("theme", next);
      else localStorage.removeItem("theme");
    } catch {
      // Storage may be forbidden; the choice holds for this visit then.
    }
    setTheme(next);
  };
  return (
    <button
      type="button"
      class="theme"
      onClick={change}
      title={`Colours: ${SAID[theme]}`}
      aria-label={`Colours: ${SAID[theme]}. Change to ${SAID[NEXT[theme]]}`}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="7" />
        <path d="M10 3a7 7 0 0 1 0 14z" />
      </svg>
    </button>
  );
}

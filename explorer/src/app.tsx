import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Page } from "./components/page.tsx";
import { Search } from "./components/search.tsx";
import { ThemeToggle } from "./components/theme.tsx";
import { type Overview as OverviewContent, useContent } from "./content.ts";
import { Delegation } from "./pages/delegation/index.tsx";
import { Delegations } from "./pages/delegations.tsx";
import { Meeting } from "./pages/meeting/index.tsx";
import { Meetings } from "./pages/meetings.tsx";
import { Overview } from "./pages/overview/index.tsx";
import { Proposals } from "./pages/proposals.tsx";
import { Recommendation } from "./pages/recommendation/index.tsx";
import { Recommendations } from "./pages/recommendations.tsx";
import { Source, Sources } from "./pages/source/index.tsx";
import { Sql } from "./pages/sql/index.tsx";
import { link, type Route, useRoute } from "./router.ts";

const NAVIGATION: [string, string][] = [
  ["meetings", "Meetings"],
  ["delegations", "Delegations"],
  ["recommendations", "Recommendations"],
  ["source", "Sources"],
  ["sql", "SQL"],
];

function pageOf({ page, id }: Route): JSX.Element {
  switch (page) {
    case "":
      return <Overview />;
    case "meetings":
      return id ? <Meeting id={id} /> : <Meetings />;
    case "delegations":
      return id ? <Delegation id={id} /> : <Delegations />;
    case "recommendations":
      return id ? <Recommendation id={id} /> : <Recommendations />;
    case "proposals":
      return <Proposals />;
    case "source":
      return id ? <Source id={id} key={id} /> : <Sources />;
    case "sql":
      return <Sql />;
    default:
      return (
        <Page title="Nothing under this address">
          <p class="notice">
            There is no page “{page}”. <a href={link("")}>To the overview</a>
          </p>
        </Page>
      );
  }
}

export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const current = route.page === "proposals" ? "recommendations" : route.page;
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <header class="top">
        <a class="wordmark" href={link("")} aria-current={route.page === "" ? "page" : undefined}>
          Proceedings
        </a>
        <nav aria-label="Pages">
          {NAVIGATION.map(([page, name]) => (
            <a key={page} href={link(page)} aria-current={current === page ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <Search />
        <ThemeToggle />
      </header>
      <main ref={main} tabIndex={-1}>
        {pageOf(route)}
      </main>
      <Foot />
      <Announce route={route} />
    </>
  );
}

function Foot() {
  const overview = useContent<OverviewContent>("overview");
  return (
    <footer class="foot">
      <p>
        <a href={`${link("")}?to=sure`}>How sure it is</a> <a href={`${link("")}?to=downloads`}>Downloads</a>{" "}
        <a href={`${link("")}?to=cite`}>How to cite</a>
      </p>
      {overview.state === "ready" && (
        <p>
          {overview.value.title}, version {overview.value.version}. Texts of United Nations documents are quoted as
          evidence of each row.
        </p>
      )}
    </footer>
  );
}

/** Tells a screen reader which page came, once it has its title. */
function Announce({ route }: { route: Route }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(document.title), 300);
    return () => clearTimeout(timer);
  }, [route.page, route.id]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}

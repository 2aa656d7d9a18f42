import { render } from "preact";
import "@fontsource-variable/source-sans-3/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/pages.css";
import "./styles/print.css";
import { App } from "./app.tsx";
import { watchArrivals } from "./arrival.ts";

const place = document.getElementById("app");
if (place) {
  watchArrivals();
  place.replaceChildren();
  render(<App />, place);
}

/**
 * Arriving at a page: the heading takes the focus and the page begins at its top, unless the reader went back, who finds
 * the place that was left.
 */
const places = new Map<string, number>();

let leaving = location.hash;
let back = false;
let pending = false;

/** Watch where the reader goes; called once. */
export function watchArrivals(): void {
  history.scrollRestoration = "manual";
  window.addEventListener("scroll", () => places.set(location.hash, window.scrollY), { passive: true });
  window.addEventListener("popstate", () => {
    back = !clicked;
  });
  window.addEventListener("click", noteClick, { capture: true });
  window.addEventListener("hashchange", () => {
    const path = (hash: string) => hash.split("?")[0];
    pending = path(leaving) !== path(location.hash);
    leaving = location.hash;
    clicked = false;
  });
}

let clicked = false;

function noteClick(event: MouseEvent): void {
  clicked = event.target instanceof Element && event.target.closest("a[href^='#']") !== null;
}

/** The page's heading is there: go to it. */
export function arrived(): void {
  if (!pending) return;
  pending = false;
  const top = back ? (places.get(location.hash) ?? 0) : 0;
  back = false;
  window.scrollTo(0, top);
  document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

/**
 * The style that Observable Plot writes into every chart of class `plot`, to the letter: the page's policy allows inline
 * styles only by their hash. A test compares it with what Plot writes.
 */
export const PLOT_CLASS = "plot";

export const PLOT_STYLE = `:where(.${PLOT_CLASS}) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.${PLOT_CLASS} text),
:where(.${PLOT_CLASS} tspan) {
  white-space: pre;
}`;

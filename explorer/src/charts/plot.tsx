/** A chart in the page: drawn once its code is there, and anew when its frame gets another width. */
import { useEffect, useRef, useState } from "preact/hooks";

type Draw = (width: number) => Promise<Element> | Element;

interface ChartProps {
  draw: Draw;
  /** What the chart shows, for those who can't see it. */
  label: string;
  height: number;
  /** Draws anew when this changes. */
  of?: unknown;
  /** Whether parts of it are links; a picture has none. */
  links?: boolean;
}

export function Chart({ draw, label, height, of, links = false }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    let current = true;
    let drawn = 0;
    const watch = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (!width || width === drawn) return;
      drawn = width;
      Promise.resolve(draw(width)).then(
        (chart) => current && element.replaceChildren(chart),
        () => current && setFailed(true),
      );
    });
    watch.observe(element);
    return () => {
      current = false;
      watch.disconnect();
    };
  }, [of]);
  if (failed) return <p class="empty">The chart could not be drawn. The figures stand in the table.</p>;
  return (
    <div
      class="chart"
      ref={frame}
      role={links ? "group" : "img"}
      aria-label={label}
      style={{ minHeight: `${height}px` }}
    />
  );
}

import type { JSX, MouseEvent } from "react";
import type { BarShapeProps } from "recharts";
import type { TrendBar } from "./trend-bar";

type PointLinkProps = BarShapeProps & {
  bars: readonly TrendBar[];
  open: (href: TrendBar["href"]) => void;
};

/** A bar that is a link to its rows; all of its height above and below can be pressed. Only one is a stop of the tabulator key. */
export function PointLink({
  x,
  y,
  width,
  height,
  index,
  background,
  bars,
  open,
}: PointLinkProps): JSX.Element {
  const bar = bars[Number(index)];
  if (!bar) return <g />;
  const [left, wide, tall] = [Number(x ?? 0), Number(width ?? 0), Math.abs(Number(height ?? 0))];
  const top = Number(y ?? 0) + Math.min(0, Number(height ?? 0));
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(bar.href);
  };
  const whole = {
    x: background?.x ?? left,
    y: background?.y ?? top,
    width: background?.width ?? wide,
    height: background?.height ?? tall,
  };
  const ring = {
    x: left - 2,
    y: Math.min(top, top + tall - 6) - 2,
    width: wide + 4,
    height: Math.max(tall, 6) + 4,
  };
  return (
    <a
      href={bar.href}
      data-point={index}
      tabIndex={Number(index) === 0 ? 0 : -1}
      aria-label={bar.label}
      onClick={press}
      className="group/point outline-none"
    >
      <rect {...whole} fill="transparent" />
      <rect
        x={left}
        y={top}
        width={wide}
        height={tall}
        rx={Math.min(4, wide / 2, tall)}
        fill="var(--accent)"
      />
      <rect
        {...ring}
        className="fill-none stroke-focus stroke-2 opacity-0 group-focus-visible/point:opacity-100"
      />
    </a>
  );
}

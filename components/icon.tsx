import type { JSX } from "react";

/** Drawn for this portal on a 24-unit grid; one stroke width, no fills (patterns.css): a page has dozens of them. */
const PATHS = {
  home: "M4 11.5 12 5l8 6.5M6.5 10v9h11v-9M10 19v-5h4v5",
  list: "M8.5 7H20M8.5 12H20M8.5 17H20M4.5 7h.01M4.5 12h.01M4.5 17h.01",
  invoice: "M6.5 4.5h11v15l-2.2-1.5-2.2 1.5-2.2-1.5-2.2 1.5-2.2-1.5v-13.5ZM9.5 9h5M9.5 12.5h5",
  ask: "M7.5 3.5h9v17h-9zM10.5 6h3M12 15.5v-5M9.8 12.5 12 10.3l2.2 2.2",
  cart: "M3.5 5h2.3l2.4 10h9.3l2-7H6.6M9.5 19.5h.01M16.5 19.5h.01",
  store:
    "M4.5 9.5 6 5h12l1.5 4.5M4.5 9.5a2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 5 0M6 12v7h12v-7M10 19v-4h4v4",
  users:
    "M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5ZM3.5 19c.4-3 2.6-4.75 5.5-4.75s5.1 1.75 5.5 4.75M15.5 5.3a3.25 3.25 0 0 1 0 5.9M17 14.6c2 .6 3.2 2.1 3.5 4.4",
  user: "M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5.5 19.5c.5-3.3 3-5 6.5-5s6 1.7 6.5 5",
  chart: "M5 19V5M5 19h14M9 16v-4M13 16V8.5M17 16v-6",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  code: "m9 8-4 4 4 4M15 8l4 4-4 4",
  building: "M6 19.5V5h8v14.5M14 10h4v9.5M4.5 19.5h15M9 8.5h2M9 12h2M9 15.5h2",
  coins: "M4.5 7.5h15v9h-15zM12 14.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM7 10v.01M17 14v.01",
  chevronDown: "m7 10 5 5 5-5",
  chevronUp: "m7 14 5-5 5 5",
  chevronRight: "m10 7 5 5-5 5",
  chevronLeft: "m14 7-5 5 5 5",
  check: "m5.5 12.5 4 4 9-9",
  copy: "M9 9h10v10H9zM15 9V5H5v10h4",
  exit: "M14 5H6v14h8M11 12h9M17 9l3 3-3 3",
  warning: "M12 5 4 19h16L12 5ZM12 10.5v4M12 16.8v.01",
  info: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 11v5M12 8v.01",
  search: "M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.3-4.3",
  cross: "m6.5 6.5 11 11M17.5 6.5l-11 11",
  history: "M5 12a7 7 0 1 0 2.2-5.1M5 5v3.5h3.5M12 8.5V12l2.5 2",
  bell: "M7 16.5V11a5 5 0 0 1 10 0v5.5l1.5 1.5h-13L7 16.5ZM10.3 20.5h3.4",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1.2-1.2",
  scan: "M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h2v2h-2zM17.5 17.5h1.5v1.5M14 19h.01M19 14h.01",
  download: "M12 4.5v10M8 10.8l4 4 4-4M5 19.5h14",
  lock: "M6.5 11h11v8.5h-11zM8.5 11V8.5a3.5 3.5 0 0 1 7 0V11",
  device: "M4.5 6h15v10h-15zM9 19.5h6M12 16v3.5",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: the words beside it carry the meaning. */
export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }): JSX.Element {
  return (
    <svg aria-hidden="true" className={`line-icon ${className}`} viewBox="0 0 24 24">
      <path d={PATHS[name]} />
    </svg>
  );
}

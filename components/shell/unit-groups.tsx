"use client";

import type { Route } from "next";
import { useSearchParams } from "next/navigation";
import type { JSX } from "react";

type UnitGroupsProps = {
  /** The page that is shown. */
  path: string;
  list: Route;
  seeAll: string;
  groups: readonly { kind: string; label: string }[];
};

/** The kinds of sales units under their entry of the sidebar, each the way to all of its kind. */
export function UnitGroups({ path, list, seeAll, groups }: UnitGroupsProps): JSX.Element {
  const here = path === list;
  const kind = useSearchParams().get("kind");
  return (
    <ul className="mt-1 mb-2 ml-5.5 flex flex-col gap-0.5 border-l border-separator pl-3">
      {groups.map((group) => (
        <li key={group.kind}>
          <a
            href={`${list}?kind=${group.kind}`}
            aria-current={here && kind === group.kind ? "page" : undefined}
            className="flex flex-wrap items-baseline justify-between gap-x-2 rounded-lg px-2 py-1.5 text-sm text-muted outline-none hover:bg-default hover:text-foreground focus-visible:ring-2 focus-visible:ring-focus aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-soft-foreground"
          >
            {group.label} <span className="text-xs">{seeAll}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

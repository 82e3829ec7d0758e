"use client";

import type { Route } from "next";
import { type JSX, useEffect, useRef } from "react";
import { Icon, type IconName } from "@/components/icon";

type MoreSectionsProps = {
  /** The page that is shown. */
  path: string;
  label: string;
  sections: readonly { readonly href: Route; readonly label: string; readonly icon: IconName }[];
};

/**
 * The last place of the phone's bar, and behind it the sections that have no place of their own there. The browser's popover
 * gives the button its expanded state, closes on Escape and on a press beside it, and hands the focus back.
 */
export function MoreSections({ path, label, sections }: MoreSectionsProps): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const isCurrent = (href: Route) => path === href || path.startsWith(`${href}/`);
  const within = sections.some(({ href }) => isCurrent(href));
  // Another page is why it closes.
  useEffect(() => menu.current?.hidePopover?.(), [path]);
  return (
    <>
      <button
        type="button"
        popoverTarget="more-sections"
        aria-current={within ? "true" : undefined}
        className="flex flex-1 flex-col items-center gap-0.5 rounded-lg px-0 py-1.5 text-[0.625rem] leading-tight font-medium tracking-tight text-muted outline-none hover:bg-default hover:text-foreground focus-visible:ring-2 focus-visible:ring-focus aria-current:bg-accent-soft aria-current:text-accent-soft-foreground"
      >
        <Icon name="more" />
        {label}
      </button>
      <div ref={menu} id="more-sections" popover="auto" className="frame-menu frame-menu--above-bar">
        <ul>
          {sections.map(({ href, label: name, icon }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={isCurrent(href) ? "page" : undefined}
                className="menu-item px-3 py-3 text-sm aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-soft-foreground"
              >
                <Icon name={icon} className="size-5" />
                {name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

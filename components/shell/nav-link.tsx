"use client";

import type { Route } from "next";
import type { JSX } from "react";
import { Icon, type IconName } from "@/components/icon";

type NavLinkProps = {
  /** The page that is shown. */
  path: string;
  href: Route;
  label: string;
  icon: IconName;
  /** The front page is the beginning of every other path, so it is current only on itself. */
  exact?: boolean;
  look: "sidebar" | "bar";
};

const LOOKS = {
  sidebar: "flex items-center gap-3 rounded-lg px-3 py-2 text-sm font-medium",
  bar: "flex min-w-0 flex-1 flex-col items-center gap-0.5 rounded-lg px-0 py-1.5 text-center text-[0.625rem] leading-tight font-medium tracking-tight hyphens-auto",
};

/** A plain link: the menu around it hears the press (use-soft-links.ts). */
export function NavLink({ path, href, label, icon, exact = false, look }: NavLinkProps): JSX.Element {
  const current = path === href || (!exact && path.startsWith(`${href}/`));
  const colours = current
    ? "bg-accent-soft text-accent-soft-foreground"
    : "text-muted hover:bg-default hover:text-foreground";
  return (
    <a
      href={href}
      aria-current={current ? "page" : undefined}
      className={`${LOOKS[look]} ${colours} outline-none focus-visible:ring-2 focus-visible:ring-focus`}
    >
      <Icon name={icon} />
      {look === "bar" ? <span className="w-full break-words">{label}</span> : label}
    </a>
  );
}

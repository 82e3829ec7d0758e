"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { JSX } from "react";

type AreaTabProps = { href: string; label: string; exact?: boolean };

/** The page that the tab leads to, and those below it, are current; with `exact` only the page itself. */
export function AreaTab({ href, label, exact = false }: AreaTabProps): JSX.Element {
  const path = usePathname();
  const current = path === href || (!exact && path.startsWith(`${href}/`));
  const look = current
    ? "border-accent font-semibold text-foreground"
    : "border-transparent text-muted hover:text-foreground";
  return (
    <li>
      <Link
        href={href as Route} // safe: made from the company's own address
        prefetch={false}
        aria-current={current ? "page" : undefined}
        className={`-mb-px flex border-b-2 px-3 py-2.5 text-sm whitespace-nowrap focus-visible:outline-2 focus-visible:outline-focus ${look}`}
      >
        {label}
      </Link>
    </li>
  );
}

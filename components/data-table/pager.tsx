"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { type JSX, type ReactNode, useEffect, useSyncExternalStore } from "react";
import { Icon } from "@/components/icon";
import { ListLink } from "./list-link";
import { pageBehind, remember } from "./pages-behind";

type PagerProps = {
  /** This page. */
  here: Route;
  /** Whether what is shown, and `next` with it, is still another page's. */
  moving?: boolean;
  /** The first page, where the list is not on it already: the way back from a pasted deep link. */
  first?: Route;
  next?: Route;
  /** What stands between the buttons, such as "50 of more than 10 000". */
  children?: ReactNode;
};

/** Moves by cursor, never by page number: page 1 000 costs what page 2 costs. */
export function Pager({ here, moving = false, first, next, children }: PagerProps): JSX.Element | null {
  const t = useTranslations("common");
  const previous = usePreviousPage(here, first, moving ? undefined : next);
  if (!first && !previous && !next)
    return children ? <p className="px-1 py-3 text-sm text-muted">{children}</p> : null;
  return (
    <nav className="flex flex-wrap items-center justify-between gap-3 px-1 py-3" aria-label={t("pages")}>
      <p className="text-sm text-muted">{children}</p>
      <div className="flex items-center gap-2">
        {first ? <PageLink href={first}>{t("firstPage")}</PageLink> : null}
        {previous ? (
          <PageLink href={previous}>
            <Icon name="chevronLeft" className="size-4" />
            {t("previousPage")}
          </PageLink>
        ) : null}
        {next ? (
          <PageLink href={next}>
            {t("nextPage")}
            <Icon name="chevronRight" className="size-4" />
          </PageLink>
        ) : null}
      </div>
    </nav>
  );
}

/** The page before this one, known where it was walked through in this tab. */
function usePreviousPage(here: Route, first: Route | undefined, next: Route | undefined): Route | undefined {
  useEffect(() => {
    if (next) inTab((kept) => remember(kept, { here, first: first ?? here, next }));
  }, [here, first, next]);
  const read = () => (first ? inTab((kept) => pageBehind(kept, { here, first })) : undefined);
  return useSyncExternalStore(never, read, () => undefined) as Route | undefined; // safe: an address that the list itself made
}

const never = () => () => undefined;

/** A browser may keep nothing at all; then there is no way back but to the first page. */
function inTab<T>(use: (kept: Storage) => T): T | undefined {
  try {
    return use(window.sessionStorage);
  } catch {
    return undefined;
  }
}

function PageLink({ href, children }: { href: Route; children: ReactNode }): JSX.Element {
  return (
    <ListLink href={href} className="button button--sm button--outline">
      {children}
    </ListLink>
  );
}

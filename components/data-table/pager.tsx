import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Icon } from "@/components/icon";
import { ListLink } from "./list-link";

type PagerProps = {
  /** The first page, where the list is not on it already: the way back from a pasted deep link. */
  first?: Route;
  previous?: Route;
  next?: Route;
  /** What stands between the buttons, such as "50 of more than 10 000". */
  children?: ReactNode;
};

/** Moves by cursor, never by page number: page 1 000 costs what page 2 costs. */
export function Pager({ first, previous, next, children }: PagerProps): JSX.Element | null {
  const t = useTranslations("common");
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

function PageLink({ href, children }: { href: Route; children: ReactNode }): JSX.Element {
  return (
    <ListLink href={href} className="button button--sm button--outline">
      {children}
    </ListLink>
  );
}

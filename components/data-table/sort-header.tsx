import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import { ListLink } from "./list-link";

export type SortDirection = "ascending" | "descending";

type SortHeaderProps = {
  column: string;
  /** How the list is sorted by this column now; absent where it is sorted by another. */
  sorted?: SortDirection;
  /** The list sorted the way that a press asks for. */
  href: Route;
  align?: "start" | "end";
};

/** A column head that sorts. It is a link, so the order is in the URL and works without a script. */
export function SortHeader({ column, sorted, href, align = "start" }: SortHeaderProps): JSX.Element {
  const t = useTranslations("common");
  return (
    <th scope="col" className="table__column px-3" aria-sort={sorted ?? "none"} data-allows-sorting="true">
      <ListLink
        href={href}
        aria-label={t("sortBy", { column })}
        className={`flex items-center gap-1 rounded-sm hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus ${align === "end" ? "justify-end" : ""}`}
      >
        {column}
        {sorted ? (
          <Icon name={sorted === "ascending" ? "chevronUp" : "chevronDown"} className="size-3.5" />
        ) : null}
      </ListLink>
    </th>
  );
}

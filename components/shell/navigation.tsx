import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { type Grant, holds } from "@/lib/domain/permission";
import { UNIT_KINDS } from "@/lib/domain/sales-unit";
import { MoreSections } from "./more-sections";
import { NAV_ITEMS } from "./nav-items";
import { NavLink } from "./nav-link";
import { UnitGroups } from "./unit-groups";

type NavigationProps = { merchant: string; grants: readonly Grant[]; look: "sidebar" | "bar" };

/** As many as a thumb can tell apart at 360 pixels. */
const BAR_PLACES = 5;

/** The sections that this person may open. What is hidden is also refused when its address is typed. */
export function Navigation({ merchant, grants, look }: NavigationProps): JSX.Element {
  const t = useTranslations("shell");
  const units = useTranslations("units");
  const items = NAV_ITEMS.filter((item) => holds(grants, item.permission));
  const crowded = look === "bar" && items.length > BAR_PLACES;
  const placed = crowded ? items.slice(0, BAR_PLACES - 1) : items;
  const rest = crowded ? items.slice(BAR_PLACES - 1) : [];
  return (
    <nav aria-label={t("mainNavigation")}>
      <ul className={look === "sidebar" ? "flex flex-col gap-1" : "flex gap-1"}>
        {placed.map((item) => (
          <li key={item.key} className={look === "bar" ? "flex min-w-0 flex-1" : undefined}>
            <NavLink
              href={item.href(merchant)}
              label={t(item.key)}
              icon={item.icon}
              exact={item.key === "home"}
              look={look}
            />
            {item.key === "salesUnits" && look === "sidebar" ? (
              <UnitGroups
                list={item.href(merchant)}
                seeAll={units("seeAll")}
                groups={UNIT_KINDS.map((kind) => ({ kind, label: units(`kind.${kind}`) }))}
              />
            ) : null}
          </li>
        ))}
        {rest.length > 0 ? (
          <li className="flex min-w-0 flex-1">
            <MoreSections
              label={t("more")}
              sections={rest.map(({ key, icon, href }) => ({ href: href(merchant), label: t(key), icon }))}
            />
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

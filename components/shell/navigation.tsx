"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { UNIT_KINDS } from "@/lib/domain/sales-unit";
import { MoreSections } from "./more-sections";
import type { Section } from "./nav-items";
import { NavLink } from "./nav-link";
import { UnitGroups } from "./unit-groups";
import { useSoftLinks } from "./use-soft-links";

type NavigationProps = { sections: readonly Section[]; look: "sidebar" | "bar" };

/** As many as a thumb can tell apart at 360 pixels. */
const BAR_PLACES = 5;

/** The way to all sections, beside the page or, on a phone, below it. */
export function Navigation({ sections, look }: NavigationProps): JSX.Element {
  const t = useTranslations("shell");
  const path = usePathname();
  const menu = useSoftLinks<HTMLElement>();
  const units = useTranslations("units");
  const crowded = look === "bar" && sections.length > BAR_PLACES;
  const placed = crowded ? sections.slice(0, BAR_PLACES - 1) : sections;
  const rest = crowded ? sections.slice(BAR_PLACES - 1) : [];
  return (
    <nav ref={menu} aria-label={t("mainNavigation")}>
      <ul className={look === "sidebar" ? "flex flex-col gap-1" : "flex gap-1"}>
        {placed.map((item) => (
          <li key={item.key} className={look === "bar" ? "flex min-w-0 flex-1" : undefined}>
            <NavLink
              path={path}
              href={item.href}
              label={t(item.key)}
              icon={item.icon}
              exact={item.key === "home"}
              look={look}
            />
            {item.key === "salesUnits" && look === "sidebar" ? (
              <UnitGroups
                path={path}
                list={item.href}
                seeAll={units("seeAll")}
                groups={UNIT_KINDS.map((kind) => ({ kind, label: units(`kind.${kind}`) }))}
              />
            ) : null}
          </li>
        ))}
        {rest.length > 0 ? (
          <li className="flex min-w-0 flex-1">
            <MoreSections
              path={path}
              label={t("more")}
              sections={rest.map(({ key, icon, href }) => ({ href, label: t(key), icon }))}
            />
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Icon, type IconName } from "@/components/icon";
import { Money } from "@/components/money/money";
import type { Overview } from "@/lib/overview/get-overview";

type TodayTilesProps = { today: Overview["today"]; href: Route };

/** Today in three figures; each leads to the payments that it counts. */
export function TodayTiles({ today, href }: TodayTilesProps): JSX.Element {
  const t = useTranslations("home.today");
  const format = useFormatter();
  const back = today.refunded.minor > 0;
  return (
    <section aria-label={t("label")} className="grid grid-cols-2 gap-3 sm:gap-5 lg:grid-cols-3">
      <Tile href={href} icon="coins" name={t("sold")} wide>
        <Money value={today.sold} />
        {back ? (
          <span className="mt-1 block text-sm font-normal tracking-normal text-muted">
            {t.rich("refunded", { amount: () => <Money value={today.refunded} /> })}
          </span>
        ) : null}
      </Tile>
      <Tile href={href} icon="list" name={t("payments")}>
        {format.number(today.payments, "count")}
      </Tile>
      <Tile href={href} icon="users" name={t("customers")}>
        {format.number(today.customers, "count")}
      </Tile>
    </section>
  );
}

type TileProps = { href: Route; icon: IconName; name: string; wide?: boolean; children: ReactNode };

function Tile({ href, icon, name, wide = false, children }: TileProps): JSX.Element {
  return (
    <Link
      href={href}
      prefetch={false}
      className={`group block rounded-2xl bg-surface p-4 shadow-surface outline-none hover:bg-surface-secondary focus-visible:ring-2 focus-visible:ring-focus sm:p-5 ${wide ? "col-span-2 lg:col-span-1" : ""}`}
    >
      <span className="flex items-center justify-between gap-3 text-sm text-muted">
        {name}
        <span className="grid size-8 place-items-center rounded-lg bg-accent-soft text-accent-soft-foreground">
          <Icon name={icon} className="size-4.5" />
        </span>
      </span>
      <span className="tabular mt-1 block text-2xl font-semibold tracking-tight sm:text-3xl">{children}</span>
    </Link>
  );
}

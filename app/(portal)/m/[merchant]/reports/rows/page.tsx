import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { FormMessage } from "@/components/feedback/form-message";
import { Icon } from "@/components/icon";
import { Money } from "@/components/money/money";
import { PageHeader } from "@/components/shell/page-header";
import { listMovements } from "@/lib/figures/list-movements";
import { load } from "@/lib/web/load";
import { sentenceFor } from "@/lib/web/messages";
import { viewerFor } from "@/lib/web/viewer";
import { daysOf, type Query, readChoice, reportsHref, rowsHref } from "../address";
import { MovementTable } from "./movement-table";
import { PeriodLine } from "./period-line";
import { readRows } from "./read-rows";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("figures"))("title") };
}

type RowsProps = { params: Promise<{ merchant: string }>; searchParams: Promise<Query> };

/** The very captures or refunds that a point of the overview is made of. */
export default async function RowsPage({ params, searchParams }: RowsProps): Promise<JSX.Element> {
  const { merchant } = await params;
  const query = await searchParams;
  const { today, environment } = await viewerFor(merchant);
  const choice = readChoice(query);
  const chosen = daysOf(choice, today);
  const days = chosen.ok ? chosen.value : { from: today, to: today };
  const { units, channel, currency } = choice;
  const wish = { ...days, units, channel, currency, ...readRows(query) };
  const { of: _overview, ...filter } = wish;
  const list = await load(listMovements, merchant, { environment, ...filter });
  const t = await getTranslations("figures");
  const from = new URLSearchParams(wish.of);
  const back = reportsHref(
    merchant,
    readChoice(Object.fromEntries([...from.keys()].map((name) => [name, from.getAll(name)]))),
  );
  return (
    <>
      <Link href={back} prefetch={false} className="link mb-4 inline-flex items-center gap-1 text-sm">
        <Icon name="chevronLeft" className="size-4" />
        {t("rows.back")}
      </Link>
      <PageHeader title={t(`rows.${wish.kind}`)}>
        {list.total && list.rows.length > 0 ? (
          <p className="text-sm text-muted">
            {t.rich("rows.total", {
              amount: () => (
                <Money
                  value={list.total ?? { minor: 0, currency: "NOK" }}
                  className="ml-1 text-lg font-semibold text-foreground"
                />
              ),
            })}
          </p>
        ) : null}
      </PageHeader>
      <PeriodLine days={days} weekday={wish.weekday} hour={wish.hour} />
      {chosen.ok ? null : <FormMessage message={await sentenceFor(chosen.error)} />}
      {list.rows.length > 0 ? (
        <MovementTable merchant={merchant} list={list} label={t(`rows.${wish.kind}`)} />
      ) : (
        <EmptyState icon="chart" title={t("rows.none")} reason={t("rows.noneReason")} />
      )}
      {list.next ? (
        <Link
          href={rowsHref(merchant, { ...wish, after: list.next }) as Route}
          prefetch={false}
          className="button button--outline mt-4"
        >
          {t("rows.next")}
        </Link>
      ) : null}
    </>
  );
}

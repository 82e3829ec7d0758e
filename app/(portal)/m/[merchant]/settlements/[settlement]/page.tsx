import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { TERMS } from "@/lib/domain/settlement";
import { getSettlement } from "@/lib/settlements/get-settlement";
import { load } from "@/lib/web/load";
import { ListExport } from "../../list-export";
import { reportFormHref, settlementHref, settlementsHref } from "../address";
import { StateChip } from "../state-chip";
import { Breaks } from "./breaks";
import { EntryTable } from "./entry-table";
import { Sum } from "./sum";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settlements"))("one") };
}

type SettlementProps = {
  params: Promise<{ merchant: string; settlement: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One payout as a sum that can be checked, and the lines that each of its terms is made of. */
export default async function SettlementPage({
  params,
  searchParams,
}: SettlementProps): Promise<JSX.Element> {
  const { merchant: slug, settlement } = await params;
  const query = await searchParams;
  const id = decodeURIComponent(settlement);
  const term = TERMS.find((known) => known === query["term"]);
  const detail = await load(getSettlement, slug, { id, term, after: query["after"] });
  const { settlement: line, next } = detail;
  const t = await getTranslations("settlements");
  const tReport = await getTranslations("reportDownload");
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  const days = (await getFormatter()).dateTimeRange(noon(line.periodFrom), noon(line.periodTo), {
    dateStyle: "medium",
    timeZone: "UTC",
  });
  return (
    <>
      <Link
        href={settlementsHref(slug)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader title={t("number", { number: line.number })} lead={`${line.unit.name}, ${days}`}>
        <StateChip state={line.state} addsUp={line.addsUp} />
        <ListExport merchant={slug} list="settlement_lines" query={term ? `term=${term}` : ""} of={id} />
        <Link href={reportFormHref(slug, id)} prefetch={false} className="button button--outline">
          {tReport("one")}
        </Link>
      </PageHeader>
      <Sum merchant={slug} detail={detail} chosen={term} />
      <Breaks detail={detail} />
      <h2 id="lines" className="mt-8 mb-3 text-lg font-semibold">
        {term ? t(`column.${term}`) : t("lines")}
      </h2>
      {term ? (
        <Link href={settlementHref(slug, id)} prefetch={false} className="link mb-3 inline-block text-sm">
          {t("allLines")}
        </Link>
      ) : null}
      <EntryTable merchant={slug} detail={detail} />
      {next ? (
        <Link
          href={settlementHref(slug, id, { term, after: next })}
          prefetch={false}
          className="button button--outline mt-4"
        >
          {t("moreLines")}
        </Link>
      ) : null}
    </>
  );
}

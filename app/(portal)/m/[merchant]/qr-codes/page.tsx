import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { FormMessage } from "@/components/feedback/form-message";
import { PageHeader } from "@/components/shell/page-header";
import { listCodes } from "@/lib/qr/list-codes";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../list-export";
import { codeHref, readCodeSearch } from "./address";
import { CodeFilters } from "./code-filters";
import { CodeTable } from "./code-table";
import { HearingCard } from "./hearing-card";
import { NumberCard } from "./number-card";
import { TillCard } from "./till-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("qr"))("title") };
}

/** All codes of one sales unit, those made elsewhere too. */
export default async function QrCodesPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/qr-codes">): Promise<JSX.Element> {
  const { merchant } = await params;
  const { environment } = await viewerFor(merchant);
  const { unit: msn, ...filter } = readCodeSearch(await searchParams);
  const list = await load(listCodes, merchant, { environment, ...(msn && { msn }), ...filter });
  const t = await getTranslations("qr");
  const { unit, codes } = list;
  if (!unit)
    return (
      <>
        <PageHeader title={t("title")} lead={t("lead")} />
        <EmptyState icon="store" title={t("noUnit")} reason={t("noUnitReason")} />
      </>
    );
  if (unit.kind === "vm_number")
    return (
      <>
        <PageHeader title={t("title")} lead={t("lead")} />
        <CodeFilters merchant={merchant} list={list} filter={filter} />
        <NumberCard merchant={merchant} msn={unit.msn} />
      </>
    );
  const add = (
    <Link href={codeHref(merchant, "new", unit.msn)} prefetch={false} className="button button--primary">
      {t("new")}
    </Link>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <ListExport
          merchant={merchant}
          list="codes"
          query={new URLSearchParams({ unit: unit.msn, ...filter }).toString()}
        />
        <Link href={codeHref(merchant, "bulk", unit.msn)} prefetch={false} className="button button--outline">
          {t("many")}
        </Link>
        {add}
      </PageHeader>
      <CodeFilters merchant={merchant} list={list} filter={filter} />
      {list.told ? null : <FormMessage message={t("notTold")} tone="warning" />}
      {codes.some(({ kind }) => kind === "callback") ? (
        <ClientMessages namespaces={["qr", "failures"]}>
          <div className="mb-5 grid">
            <TillCard merchant={merchant} msn={unit.msn} currency={unit.currency} />
          </div>
        </ClientMessages>
      ) : null}
      {codes.length === 0 ? (
        <EmptyState icon="code" title={t("none")} reason={t("noneReason")} action={add} />
      ) : (
        <CodeTable merchant={merchant} codes={codes} />
      )}
      {codes.some(({ kind }) => kind === "callback") ? (
        <ClientMessages namespaces={["qr"]}>
          <HearingCard merchant={merchant} msn={unit.msn} />
        </ClientMessages>
      ) : null}
    </>
  );
}

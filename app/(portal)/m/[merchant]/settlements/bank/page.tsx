import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listBankFiles } from "@/lib/reconciliation/list-bank-files";
import { load } from "@/lib/web/load";
import { SettlementTabs } from "../tabs";
import { FileList } from "./file-list";
import { ImportForm } from "./import-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reconciliation"))("tabs.bank") };
}

type BankProps = { params: Promise<{ merchant: string }> };

/** Statements of the bank: bring one in, and those that were. */
export default async function BankPage({ params }: BankProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const t = await getTranslations("reconciliation");
  const { files, accounts, timeZone } = await load(listBankFiles, slug, {});
  return (
    <>
      <PageHeader title={t("tabs.bank")} lead={t("bank.lead")} />
      <SettlementTabs merchant={slug} chosen="bank" />
      <ClientMessages parts={{ reconciliation: ["bank"] }}>
        <ImportForm merchant={slug} accounts={accounts} />
      </ClientMessages>
      <h2 className="mt-8 mb-3 text-lg font-semibold">{t("bank.files")}</h2>
      {files.length > 0 ? (
        <FileList merchant={slug} files={files} timeZone={timeZone} />
      ) : (
        <EmptyState icon="coins" title={t("bank.noneTitle")} reason={t("bank.none")} />
      )}
    </>
  );
}

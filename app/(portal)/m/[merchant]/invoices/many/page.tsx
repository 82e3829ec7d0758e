import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { referenceKindsOf } from "@/lib/domain/payment-reference";
import { newInvoice } from "@/lib/invoices/new-invoice";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { BackLink } from "../back-link";
import { SheetForm } from "./sheet-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices"))("sheet.title") };
}

type ManyInvoicesProps = { params: Promise<{ merchant: string }> };

/** From a sheet to an invoice for each of its rows. */
export default async function ManyInvoicesPage({ params }: ManyInvoicesProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment } = await viewerFor(slug);
  const { issuer, units, dueDay } = await load(newInvoice, slug, { environment });
  const t = await getTranslations("invoices");
  return (
    <>
      <BackLink merchant={slug} />
      <PageHeader title={t("sheet.title")} lead={t("sheet.lead")} />
      {units.length > 0 ? (
        <ClientMessages namespaces={["invoices", "sheets"]}>
          <SheetForm
            merchant={slug}
            units={units}
            currency={issuer.currency}
            kinds={referenceKindsOf(issuer.country)}
            today={issuer.today}
            dueDay={dueDay}
          />
        </ClientMessages>
      ) : (
        <EmptyState icon="store" title={t("sheet.title")} reason={t("form.noUnits")} />
      )}
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { formatPhone } from "@/lib/domain/format-phone";
import { referenceKindsOf } from "@/lib/domain/payment-reference";
import { type InvoiceDesk, newInvoice } from "@/lib/invoices/new-invoice";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { BackLink } from "../back-link";
import { InvoiceForm } from "../invoice-form";
import type { InvoiceTexts } from "../invoice-texts";
import { KnownCustomers } from "../known-customers";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices"))("new") };
}

type NewInvoiceProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The empty form, or one with an earlier customer in it. */
export default async function NewInvoicePage({
  params,
  searchParams,
}: NewInvoiceProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { customer } = await searchParams;
  const { environment } = await viewerFor(slug);
  const desk = await load(newInvoice, slug, { environment });
  const t = await getTranslations("invoices");
  const { issuer, units, customers } = desk;
  const chosen = typeof customer === "string" && /^\d{1,2}$/.test(customer) ? Number(customer) : undefined;
  return (
    <>
      <BackLink merchant={slug} />
      <PageHeader title={t("new")} />
      {units.length === 0 ? (
        <EmptyState icon="store" title={t("new")} reason={t("form.noUnits")} />
      ) : (
        <ClientMessages namespaces={["invoices"]}>
          <KnownCustomers merchant={slug} customers={customers} chosen={chosen} timeZone={issuer.timeZone} />
          <InvoiceForm
            // Another customer begins the form anew.
            key={chosen ?? "new"}
            merchant={slug}
            country={issuer.country}
            currency={issuer.currency}
            units={units}
            kinds={referenceKindsOf(issuer.country)}
            today={issuer.today}
            values={startWith(desk, chosen)}
          />
        </ClientMessages>
      )}
    </>
  );
}

function startWith(
  { issuer, units, customers, dueDay }: InvoiceDesk,
  chosen: number | undefined,
): InvoiceTexts {
  const known = chosen === undefined ? undefined : customers[chosen];
  return {
    msn: known?.msn ?? units[0]?.msn ?? "",
    customerName: known?.name ?? "",
    phone: known?.phone ? formatPhone(known.phone) : "",
    email: known?.email ?? "",
    address: known?.address ?? "",
    ...{
      message: "",
      dueDay,
      referenceKind: referenceKindsOf(issuer.country)[0],
      reference: "",
      bankAccount: "",
    },
    ...{ remindsAlone: false, lines: [] },
  };
}

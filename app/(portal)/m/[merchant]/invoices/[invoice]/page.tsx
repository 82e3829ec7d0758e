import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { mayStep } from "@/lib/domain/invoice-state";
import { getInvoice, type InvoiceDetail } from "@/lib/invoices/get-invoice";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../other-mode";
import { BackLink } from "../back-link";
import { EditDraft } from "../edit-draft";
import { InvoiceActions } from "../invoice-actions";
import { InvoiceFacts } from "../invoice-facts";
import { InvoiceLines } from "../invoice-lines";
import { InvoiceTimeline } from "../invoice-timeline";
import { PdfPicker } from "../pdf-picker";
import { StandingChip } from "../standing-chip";
import { WatchInvoice } from "../watch-invoice";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices"))("title") };
}

type InvoiceProps = { params: Promise<{ merchant: string; invoice: string }> };

/** One invoice: what it says, how it stands, what may be done with it, and what happened. */
export default async function InvoicePage({ params }: InvoiceProps): Promise<JSX.Element> {
  const { merchant: slug, invoice: id } = await params;
  const { environment, merchant, can } = await viewerFor(slug);
  const detail = await load(getInvoice, slug, { id });
  const { invoice } = detail;
  const title = await titleOf(detail);
  const writes = can("payment-request:send", invoice.msn);
  const edits = writes && mayStep(invoice, "edit");
  return (
    <>
      <BackLink merchant={slug} />
      <PageHeader title={title} lead={invoice.customerName}>
        <StandingChip standing={detail.standing} />
      </PageHeader>
      {invoice.environment === environment ? (
        <ClientMessages namespaces={["invoices"]}>
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
            <div className="grid gap-5">
              <InvoiceLines detail={detail} />
              {edits ? <EditDraft merchant={slug} detail={detail} environment={environment} /> : null}
              <InvoiceTimeline
                events={detail.events}
                timeZone={merchant.timeZone}
                currency={detail.currency}
              />
            </div>
            <div className="grid gap-5">
              <InvoiceFacts merchant={slug} detail={detail} />
              {edits ? <PdfPicker merchant={slug} invoice={invoice.id} there={detail.hasFile} /> : null}
              {writes ? <InvoiceActions merchant={slug} detail={detail} /> : null}
            </div>
          </div>
        </ClientMessages>
      ) : (
        <OtherMode belongsTo={invoice.environment} />
      )}
      {mayStep(invoice, "pay") ? <WatchInvoice /> : null}
    </>
  );
}

async function titleOf({ invoice }: InvoiceDetail): Promise<string> {
  const t = await getTranslations("invoices");
  if (invoice.number === null) return t("draftOf", { customer: invoice.customerName });
  const number = String(invoice.number);
  return invoice.kind === "credit_note" ? t("creditNumber", { number }) : t("number", { number });
}

import { useLocale } from "next-intl";
import type { JSX } from "react";
import type { Environment } from "@/lib/domain/environment";
import { editableMoney } from "@/lib/domain/format-money";
import { formatPhone } from "@/lib/domain/format-phone";
import { writeQuantity, writeVatRate } from "@/lib/domain/invoice-total";
import { type Locale, languageOf } from "@/lib/domain/locale";
import { referenceKindsOf } from "@/lib/domain/payment-reference";
import type { InvoiceDetail } from "@/lib/invoices/get-invoice";
import { type InvoiceDesk, newInvoice } from "@/lib/invoices/new-invoice";
import { load } from "@/lib/web/load";
import { InvoiceForm } from "./invoice-form";
import type { InvoiceTexts } from "./invoice-texts";

type EditDraftProps = { merchant: string; detail: InvoiceDetail; environment: Environment };

/** The form of a draft with what was typed before. */
export async function EditDraft({ merchant, detail, environment }: EditDraftProps): Promise<JSX.Element> {
  const desk = await load(newInvoice, merchant, { environment });
  return <Form merchant={merchant} detail={detail} desk={desk} />;
}

type FormProps = { merchant: string; detail: InvoiceDetail; desk: InvoiceDesk };

function Form({ merchant, detail, desk }: FormProps): JSX.Element {
  const locale = languageOf(useLocale());
  const { issuer, units } = desk;
  return (
    <InvoiceForm
      // Saved, the form begins with what the portal holds.
      key={detail.invoice.changedAt.getTime()}
      merchant={merchant}
      country={issuer.country}
      currency={detail.currency}
      units={units}
      kinds={referenceKindsOf(issuer.country)}
      today={issuer.today}
      values={textsOf(detail, locale)}
      invoice={detail.invoice.id}
    />
  );
}

function textsOf({ invoice, lines, currency }: InvoiceDetail, locale: Locale): InvoiceTexts {
  const { msn, customerName, dueDay, referenceKind, remindsAlone } = invoice;
  return {
    ...{ msn, customerName, dueDay, referenceKind, remindsAlone },
    phone: invoice.customerPhone ? formatPhone(invoice.customerPhone) : "",
    email: invoice.customerEmail ?? "",
    address: invoice.customerAddress ?? "",
    message: invoice.message ?? "",
    reference: invoice.reference ?? "",
    bankAccount: invoice.bankAccount ?? "",
    lines: lines.map(({ description, quantity, unitPriceMinor, vatRate }) => ({
      description,
      quantity: writeQuantity(quantity),
      price: editableMoney({ minor: unitPriceMinor, currency }, locale),
      vat: writeVatRate(vatRate),
    })),
  };
}

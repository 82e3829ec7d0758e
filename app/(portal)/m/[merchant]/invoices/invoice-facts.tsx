import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { CopyButton } from "@/components/copy-button";
import { formatPhone } from "@/lib/domain/format-phone";
import { writeReference } from "@/lib/domain/payment-reference";
import type { InvoiceDetail } from "@/lib/invoices/get-invoice";
import { invoiceHref } from "./address";

type InvoiceFactsProps = { merchant: string; detail: InvoiceDetail };

/** Who is to pay until when under which reference, and where the customer sees it. */
export function InvoiceFacts({ merchant, detail }: InvoiceFactsProps): JSX.Element {
  const t = useTranslations("invoices.detail");
  const format = useFormatter();
  const { invoice, related } = detail;
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const { customerPhone, customerEmail, customerAddress, reference, referenceKind, bankAccount } = invoice;
  const written = reference && writeReference(referenceKind, reference);
  const sum = invoice.kind === "credit_note" ? t("credits", { number: String(related?.number) }) : "";
  const creditedBy = related && !sum ? t("creditedBy", { number: String(related.number) }) : "";
  return (
    <section className="grid gap-4 rounded-2xl bg-surface p-5 text-sm shadow-surface">
      <Fact label={t("customer")}>
        {[
          invoice.customerName,
          customerPhone && formatPhone(customerPhone),
          customerEmail,
          customerAddress,
        ].map((text) =>
          text ? (
            <span key={text} className="block break-words">
              {text}
            </span>
          ) : null,
        )}
      </Fact>
      {invoice.issuedDay ? <Fact label={t("issued")}>{day(invoice.issuedDay)}</Fact> : null}
      <Fact label={t("due")}>{day(invoice.dueDay)}</Fact>
      {written ? (
        <Fact label={t("reference")}>
          <span className="inline-flex flex-wrap items-center gap-2">
            <span className="tabular break-all">{written}</span>
            <CopyButton text={reference ?? ""} what={t("reference")} />
          </span>
          {bankAccount ? <span className="block">{bankAccount}</span> : null}
        </Fact>
      ) : null}
      {invoice.number === null ? null : (
        <a href={`/invoice/${invoice.token}`} target="_blank" rel="noreferrer" className="link">
          {t("open")}
        </a>
      )}
      {related ? (
        <Link href={invoiceHref(merchant, related.id)} prefetch={false} className="link">
          {sum || creditedBy}
        </Link>
      ) : null}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): JSX.Element {
  return (
    <div>
      <h2 className="text-xs text-muted">{label}</h2>
      <div>{children}</div>
    </div>
  );
}

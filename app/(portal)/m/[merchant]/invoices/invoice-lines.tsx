import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import { type InvoiceLine, writeVatRate } from "@/lib/domain/invoice-total";
import { money } from "@/lib/domain/money";
import type { InvoiceDetail } from "@/lib/invoices/get-invoice";

/** The lines, and below them the sums: without VAT, the VAT of each rate, with it. */
export function InvoiceLines({ detail }: { detail: InvoiceDetail }): JSX.Element {
  const t = useTranslations("invoices");
  const { lines, total, currency } = detail;
  return (
    <div className="grid gap-3">
      <Table
        label={t("form.lines")}
        head={
          <>
            <HeadCell>{t("form.description")}</HeadCell>
            <HeadCell align="end" className="max-sm:hidden">
              {t("form.quantity")}
            </HeadCell>
            <HeadCell align="end" className="max-sm:hidden">
              {t("form.vat")}
            </HeadCell>
            <HeadCell align="end">{t("column.total")}</HeadCell>
          </>
        }
      >
        {lines.map((line, at) => (
          <LineRow key={at} line={line} gross={money(total.lines[at]?.grossMinor ?? 0, currency)} />
        ))}
      </Table>
      <Sums detail={detail} />
    </div>
  );
}

/** On a phone the count and the rate stand below what it is: four columns would push the amount out of sight. */
function LineRow({ line, gross }: { line: InvoiceLine; gross: ReturnType<typeof money> }): JSX.Element {
  const t = useTranslations("invoices.detail");
  const format = useFormatter();
  const { description, vatRate } = line;
  const quantity = format.number(line.quantity / 1_000);
  const rate = writeVatRate(vatRate);
  return (
    <tr className="table__row">
      <td className="table__cell px-3 py-2 text-sm break-words">
        {description}
        <span className="tabular block text-xs text-muted sm:hidden">
          {`${quantity} · ${t("vatOf", { rate })}`}
        </span>
      </td>
      <td className="table__cell tabular px-3 py-2 text-end text-sm max-sm:hidden">{quantity}</td>
      <td className="table__cell tabular px-3 py-2 text-end text-sm whitespace-nowrap max-sm:hidden">
        {`${rate}\u00a0%`}
      </td>
      <td className="table__cell px-3 py-2 text-end text-sm whitespace-nowrap">
        <Money value={gross} />
      </td>
    </tr>
  );
}

function Sums({ detail: { invoice, total, currency, outstanding } }: { detail: InvoiceDetail }): JSX.Element {
  const t = useTranslations("invoices.detail");
  const rows = [
    [t("net"), total.netMinor],
    ...total.rates.map(
      ({ vatRate, vatMinor }) => [t("vatOf", { rate: writeVatRate(vatRate) }), vatMinor] as const,
    ),
    [t("total"), total.grossMinor],
    ...(invoice.feeMinor > 0 ? [[t("fees"), invoice.feeMinor] as const] : []),
    ...(invoice.paidMinor > 0 ? [[t("paid"), invoice.paidMinor] as const] : []),
    ...(invoice.feeMinor + invoice.paidMinor > 0 ? [[t("outstanding"), outstanding.minor] as const] : []),
  ] as const;
  return (
    <dl className="ms-auto grid w-full max-w-xs grid-cols-[1fr_auto] gap-x-6 gap-y-1 px-3 text-sm">
      {rows.map(([label, minor]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="text-end font-medium">
            <Money value={money(minor, currency)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

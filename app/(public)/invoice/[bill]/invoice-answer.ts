import { brandOf } from "@/lib/domain/brand";
import { formatMoney } from "@/lib/domain/format-money";
import { writeQuantity, writeVatRate } from "@/lib/domain/invoice-total";
import { money } from "@/lib/domain/money";
import { writeReference } from "@/lib/domain/payment-reference";
import { type InvoiceTexts, invoiceTexts, writeDay } from "@/lib/i18n/invoice-texts";
import type { OpenedInvoice } from "@/lib/invoices/open-invoice";
import { type Html, html } from "@/lib/web/html";
import { answerWith, type Setting } from "../../pay/[token]/page-frame";

export type InvoiceSight = {
  readonly opened: OpenedInvoice;
  readonly token: string;
  /** Which press of the button the form will be. */
  readonly attempt: string;
  readonly notice?: string;
};

const LOOK_AGAIN_SECONDS = 3;

/** The invoice as its customer sees it: from whom, for what, until when, and the way to pay it. */
export function invoiceAnswer(setting: Setting, sight: InvoiceSight, status = 200): Response {
  const t = invoiceTexts(setting.locale);
  const { opened, token, notice } = sight;
  const { invoice, issuer, unitName, logo } = opened;
  const title = t(invoice.kind === "credit_note" ? "creditNote" : "invoice", {
    number: String(invoice.number),
  });
  const picture = logo
    ? html`<img src="/invoice/${token}/logo?v=${logo.slice(0, 12)}" alt="" width="48" height="48">`
    : null;
  const by = unitName === issuer.name ? null : html`<small>${issuer.name}</small>`;
  const body = html`<header>${picture}<p>${unitName}${by}</p></header>
${invoice.environment === "test" ? html`<p class="test">${t("test")}</p>` : null}
${notice ? html`<p class="notice" role="alert">${notice}</p>` : null}
<div class="card"><h1>${title}</h1>
<p class="price">${formatMoney(opened.payable ? opened.outstanding : grossOf(opened), setting.locale)}</p>
${standingLine(setting, opened, t)}
${facts(setting, opened, t)}
${linesOf(setting, opened, t)}
${invoice.message ? html`<p class="text">${invoice.message}</p>` : null}
${payForm(sight, t)}
<p><a href="/invoice/${token}/pdf">${t("pdf")}</a></p></div>`;
  const again = opened.settling ? { again: { seconds: LOOK_AGAIN_SECONDS, href: `/invoice/${token}` } } : {};
  return answerWith({ ...setting, title: `${title} – ${unitName}`, body }, { status, ...again });
}

const grossOf = ({ total, currency }: OpenedInvoice) => money(total.grossMinor, currency);

function standingLine({ locale }: Setting, opened: OpenedInvoice, t: InvoiceTexts): Html | null {
  const { standing, invoice, settling, issuer } = opened;
  const say = (text: string) => html`<p role="status"><strong>${text}</strong></p>`;
  if (settling) return say(t("waiting", { brand: brandOf(issuer.country) }));
  if (standing === "paid") return say(t("isPaid"));
  if (standing === "credited") return say(t("isCredited"));
  return standing === "overdue" ? say(t("isOverdue", { day: writeDay(invoice.dueDay, locale) })) : null;
}

function facts({ locale }: Setting, { invoice, issuer }: OpenedInvoice, t: InvoiceTexts): Html {
  const { issuedDay, dueDay, reference, referenceKind, bankAccount, customerName, kind } = invoice;
  const rows = [
    [t("to"), customerName],
    [t("issued"), issuedDay && writeDay(issuedDay, locale)],
    [t("due"), kind === "invoice" && writeDay(dueDay, locale)],
    [t("reference"), reference && writeReference(referenceKind, reference)],
    [t("account"), bankAccount],
    [t("organisation"), issuer.organisationNumber],
  ] as const;
  const shown = rows.filter(([, value]) => value);
  return html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt class="quiet">${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function linesOf({ locale }: Setting, opened: OpenedInvoice, t: InvoiceTexts): Html {
  const { lines, total, currency, invoice } = opened;
  const sum = (minor: number) => formatMoney(money(minor, currency), locale);
  const rows = lines.map(
    (
      { description, quantity, vatRate },
      at,
    ) => html`<tr><td>${description}<small class="quiet">${writeQuantity(quantity)} · ${t("vat")} ${writeVatRate(vatRate)} %</small></td>
<td class="sum">${sum(total.lines[at]?.grossMinor ?? 0)}</td></tr>`,
  );
  const sums = [
    ...total.rates.map(
      ({ vatRate, vatMinor }) => [t("vatOf", { rate: writeVatRate(vatRate) }), vatMinor] as const,
    ),
    [t("total"), total.grossMinor] as const,
    ...(invoice.feeMinor > 0 ? [[t("fees"), invoice.feeMinor] as const] : []),
    ...(invoice.paidMinor > 0 ? [[t("paid"), -invoice.paidMinor] as const] : []),
    [t("outstanding"), opened.payable ? opened.outstanding.minor : 0] as const,
  ];
  const foot = sums.map(
    ([name, minor]) => html`<tr><th scope="row">${name}</th><td class="sum">${sum(minor)}</td></tr>`,
  );
  return html`<table><thead><tr><th scope="col">${t("what")}</th><th scope="col" class="sum">${t("sum")}</th></tr></thead>
<tbody>${rows}</tbody><tfoot>${foot}</tfoot></table>`;
}

function payForm({ opened, token, attempt }: InvoiceSight, t: InvoiceTexts): Html | null {
  const { payable, settling, asksForPhone, issuer } = opened;
  if (!payable || settling) return null;
  const brand = brandOf(issuer.country);
  const share = asksForPhone
    ? html`<label class="pick"><input type="checkbox" name="share" value="1"><span>${t("share")}<small class="quiet">${t("shareHint", { merchant: issuer.name, brand })}</small></span></label>`
    : null;
  return html`<form method="post" action="/invoice/${token}"><input type="hidden" name="attempt" value="${attempt}">
${share}<button type="submit">${t("pay", { brand })}</button></form>`;
}

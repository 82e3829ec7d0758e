import { randomUUID } from "node:crypto";
import { brandOf } from "@/lib/domain/brand";
import { invoiceTexts } from "@/lib/i18n/invoice-texts";
import { type OpenedInvoice, openInvoice } from "@/lib/invoices/open-invoice";
import { payInvoice } from "@/lib/invoices/pay-invoice";
import { html } from "@/lib/web/html";
import { type InvoiceVisit, mayPay, visitInvoice } from "@/lib/web/invoice-visitor";
import { visitorSetting } from "@/lib/web/link-visitor";
import { answerWith, type Setting } from "../../pay/[token]/page-frame";
import { invoiceAnswer } from "./invoice-answer";
import { unknownInvoice } from "./unknown-invoice";

type Context = { params: Promise<{ bill: string }> };

/** The page of an invoice: for everyone who has its address. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { bill: token } = await params;
  const setting = await visitorSetting();
  const found = await findPage(token);
  return found
    ? invoiceAnswer(setting, { opened: found.opened, token, attempt: randomUUID() })
    : unknownInvoice(setting);
}

/** "Pay": on to the platform, or back with what is wrong. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { bill: token } = await params;
  const setting = await visitorSetting();
  const found = await findPage(token);
  if (!found) return unknownInvoice(setting);
  const form = await request.formData().catch(() => new FormData());
  const attempt = form.get("attempt");
  const t = invoiceTexts(setting.locale);
  const again = (status: number) =>
    invoiceAnswer(
      setting,
      { opened: found.opened, token, attempt: randomUUID(), notice: t("failed") },
      status,
    );
  if (typeof attempt !== "string") return again(422);
  if (!(await mayPay(token))) return again(429);
  const share = form.get("share") === "1";
  const started = await found.visit.ask(payInvoice, { id: found.visit.invoiceId, attempt, share });
  if (!started.ok) return again(started.error.code === "not_collected" ? 502 : 409);
  const { redirectUrl } = started.value;
  return redirectUrl
    ? onwards(setting, found.opened, redirectUrl)
    : new Response(null, { status: 303, headers: { Location: `/invoice/${token}` } });
}

async function findPage(token: string): Promise<{ visit: InvoiceVisit; opened: OpenedInvoice } | undefined> {
  const visit = await visitInvoice(token);
  const opened = visit && (await visit.ask(openInvoice, { id: visit.invoiceId }));
  return visit && opened?.ok ? { visit, opened: opened.value } : undefined;
}

/** By a page of its own: a browser that follows a form to another host asks the policy of this page first. */
function onwards(setting: Setting, { issuer }: OpenedInvoice, href: string): Response {
  const t = invoiceTexts(setting.locale);
  const brand = brandOf(issuer.country);
  const title = t("going", { brand });
  const body = html`<div class="card"><h1>${title}</h1><p><a class="button" href="${href}">${t("goOn", { brand })}</a></p></div>`;
  return answerWith({ ...setting, title, body }, { again: { seconds: 0, href } });
}

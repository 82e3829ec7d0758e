import { invoiceTexts } from "@/lib/i18n/invoice-texts";
import { html } from "@/lib/web/html";
import { answerWith, type Setting } from "../../pay/[token]/page-frame";

/** Whatever is not the address of an invoice. */
export function unknownInvoice(setting: Setting): Response {
  const t = invoiceTexts(setting.locale);
  const title = t("unknown");
  const body = html`<div class="card"><h1>${title}</h1><p>${t("unknownWhy")}</p></div>`;
  return answerWith({ ...setting, title, body }, { status: 404 });
}

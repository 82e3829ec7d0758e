import type { PayTexts } from "@/lib/i18n/pay-texts";
import type { OpenedPage } from "@/lib/payment-links/open-page";
import { type Html, html } from "@/lib/web/html";

/** Who sells: the shop's logo and name, and the company behind it. */
export function linkHead(t: PayTexts, token: string, page: Omit<OpenedPage, "standing" | "left">): Html {
  const { logo, unitName, company, link } = page;
  const picture = logo
    ? html`<img src="/pay/${token}/logo?v=${logo.slice(0, 12)}" alt="" width="48" height="48">`
    : null;
  const test = link.environment === "test" ? html`<p class="test">${t("test")}</p>` : null;
  const by = company === unitName ? null : html`<small>${t("by", { company })}</small>`;
  return html`<header>${picture}<p>${unitName}${by}</p></header>${test}`;
}

/** What customers know the platform by where the company is at home. */
export function brandIn(country: string): string {
  if (country === "NO") return "Vipps";
  return country === "SE" ? "Vipps MobilePay" : "MobilePay";
}

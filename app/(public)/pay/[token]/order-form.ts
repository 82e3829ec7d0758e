import { formatMoney } from "@/lib/domain/format-money";
import type { OrderProblems, TypedOrder } from "@/lib/domain/link-order";
import type { Locale } from "@/lib/domain/locale";
import { money } from "@/lib/domain/money";
import type { PayTexts } from "@/lib/i18n/pay-texts";
import type { OpenedPage } from "@/lib/payment-links/open-page";
import { flag, type Html, html } from "@/lib/web/html";
import { addressFields } from "./address-fields";
import { amountFields } from "./amount-fields";
import { askedField } from "./asked-field";
import { type FieldGround, isFirstProblem, problemOf } from "./form-field";
import { brandIn } from "./link-head";

export type FormSight = {
  readonly page: OpenedPage;
  readonly token: string;
  readonly locale: Locale;
  /** The id of the order that sending the form makes: twice the same form is one order. */
  readonly attempt: string;
  readonly typed: TypedOrder;
  readonly problems: OrderProblems;
};

/** The form: all that is asked for, what was typed before, and beside each field what is wrong with it. */
export function orderForm(t: PayTexts, sight: FormSight): Html {
  const { page, token, locale, attempt, typed, problems } = sight;
  const { link } = page;
  const ground: FieldGround = { t, locale, typed, problems };
  return html`<form method="post" action="/pay/${token}" novalidate>
<input type="hidden" name="attempt" value="${attempt}">
${link.price.kind === "open" ? amountFields(ground, link.price, link.currency) : null}
${link.fields.map((field) => askedField(ground, field))}
${link.shipping.length > 0 ? addressFields(ground, link.shipping, link.currency) : null}
${terms(ground, page)}
<button type="submit">${payLabel(t, page, locale)}</button>
<p class="quiet">${t("privacy", { company: page.company })}</p>
</form>`;
}

/** The button names the amount wherever the form can't change it. */
function payLabel(t: PayTexts, { link, country }: OpenedPage, locale: Locale): string {
  const brand = brandIn(country);
  const changes = link.shipping.length > 0 || link.fields.some(({ kind }) => kind === "quantity");
  if (link.price.kind === "open" || changes) return t("payOpen", { brand });
  return t("pay", { brand, amount: formatMoney(money(link.price.minor, link.currency), locale) });
}

function terms(ground: FieldGround, { company, termsUrl }: OpenedPage): Html {
  const { t, typed } = ground;
  const wrong = problemOf(ground, "terms");
  const focus = flag("autofocus", isFirstProblem(ground, "terms"));
  const read = termsUrl
    ? html` <a href="${termsUrl}" target="_blank" rel="noreferrer">${t("readTerms")}</a>`
    : null;
  return html`<div class="field"><label class="pick"><input type="checkbox" id="terms" name="terms" value="yes"${flag("checked", typed["terms"] === "yes")}${focus}${wrong.attributes}>
<span>${t("terms", { company })}${read}</span></label>${wrong.note}</div>`;
}

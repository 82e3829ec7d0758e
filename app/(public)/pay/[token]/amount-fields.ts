import { formatMoney } from "@/lib/domain/format-money";
import { type Currency, money } from "@/lib/domain/money";
import type { LinkPrice } from "@/lib/domain/payment-link";
import { flag, type Html, html } from "@/lib/web/html";
import { type FieldGround, textInput } from "./form-field";

type OpenPrice = Extract<LinkPrice, { kind: "open" }>;

/** An amount of the customer's own choice, with what the merchant suggests. */
export function amountFields(ground: FieldGround, price: OpenPrice, currency: Currency): Html {
  const { t, locale, typed } = ground;
  const write = (minor: number) => formatMoney(money(minor, currency), locale);
  const hint = t("least", { amount: write(price.minimumMinor) });
  const own = (label: string) => textInput(ground, { name: "amount", label, hint, inputMode: "decimal" });
  if (price.suggestions.length === 0) return own(t("amount", { currency }));
  const chosen = typed["suggestion"] ?? (typed["amount"] ? "" : String(price.suggestions[0]));
  return html`<fieldset><legend>${t("suggested")}</legend>
${price.suggestions.map(
  (minor) =>
    html`<label class="pick"><input type="radio" name="suggestion" value="${minor}"${flag("checked", chosen === String(minor))}> ${write(minor)}</label>`,
)}
${own(t("otherAmount", { currency }))}</fieldset>`;
}

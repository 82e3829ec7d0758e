import { formatMoney } from "@/lib/domain/format-money";
import { type Currency, money } from "@/lib/domain/money";
import type { ShippingOption } from "@/lib/domain/payment-link";
import { flag, type Html, html } from "@/lib/web/html";
import { type FieldGround, problemOf, textInput } from "./form-field";

/** How it is sent, and where to. */
export function addressFields(
  ground: FieldGround,
  shipping: readonly ShippingOption[],
  currency: Currency,
): Html {
  const { t, locale, typed } = ground;
  const wrong = problemOf(ground, "shipping");
  const only = shipping.length === 1;
  const price = (minor: number) => (minor === 0 ? t("free") : formatMoney(money(minor, currency), locale));
  const field = (name: "name" | "street" | "postCode" | "city", autoComplete: string) =>
    textInput(ground, { name, label: t(name), autoComplete, required: true });
  return html`<fieldset${wrong.attributes} id="shipping"><legend>${t("shipping")}</legend>
${shipping.map(
  ({ id, name, priceMinor }) =>
    html`<label class="pick"><input type="radio" name="shipping" value="${id}"${flag("checked", only || typed["shipping"] === id)}> ${name} <b>${price(priceMinor)}</b></label>`,
)}${wrong.note}<p class="quiet">${t("plusShipping")}</p></fieldset>
<fieldset><legend>${t("address")}</legend>
${field("name", "name")}${field("street", "street-address")}
<div class="pair">${field("postCode", "postal-code")}${field("city", "address-level2")}</div>
${textInput(ground, { name: "phone", label: t("phone"), type: "tel", autoComplete: "tel", required: true })}
${textInput(ground, { name: "email", label: t("email"), type: "email", autoComplete: "email", required: true })}
</fieldset>`;
}

import { html, raw } from "hono/html";
import type { Receipt } from "../api/receipt-body";
import type { ShownDetails } from "../order-details/details-desk";
import type { CategoryType, OrderCategory } from "../order-details/order-details";
import { type Html, when } from "../page";
import { showMoney } from "./show-money";

const NOTHING = raw("");

type Line = Receipt["orderLines"][number];

const BUTTONS: Record<CategoryType, string> = {
  GENERAL: "Show details",
  RECEIPT: "Show receipt",
  ORDER_CONFIRMATION: "Show order",
  DELIVERY: "Track delivery",
  TICKET: "Show ticket",
  BOOKING: "Show booking",
};

const UNITS = { PCS: "", KG: " kg", KM: " km", MINUTE: " min", LITRE: " l", KWH: " kWh" } as const;

const signed = ({ isReturn, totalAmount }: Line) => (isReturn ? -totalAmount : totalAmount);
const signedTax = ({ isReturn, totalTaxAmount }: Line) => (isReturn ? -totalTaxAmount : totalTaxAmount);

/** How many at which price, where that says more than the sum. */
function quantityOf({ unitInfo, discount }: Line, currency: string): string {
  const { quantity = "1", quantityUnit, unitPrice } = unitInfo ?? {};
  const unit = UNITS[quantityUnit ?? "PCS"];
  const price = unitPrice == null ? "" : ` × ${showMoney(unitPrice, currency)}`;
  const parts = [
    (quantity !== "1" || unit !== "") && `${quantity}${unit}${price}`,
    discount && `${showMoney(discount, currency)} off`,
  ];
  return parts.filter((part) => part).join(", ");
}

function fact(name: Html | string, amount: number, currency: string, sum = false): Html {
  return html`<div class="fact ${sum ? "fact-sum" : ""}"><dt>${name}</dt><dd class="amount">${showMoney(amount, currency)}</dd></div>`;
}

function lineFact(line: Line, currency: string): Html {
  const quantity = quantityOf(line, currency);
  const name = line.isReturn ? `${line.name} (returned)` : line.name;
  return fact(
    html`<span class="line-name">${name}</span>${when(quantity, () => html`<span class="line-quantity">${quantity}</span>`)}`,
    signed(line),
    currency,
  );
}

/** What the money is for. Delivery stands last; sum and tax are added up here, since shops send neither. */
export function receiptLines({ receipt }: ShownDetails): Html {
  return receipt ? receiptSection(receipt) : NOTHING;
}

function receiptSection({ orderLines, bottomLine }: Receipt): Html {
  const currency = bottomLine.currency;
  const lines = [...orderLines].sort((a, b) => Number(a.isShipping ?? false) - Number(b.isShipping ?? false));
  const tip = bottomLine.tipAmount ?? 0;
  const sum = lines.reduce((total, line) => total + signed(line), tip);
  const tax = lines.reduce((total, line) => total + signedTax(line), 0);
  return html`<section>
    <h2 class="section-title">What you buy</h2>
    <dl class="card facts">
      ${lines.map((line) => lineFact(line, currency))}
      ${when(tip > 0, () => fact("Tip", tip, currency))}
      ${when(lines.length > 1 || tip > 0, () => fact("Sum", sum, currency, true))}
      ${when(tax !== 0, () => fact("Of this VAT", tax, currency))}
    </dl>
  </section>`;
}

/** The shop's link, with its picture. It opens beside the app, which goes on as it is. */
export function detailsButton(msn: string, { category }: ShownDetails): Html {
  return category ? detailsLink(msn, category) : NOTHING;
}

function detailsLink(msn: string, { type, url, imageId }: OrderCategory): Html {
  return html`<a class="secondary details-link" href="${url}" target="_blank" rel="noreferrer">
    ${when(imageId, () => html`<img class="details-image" src="/phone/images/${msn}/${imageId}" alt="">`)}
    ${BUTTONS[type]}
  </a>`;
}

/** What was bought, in the few words that a list has room for. */
export function boughtWords({ receipt }: ShownDetails): string {
  const names = receipt?.orderLines.filter(({ isShipping }) => !isShipping).map(({ name }) => name);
  return names?.join(", ") ?? "";
}

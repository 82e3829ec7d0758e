import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import type { ShownDetails } from "../order-details/details-desk";
import { type Html, icon, when } from "../page";
import type { Payment } from "../payment";
import type { TestPerson } from "../test-people";
import { detailsButton, receiptLines } from "./order-details";
import { tellStory } from "./payment-story";
import type { Screen } from "./phone-frame";
import { screenLink } from "./phone-links";
import { showMoney } from "./show-money";
import { showTime } from "./show-time";

function fact(name: string, value: string): Html {
  return html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`;
}

function moneyFacts(payment: Payment): Html[] {
  const money = (minor: number) => showMoney(minor, payment.currency);
  const lines: [string, number][] = [
    ["Approved", payment.authorized],
    ["Captured", payment.captured],
    ["Refunded", payment.refunded],
    ["Released", payment.authorized > 0 ? payment.cancelled : 0],
  ];
  return lines.filter(([, minor]) => minor > 0).map(([name, minor]) => fact(name, money(minor)));
}

function deliveryFact({ approval, currency }: Payment): Html {
  const chosen = approval?.shippingDetails;
  return when(chosen, () =>
    fact("Delivery", `${chosen?.shippingOptionName}, ${showMoney(chosen?.shippingCost ?? 0, currency)}`),
  );
}

/** A payment that is decided, or with the bank: what became of it. */
export function outcomeScreen(person: TestPerson, one: CustomerPayment, details: ShownDetails): Screen {
  const { payment, salesUnit } = one;
  const story = tellStory(one);
  const money = showMoney(payment.authorized || payment.amount, payment.currency);
  const body = html`<main class="view outcome">
    <div class="outcome-head">
      <span class="outcome-icon ${story.tone}">${icon(story.icon)}</span>
      <h1>${story.heading}</h1>
      <p class="pay-amount amount">${money}</p>
      <p class="outcome-shop">${salesUnit.name}</p>
      <p class="quiet">${story.sentence}</p>
    </div>
    <dl class="card facts">
      ${payment.description ? fact("Message", payment.description) : ""} ${moneyFacts(payment)}
      ${deliveryFact(payment)} ${fact("Asked", showTime(payment.createdAt, person.country))} ${fact("Reference", payment.reference)}
    </dl>
    ${receiptLines(details)} ${detailsButton(payment.msn, details)}
    ${
      payment.receiptUrl && /^https?:/.test(payment.receiptUrl)
        ? html`<a class="secondary" href="${payment.receiptUrl}" rel="noreferrer">Receipt</a>`
        : ""
    }
    <a class="primary" href="${screenLink(person)}">Done</a>
  </main>`;
  return { title: story.heading, person, body, news: `${story.heading}. ${money} to ${salesUnit.name}.` };
}

import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import type { ShownDetails } from "../order-details/details-desk";
import { type Html, when } from "../page";
import type { TestPerson } from "../test-people";
import { boughtWords } from "./order-details";
import { tellStory } from "./payment-story";
import { paymentLink } from "./phone-links";
import { showMoney } from "./show-money";
import { showTime } from "./show-time";

/** What has happened to the money, where that says more than the status. */
function moneyLines({ payment }: CustomerPayment): string[] {
  const money = (minor: number) => showMoney(minor, payment.currency);
  const parts = [
    payment.captured > 0 && payment.captured < payment.authorized && `Captured ${money(payment.captured)}`,
    payment.refunded > 0 && `Refunded ${money(payment.refunded)}`,
  ];
  return parts.filter((part) => part !== false);
}

/** A line of the history. */
export function paymentRow(person: TestPerson, one: CustomerPayment, details?: ShownDetails): Html {
  const { payment, salesUnit } = one;
  const story = tellStory(one);
  const bought = details && boughtWords(details);
  return html`<li>
    <a class="row" href="${paymentLink(person, payment)}">
      <span class="avatar shop" aria-hidden="true">${salesUnit.name.slice(0, 1)}</span>
      <span class="row-text">
        <span class="row-title clip">${salesUnit.name}</span>
        ${when(bought, () => html`<span class="quiet clip">${bought}</span>`)}
        <span class="quiet">${showTime(payment.createdAt, person.country)}</span>
        ${moneyLines(one).map((line) => html`<span class="quiet">${line}</span>`)}
      </span>
      <span class="row-end">
        <span class="amount">${showMoney(payment.authorized || payment.amount, payment.currency)}</span>
        <span class="status ${story.tone}">${story.label}</span>
      </span>
    </a>
  </li>`;
}

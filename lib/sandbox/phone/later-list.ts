import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import { type Html, when } from "../page";
import type { TestPerson } from "../test-people";
import { paymentLink } from "./phone-links";
import { showMoney } from "./show-money";
import { showTime } from "./show-time";

function laterRow(person: TestPerson, { payment, salesUnit }: CustomerPayment): Html {
  return html`<li>
    <a class="row" href="${paymentLink(person, payment)}">
      <span class="avatar shop" aria-hidden="true">${salesUnit.name.slice(0, 1)}</span>
      <span class="row-text">
        <span class="row-title clip">${salesUnit.name}</span>
        <span class="quiet">Pay before ${showTime(payment.expiresAt, person.country)}</span>
      </span>
      <span class="amount">${showMoney(payment.amount, payment.currency)}</span>
    </a>
  </li>`;
}

/** What the person put off and may still pay. */
export function laterList(person: TestPerson, later: readonly CustomerPayment[]): Html {
  return when(
    later.length > 0,
    () => html`<section aria-labelledby="later">
      <h2 class="section-title" id="later">To pay later</h2>
      <ul class="rows">${later.map((one) => laterRow(person, one))}</ul>
    </section>`,
  );
}

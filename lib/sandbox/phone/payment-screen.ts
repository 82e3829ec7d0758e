import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import type { DeliveryProblem } from "../delivery/delivery-desk";
import { usualOption } from "../delivery/shipping-options";
import type { ShownDetails } from "../order-details/details-desk";
import { type Html, icon, when } from "../page";
import type { Payment } from "../payment";
import type { TestPerson } from "../test-people";
import { deliveryChoice, explainDelivery } from "./delivery-choice";
import { detailsButton, receiptLines } from "./order-details";
import { sourcesOf } from "./payment-sources";
import { explainRefusal, lastFailure } from "./payment-story";
import type { Screen } from "./phone-frame";
import { screenLink } from "./phone-links";
import { sharedData, sharedWords } from "./shared-data";
import { showMoney } from "./show-money";
import { showClock, showTime } from "./show-time";

function sourceChoice(person: TestPerson): Html {
  return html`<fieldset class="choice">
    <legend class="section-title">Pay from</legend>
    ${sourcesOf(person).map(
      ({ id, label, ending }, index) => html`<label class="option">
        <input type="radio" name="source" value="${id}" ${index === 0 ? "checked" : ""}>
        <span class="row-text">${label}</span>
        <span class="quiet amount">•• ${ending}</span>
      </label>`,
    )}
  </fieldset>`;
}

function deadline(person: TestPerson, { payment }: CustomerPayment, now: number): Html {
  const { expiresAt } = payment;
  if (expiresAt - now > 86_400_000) {
    return html`<p class="pill">${icon("clock")}Pay before ${showTime(expiresAt, person.country)}</p>`;
  }
  return html`<p class="pill">${icon("clock")}<span data-until="${expiresAt}">until ${showClock(expiresAt, person.country)}</span></p>`;
}

/** Who has time may put it off; anybody else only leaves it lying. */
function wayOut(person: TestPerson, { payment }: CustomerPayment): Html {
  return payment.longLiving && payment.postponedAt === undefined
    ? html`<button class="secondary" formaction="/phone/later" id="later">I'll pay later</button>`
    : html`<a class="secondary" href="${screenLink(person)}">Not now</a>`;
}

function slide({ amount, currency, ...payment }: Payment): Html {
  const total = amount + (usualOption({ amount, currency, ...payment })?.amount.value ?? 0);
  return html`<button class="slide" id="pay" data-amount="${amount}" data-currency="${currency}">
    <span class="slide-knob" aria-hidden="true">${icon("chevron")}</span>
    <span class="slide-text">Pay ${showMoney(total, currency)}</span>
  </button>`;
}

type Decision = { person: TestPerson; one: CustomerPayment; details: ShownDetails; payable: boolean };

/**
 * Without a delivery there is nothing to say yes to. What was bought stands in the form too: the buttons stick to the screen's
 * end only within it.
 */
function decision({ person, one, details, payable }: Decision): Html {
  const { payment } = one;
  return html`<form method="post" action="/phone/approve" class="decide" id="decide">
    <input type="hidden" name="person" value="${person.id}">
    <input type="hidden" name="payment" value="${payment.msn}/${payment.reference}">
    ${detailsButton(payment.msn, details)} ${receiptLines(details)}
    ${when(payable, () => html`${sharedData(person, one)} ${deliveryChoice(person, payment)} ${sourceChoice(person)}`)}
    <div class="decide-buttons">
      ${when(payable, () => html`${sharedWords(one)} ${slide(payment)}`)}
      <div class="two">
        ${wayOut(person, one)}
        <button class="secondary danger" formaction="/phone/reject" id="reject">Reject</button>
      </div>
    </div>
  </form>`;
}

export type PaymentContent = {
  person: TestPerson;
  one: CustomerPayment;
  details: ShownDetails;
  /** Of a payment with delivery. */
  undelivered?: DeliveryProblem | undefined;
  now: number;
  problem: string | undefined;
};

/** A payment that waits for a yes or a no. */
export function paymentScreen({ person, one, details, undelivered, now, problem }: PaymentContent): Screen {
  const { payment, salesUnit } = one;
  const failure = lastFailure(one);
  const said =
    explainDelivery(undelivered, salesUnit.name, person) ??
    explainRefusal(problem) ??
    (failure && `Payment failed: ${failure.toLowerCase()}. No money was taken.`);
  const money = showMoney(payment.amount, payment.currency);
  const body = html`<main class="view pay">
    <header class="pay-head">
      <span class="avatar shop large" aria-hidden="true">${salesUnit.name.slice(0, 1)}</span>
      <h1 class="pay-shop">${salesUnit.name}</h1>
      <p class="quiet">${salesUnit.merchant}${salesUnit.environment === "test" ? " · test" : ""}</p>
      <p class="pay-amount amount">${money}</p>
      ${when(payment.description, () => html`<p class="pay-text">${payment.description}</p>`)}
      ${when(payment.minimumUserAge, () => html`<p class="quiet">For people of ${payment.minimumUserAge} or more</p>`)}
      ${deadline(person, one, now)}
    </header>
    ${when(said, () => html`<p class="problem" role="alert">${said}</p>`)}
    ${decision({ person, one, details, payable: !undelivered })}
  </main>`;
  return { title: `${salesUnit.name} asks for ${money}`, person, body, news: said ?? "" };
}

import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import { type Html, icon } from "../page";
import type { TestPerson } from "../test-people";
import { BRANDS } from "./brand";
import { laterList } from "./later-list";
import { paymentRow } from "./payment-row";
import type { Screen } from "./phone-frame";
import { paymentLink, screenLink } from "./phone-links";
import { showMoney } from "./show-money";
import { showClock, showTime } from "./show-time";

const DAY = 86_400_000;

function requestCard(person: TestPerson, waiting: CustomerPayment, now: number): Html {
  const { payment, salesUnit } = waiting;
  const money = showMoney(payment.amount, payment.currency);
  const long = payment.expiresAt - now > DAY;
  const until = long
    ? showTime(payment.expiresAt, person.country)
    : showClock(payment.expiresAt, person.country);
  return html`<li>
    <a class="request" id="request-${payment.msn}-${payment.reference}" href="${paymentLink(person, payment)}">
      <span class="request-top">
        <span class="avatar shop" aria-hidden="true">${salesUnit.name.slice(0, 1)}</span>
        <span class="row-text">
          <span class="row-title">${salesUnit.name}</span>
          <span class="quiet clip">${payment.description ?? "Payment"}</span>
        </span>
      </span>
      <span class="request-bottom">
        <span class="amount request-amount">${money}</span>
        <span class="quiet countdown">${icon("clock")}<span ${long ? "" : html`data-until="${payment.expiresAt}"`}>until ${until}</span></span>
      </span>
      <span class="request-go">View and pay</span>
    </a>
  </li>`;
}

function waitingPart(person: TestPerson, pending: readonly CustomerPayment[], now: number): Html {
  if (pending.length > 0) {
    return html`<ul class="requests">${pending.map((waiting) => requestCard(person, waiting, now))}</ul>`;
  }
  return html`<div class="empty">
    <span class="empty-icon">${icon("check")}</span>
    <p class="row-title">Nothing waits for you</p>
    <p class="quiet">Requests from shops show up here by themselves.</p>
  </div>`;
}

export type HomeContent = {
  person: TestPerson;
  pending: readonly CustomerPayment[];
  /** Put off by the person. */
  later: readonly CustomerPayment[];
  recent: readonly CustomerPayment[];
  now: number;
};

export function homeScreen({ person, pending, later, recent, now }: HomeContent): Screen {
  const body = html`<main class="view">
    <header class="view-head home-head">
      <p class="brand">${BRANDS[person.country]}</p>
      <h1>Hi, ${person.firstName}</h1>
    </header>
    <section aria-labelledby="waiting">
      <h2 class="section-title" id="waiting">To pay</h2>
      ${waitingPart(person, pending, now)}
    </section>
    <a class="secondary scan-link" href="${screenLink(person, "scan")}">${icon("scan")}Scan a code</a>
    ${laterList(person, later)}
    ${
      recent.length > 0
        ? html`<section aria-labelledby="recent">
            <h2 class="section-title" id="recent">Lately</h2>
            <ul class="rows">${recent.map((one) => paymentRow(person, one))}</ul>
          </section>`
        : ""
    }
  </main>`;
  const [first] = pending;
  const news = first
    ? `${first.salesUnit.name} asks for ${showMoney(first.payment.amount, first.payment.currency)}. ${pending.length} to pay.`
    : "Nothing waits for you";
  return { title: "Home", person, view: "home", body, news };
}

import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import type { ShownDetails } from "../order-details/details-desk";
import { icon } from "../page";
import type { TestPerson } from "../test-people";
import { paymentRow } from "./payment-row";
import type { Screen } from "./phone-frame";

export function activityScreen(
  person: TestPerson,
  history: readonly CustomerPayment[],
  details: readonly ShownDetails[],
): Screen {
  const list =
    history.length > 0
      ? html`<ul class="rows">${history.map((one, index) => paymentRow(person, one, details[index]))}</ul>`
      : html`<div class="empty">
          <span class="empty-icon">${icon("activity")}</span>
          <p class="row-title">No payments yet</p>
          <p class="quiet">What ${person.firstName} pays, rejects or lets expire is kept here.</p>
        </div>`;
  const body = html`<main class="view">
    <header class="view-head"><h1>Activity</h1></header>
    ${list}
  </main>`;
  return { title: "Activity", person, view: "activity", body };
}

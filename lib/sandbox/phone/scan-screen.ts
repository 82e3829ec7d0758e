import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import { type Html, icon, when } from "../page";
import type { TestPerson } from "../test-people";
import { type Hanging, hangingCode } from "./code-screens";
import { explainRefusal } from "./payment-story";
import type { Screen } from "./phone-frame";
import { showMoney } from "./show-money";

function nearCode(person: TestPerson, { payment, salesUnit }: CustomerPayment): Html {
  const params = new URLSearchParams({ person: person.id, token: payment.token ?? "" });
  return html`<li>
    <a class="row" href="/phone?${params.toString()}">
      <img class="code-small" src="/qr/v1?token=${payment.token}" width="48" height="48" alt="">
      <span class="row-text">
        <span class="row-title clip">${salesUnit.name}</span>
        <span class="quiet clip">${payment.description ?? "Code on a screen"}</span>
      </span>
      <span class="amount">${showMoney(payment.amount, payment.currency)}</span>
    </a>
  </li>`;
}

export function scanScreen(
  person: TestPerson,
  near: readonly CustomerPayment[],
  hanging: readonly Hanging[],
  problem: string | undefined,
): Screen {
  const said = explainRefusal(problem);
  const body = html`<main class="view">
    <header class="view-head"><h1>Scan a code</h1></header>
    <section aria-labelledby="near">
      <h2 class="section-title" id="near">Codes on screens near you</h2>
      ${
        near.length > 0
          ? html`<ul class="rows">${near.map((one) => nearCode(person, one))}</ul>`
          : html`<div class="viewfinder">
              ${icon("scan")}
              <p class="quiet">No shop shows a code right now.</p>
            </div>`
      }
    </section>
    ${when(
      hanging.length > 0,
      () => html`<section aria-labelledby="hanging">
        <h2 class="section-title" id="hanging">Printed codes</h2>
        <ul class="rows">${hanging.map((one) => hangingCode(person, one))}</ul>
      </section>`,
    )}
    <form method="post" action="/phone/scan" class="card scan-form">
      <input type="hidden" name="person" value="${person.id}">
      <label for="code" class="section-title">Or paste a code</label>
      <input class="field" id="code" name="code" required autocomplete="off" placeholder="Text or address of the code"
        ${said ? html`aria-invalid="true" aria-describedby="code-problem"` : ""}>
      ${when(said, () => html`<p class="problem" id="code-problem">${said}</p>`)}
      <button class="primary">Open the code</button>
    </form>
  </main>`;
  return { title: "Scan a code", person, view: "scan", body, news: `${near.length} codes near you` };
}

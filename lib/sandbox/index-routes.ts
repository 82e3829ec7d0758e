import { Hono } from "hono";
import { html } from "hono/html";
import { COUNTRY_NAMES, IDENTITY_ISSUERS, issuerUrl, PORTAL_CLIENT } from "./identity-issuers";
import { type Html, icon, PAGE_HEADERS, page } from "./page";
import type { PeopleBook } from "./people-book";
import type { SalesUnit } from "./sales-unit";
import type { SalesUnitBook } from "./sales-unit-book";
import type { TestPerson } from "./test-people";

const PLATFORM = [
  ["/accesstoken/get", "tokens, by the keys above"],
  ["/epayment/v1", "payments: create, read, capture, refund, cancel"],
  ["/qr/v1", "codes that hang on walls and stand on tables"],
  ["/settlement/v1, /report/v2", "ledgers and reports: what was sold, what it cost, what was paid out"],
  ["/webhooks/v1", "who is told what happens to payments"],
  ["/order-management", "links, receipts and images of orders"],
  ["/access-management-1.0/access/", "Login: OpenID Connect for a shop's own pages"],
  ["/vipps-userinfo-api/userinfo/{sub}", "what customers agreed to share, for a week"],
] as const;

const CONTROLS = [
  ["GET, POST, DELETE", "/_control/clock", "read the test clock, move it, set it back"],
  ["GET, POST, DELETE", "/_control/faults", "order a failure for a coming request"],
  ["GET", "/_control/effects?key=", "which effects happened under an idempotency key"],
  ["GET, DELETE", "/_control/requests", "every request that came in, newest first"],
  ["GET", "/_control/deliveries", "the webhooks sent and waiting"],
  ["GET, DELETE", "/_control/mail?to=", "the mail that was sent to somebody"],
  ["GET", "/_control/ledgers/{msn}", "a unit's ledger with its payouts; without a number all of them"],
  ["POST", "/_control/ledgers/close-day", "move the test clock past midnight, once or many days"],
  ["POST", "/_control/ledgers/{msn}/terms", "settlement period, net or gross, prices, account"],
  ["POST", "/_control/ledgers/{msn}/entries", "a correction, or an entry type that nobody knows"],
  ["POST", "/_control/ledgers/{msn}/abort-payout", "a payout that comes back; also accounting-access"],
  ["GET, POST", "/_control/reports", "how late the Report API hears of things, how long its pages are"],
  ["GET, POST", "/_control/sales-units", "sales units with their keys; make one"],
  ["POST", "/_control/sales-units/{msn}/change", "customer service: another name, out of service and back"],
  ["POST", "/_control/sales-units/{msn}/account-check", "whose a bank account is"],
  [
    "POST",
    "/_control/sales-units/{msn}/penny-transfer",
    "a penny came from an account: it is the merchant's",
  ],
  ["GET, POST", "/_control/orders", "orders of sales units, test units and recurring payments"],
  [
    "POST",
    "/_control/orders/{id}/move",
    "the staff's step: processing, awaiting_customer, approved, stopped",
  ],
  ["POST", "/_control/payments/MSN/REFERENCE/approve", "be the customer; also reject and expire"],
  ["POST", "/_control/bulk", "many payments at once"],
  ["GET, POST", "/_control/sales-units/{msn}/login", "redirect URIs and the like; also marketing"],
  ["GET", "/_control/people", "the test people"],
  ["GET, POST", "/_control/companies/{company}/test-users", "people that a company made for its tests"],
  ["POST", "/_control/rate-limits", "turn 429 on and off"],
  ["POST", "/_control/reset", "forget everything that is kept in memory"],
] as const;

function door(href: string, name: string, title: string, text: string): Html {
  return html`<li><a class="door" href="${href}">${icon(name)}<span><strong>${title}</strong><span class="quiet">${text}</span></span></a></li>`;
}

function key(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`;
}

function unitCard(unit: SalesUnit): Html {
  const { keys, merchant } = unit;
  return html`<li><details class="panel">
    <summary><strong>${unit.name}</strong> <code>${unit.msn}</code>
      <span class="quiet">${merchant.name} · ${unit.currency} · ${unit.channel}${unit.environment === "test" ? " · test" : ""}</span></summary>
    <dl class="keys">
      ${key("client_id", keys.clientId)} ${key("client_secret", keys.clientSecret)}
      ${key("Ocp-Apim-Subscription-Key", keys.subscriptionKey)} ${key("secondary key", keys.subscriptionKeySecondary)}
    </dl>
  </details></li>`;
}

function personRow(person: TestPerson): Html {
  return html`<tr><td><a href="/phone?person=${person.id}">${person.name}</a></td><td>${COUNTRY_NAMES[person.country]}</td>
    <td>${person.kind}</td><td><code>${person.nin}</code></td><td><code>+${person.phone}</code></td></tr>`;
}

function peopleTable(people: PeopleBook): Html {
  return html`<div class="panel scroll" tabindex="0" role="region" aria-label="People"><table>
    <thead><tr><th>Name</th><th>Country</th><th>Kind</th><th>National identity number</th><th>Phone</th></tr></thead>
    <tbody>${people.all().map(personRow)}</tbody>
  </table></div>`;
}

function identity(publicUrl: string): Html {
  return html`<div class="panel">
    <dl class="keys">
      ${IDENTITY_ISSUERS.map((issuer) => key(`${issuer.name}, ${COUNTRY_NAMES[issuer.country]}`, issuerUrl(publicUrl, issuer)))}
      ${key("client_id", PORTAL_CLIENT.id)} ${key("client_secret", PORTAL_CLIENT.secret)}
      ${key("scope", "openid profile nin")}
    </dl>
    <p class="quiet">Authorization code with PKCE. Any address on this computer may be the redirect target.</p>
  </div>`;
}

function part(title: string, content: Html): Html {
  return html`<section><h2>${title}</h2>${content}</section>`;
}

function platform(): Html {
  return html`<div class="panel"><dl class="keys">
    ${PLATFORM.map(([path, text]) => html`<div><dt><code>${path}</code></dt><dd>${text}</dd></div>`)}
  </dl></div>`;
}

function controls(): Html {
  return html`<div class="panel"><dl class="keys">
    ${CONTROLS.map(([methods, path, text]) => html`<div><dt><code>${path}</code></dt><dd>${text} <span class="quiet">(${methods})</span></dd></div>`)}
  </dl></div>`;
}

/** `GET /`: what this sandbox has, for the person who runs it. The keys it shows are worth nothing elsewhere. */
export function indexRoutes(units: SalesUnitBook, people: PeopleBook, publicUrl: () => string): Hono {
  return new Hono().get("/", async (c) => {
    const body = html`<main class="index">
      <header>
        <p class="badge">Sandbox</p>
        <h1>Payment platform sandbox</h1>
        <p class="quiet">It answers like the platform, keeps to its rules and moves no money. Everyone in it is invented.</p>
      </header>
      <ul class="doors">
        ${door("/phone", "phone", "The customer's phone", "approve, reject, scan")}
        ${door("/mailbox", "mail", "Mailbox", "the mail that was sent")}
        ${door("/authenticator", "clock", "Authenticator", "codes of the test people")}
        ${door("/staff", "profile", "Staff", "approve what merchants order")}
        ${door("/ledgers", "activity", "Ledgers", "close the day, see what is paid out")}
        ${door("/_control/requests", "activity", "Requests received", "newest first")}
        ${door("/_control/people", "profile", "People", "as JSON")}
      </ul>
      ${part("Sales units and keys", html`<ul class="units">${units.all().map(unitCard)}</ul>`)}
      ${part("Played of the platform", platform())}
      ${part("People", peopleTable(people))} ${part("Identity issuers", identity(publicUrl()))} ${part("Control", controls())}
    </main>`;
    return c.html(
      String(await page({ title: "Payment sandbox", styles: ["index.css"], body })),
      200,
      PAGE_HEADERS,
    );
  });
}

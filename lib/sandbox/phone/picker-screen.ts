import { html } from "hono/html";
import { COUNTRY_NAMES } from "../identity-issuers";
import { type Html, icon, when } from "../page";
import type { PeopleBook } from "../people-book";
import type { Country, TestPerson } from "../test-people";
import { BRANDS } from "./brand";
import type { Screen } from "./phone-frame";
import { showPhone } from "./show-phone";

function personLink(person: TestPerson, scanned: Scanned): Html {
  const params = new URLSearchParams({ person: person.id, ...scanned });
  return html`<li>
    <a class="row" href="/phone?${params.toString()}">
      <span class="avatar" aria-hidden="true">${person.firstName.slice(0, 1)}${person.lastName.slice(0, 1)}</span>
      <span class="row-text">
        <span class="row-title">${person.name}</span>
        <span class="quiet">${showPhone(person.phone)}${person.kind === "portal" ? " · portal" : ""}</span>
      </span>
      ${icon("chevron")}
    </a>
  </li>`;
}

function country(book: PeopleBook, code: Country, scanned: Scanned): Html {
  const people = book.all().filter((person) => person.country === code);
  const customersFirst = [...people].sort((a, b) => a.kind.localeCompare(b.kind));
  return html`<section>
    <h2 class="section-title">${COUNTRY_NAMES[code]} <span class="quiet">${BRANDS[code]}</span></h2>
    <ul class="rows">${customersFirst.map((person) => personLink(person, scanned))}</ul>
  </section>`;
}

/** What brought the browser here: the token of a payment, or that of a standing code. */
export type Scanned = { token?: string; code?: string };

/** Whose phone is it? With something scanned, whoever is chosen gets that payment or code. */
export function pickerScreen(book: PeopleBook, scanned: Scanned): Screen {
  const body = html`<main class="view">
    <header class="view-head">
      <h1>Whose phone is it?</h1>
      ${when(scanned.token, () => html`<p class="quiet">They get the payment that you opened.</p>`)}
      ${when(scanned.code, () => html`<p class="quiet">They scan the code that you opened.</p>`)}
    </header>
    ${(["NO", "DK", "FI", "SE"] as const).map((code) => country(book, code, scanned))}
  </main>`;
  return { title: "Choose a person", body };
}

import { html } from "hono/html";
import { COUNTRY_NAMES, type IdentityIssuer } from "./identity-issuers";
import { type Html, icon, page } from "./page";
import type { PeopleBook } from "./people-book";
import type { TestPerson } from "./test-people";

function initials(person: TestPerson): string {
  return `${person.firstName.slice(0, 1)}${person.lastName.slice(0, 1)}`;
}

function matches(person: TestPerson, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/);
  const text = `${person.name} ${person.nin} ${person.phone} ${person.email}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function personButton(person: TestPerson) {
  const text = `${person.name} ${person.nin} ${person.phone} ${person.email}`.toLowerCase();
  return html`<li data-text="${text}">
    <button class="person" name="person" value="${person.id}">
      <span class="avatar" aria-hidden="true">${initials(person)}</span>
      <span class="person-text">
        <span class="person-name">${person.name}</span>
        <span class="quiet">${person.birthDate} · ${person.nin}</span>
      </span>
      ${icon("chevron")}
    </button>
  </li>`;
}

function peopleOf(
  book: PeopleBook,
  issuer: IdentityIssuer,
  kind: TestPerson["kind"],
  search: string,
): TestPerson[] {
  const people = book.all().filter((person) => person.country === issuer.country && person.kind === kind);
  return people.filter((person) => matches(person, search));
}

function group(heading: string, people: readonly TestPerson[]): Html {
  if (people.length === 0) return html``;
  return html`<section data-group>
    <h2>${heading}</h2>
    <ul class="people">${people.map(personButton)}</ul>
  </section>`;
}

/** The one page of the sign-in: who are you? The buttons are in a form of their own, so that it works without scripts. */
export function personPage(book: PeopleBook, issuer: IdentityIssuer, search: string): Html {
  const country = COUNTRY_NAMES[issuer.country];
  const staff = peopleOf(book, issuer, "portal", search);
  const customers = peopleOf(book, issuer, "customer", search);
  const nobody = staff.length + customers.length === 0;
  const body = html`<main class="identity">
    <header>
      <p class="badge">Sandbox · ${country}</p>
      <h1>${issuer.name}</h1>
      <p class="quiet">Choose who signs in. Everyone here is invented, and no real ${issuer.name} is asked.</p>
    </header>
    <form method="get" role="search">
      <label class="search">
        <span class="hidden">Search by name, number or phone</span>
        ${icon("search")}
        <input type="search" name="search" value="${search}" placeholder="Name, number or phone" autocomplete="off" autofocus>
      </label>
    </form>
    <form method="post" class="choices">
      ${group("Work with the portal", staff)}
      ${group("Customers without a portal", customers)}
      <p class="nobody quiet" role="status">${nobody ? "Nobody here matches that." : ""}</p>
      <button class="cancel" name="cancel" value="yes">Cancel</button>
    </form>
  </main>`;
  const title = `${issuer.name} ${country} (sandbox)`;
  return page({ title, styles: ["identity.css"], scripts: ["identity.js"], body });
}

export function errorPage(issuer: IdentityIssuer, message: string): Html {
  const body = html`<main class="identity">
    <header>
      <p class="badge">Sandbox · ${COUNTRY_NAMES[issuer.country]}</p>
      <h1>This sign-in cannot go on</h1>
      <p class="quiet">${message}.</p>
    </header>
    <p>Go back to where you came from and start again.</p>
  </main>`;
  return page({ title: `${issuer.name}: error (sandbox)`, styles: ["identity.css"], body });
}

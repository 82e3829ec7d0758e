import { html } from "hono/html";
import { COUNTRY_NAMES } from "../identity-issuers";
import type { TestPerson } from "../test-people";
import { sourcesOf } from "./payment-sources";
import type { Screen } from "./phone-frame";
import { showPhone } from "./show-phone";

function fact(name: string, value: string) {
  return html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`;
}

export function profileScreen(person: TestPerson, personalCode: string): Screen {
  const body = html`<main class="view">
    <header class="view-head profile-head">
      <span class="avatar large" aria-hidden="true">${person.firstName.slice(0, 1)}${person.lastName.slice(0, 1)}</span>
      <h1>${person.name}</h1>
      <p class="quiet">${showPhone(person.phone)}</p>
    </header>
    <section class="card personal" aria-labelledby="code">
      <h2 class="section-title" id="code">Personal code</h2>
      <img src="/qr/personal?person=${person.id}" width="200" height="200" alt="Code that says who ${person.firstName} is">
      <p class="quiet">A shop scans it to know whom to ask. As text:</p>
      <p class="field code-text"><code>${personalCode}</code></p>
    </section>
    <section aria-labelledby="sources">
      <h2 class="section-title" id="sources">Pays with</h2>
      <ul class="rows">
        ${sourcesOf(person).map((source) => html`<li class="row"><span class="row-text">${source.label}</span><span class="quiet amount">•• ${source.ending}</span></li>`)}
      </ul>
    </section>
    <section aria-labelledby="about">
      <h2 class="section-title" id="about">About ${person.firstName}</h2>
      <dl class="card facts">
        ${fact("E-mail", person.email)} ${fact("Born", person.birthDate)}
        ${fact("Lives in", `${person.address.city}, ${COUNTRY_NAMES[person.country]}`)}
      </dl>
    </section>
    <a class="secondary" href="/phone">Change person</a>
  </main>`;
  return { title: "Profile", person, view: "profile", body };
}

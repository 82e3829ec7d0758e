import { html } from "hono/html";
import { ageOf } from "../customer";
import { type Html, icon, page, when } from "../page";
import type { TestPerson } from "../test-people";
import type { LoginRequest } from "./login-request";

const YOUNGEST = 15;

const SHARED: Record<string, string> = {
  name: "name",
  phoneNumber: "phone number",
  email: "e-mail",
  address: "address",
  birthDate: "birth date",
  gender: "gender",
  nin: "national identity number",
  delegatedConsents: "answers about advertising",
};

function personButton({ id, name, firstName, lastName, email }: TestPerson): Html {
  return html`<li>
    <button class="person" name="person" value="${id}">
      <span class="avatar" aria-hidden="true">${firstName.slice(0, 1)}${lastName.slice(0, 1)}</span>
      <span class="person-text"><span class="person-name">${name}</span><span class="quiet">${email}</span></span>
      ${icon("chevron")}
    </button>
  </li>`;
}

/** Who may log in: from 15 years on. */
export function loginPeople(people: readonly TestPerson[], now: number): TestPerson[] {
  return people.filter((person) => person.kind === "customer" && ageOf(person, now) >= YOUNGEST);
}

function frame(title: string, content: Html): Html {
  const body = html`<main class="identity">${content}</main>`;
  return page({ title: `${title} (sandbox)`, styles: ["identity.css"], body });
}

/** Who are you, and do you share this? The question travels along as it came, in `query`. */
export function loginPage(request: LoginRequest, people: readonly TestPerson[], query: string): Html {
  const { unit, scopes } = request;
  const words = scopes.flatMap((scope) => SHARED[scope] ?? []);
  return frame(
    `Log in to ${unit.name}`,
    html`<header>
        <p class="badge">Sandbox · Login</p>
        <h1>Log in to ${unit.name}</h1>
        ${when(words.length > 0, () => html`<p class="quiet">${unit.name} gets your ${new Intl.ListFormat("en").format(words)}. Who you choose agrees to that.</p>`)}
      </header>
      <form method="post" action="/access-management-1.0/access/oauth2/auth" class="choices">
        <input type="hidden" name="query" value="${query}">
        <section><h2>Who logs in?</h2><ul class="people">${people.map(personButton)}</ul></section>
        <button class="cancel" name="cancel" value="yes">Cancel</button>
      </form>`,
  );
}

export function noLoginPage(sentence: string): Html {
  return frame(
    "No login",
    html`<header><p class="badge">Sandbox · Login</p><h1>This login cannot go on</h1><p class="quiet">${sentence}</p></header>`,
  );
}

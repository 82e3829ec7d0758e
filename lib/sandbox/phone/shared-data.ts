import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import { type Html, when } from "../page";
import type { TestPerson } from "../test-people";
import { showPhone } from "./show-phone";

const SHARED: Record<string, { word: string; value: (person: TestPerson) => string }> = {
  name: { word: "Name", value: ({ name }) => name },
  phoneNumber: { word: "Phone number", value: ({ phone }) => showPhone(phone) },
  email: { word: "E-mail", value: ({ email }) => email },
  address: {
    word: "Address",
    value: ({ address: { addressLine1, postCode, city } }) => `${addressLine1}, ${postCode} ${city}`,
  },
  birthDate: { word: "Birth date", value: ({ birthDate }) => birthDate },
  nin: { word: "National identity number", value: ({ nin }) => `${nin.slice(0, 6)} …` },
};

const askedIn = ({ payment }: CustomerPayment) =>
  (payment.scope ?? []).flatMap((scope) => SHARED[scope] ?? []);

/** The same in a line, for the place beside the button where nobody overlooks it. */
export function sharedWords(one: CustomerPayment): Html {
  const words = askedIn(one).map(({ word }) => word.toLowerCase());
  const list = new Intl.ListFormat("en").format(words);
  return when(
    words.length > 0,
    () => html`<p class="quiet note shared-words">By paying you share your ${list}.</p>`,
  );
}

/** What the shop asks to know, word for word. Paying is the consent; who does not want it says no. */
export function sharedData(person: TestPerson, one: CustomerPayment): Html {
  const asked = askedIn(one);
  return when(
    asked.length > 0,
    () => html`<section aria-labelledby="shared">
      <h2 class="section-title" id="shared">You share with the shop</h2>
      <dl class="card facts">
        ${asked.map(({ word, value }) => html`<div class="fact"><dt>${word}</dt><dd>${value(person)}</dd></div>`)}
      </dl>
      <p class="quiet note">By paying you agree that ${one.salesUnit.name} gets this. Reject if you don't.</p>
    </section>`,
  );
}

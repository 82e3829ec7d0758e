import { html } from "hono/html";
import type { CallbackCode, Code } from "../codes/code";
import { type Html, icon } from "../page";
import type { TestPerson } from "../test-people";
import type { Screen } from "./phone-frame";
import { screenLink } from "./phone-links";

/** A standing code as it hangs in the shop. */
export type Hanging = { code: Code; shop: string };

export function hangingCode(person: TestPerson, { code, shop }: Hanging): Html {
  const params = new URLSearchParams({ person: person.id, code: code.token });
  const place = code.kind === "redirect" ? code.id : code.locationDescription;
  return html`<li>
    <a class="row" href="/phone?${params.toString()}">
      <img class="code-small" src="/qr/generate/qr.svg?code=${code.token}&size=100" width="48" height="48" alt="">
      <span class="row-text"><span class="row-title clip">${place}</span><span class="quiet clip">${shop}</span></span>
      ${icon("chevron")}
    </a>
  </li>`;
}

/** A code that leads to a page: the app shows where before it opens. */
export function pageScreen(person: TestPerson, address: string): Screen {
  const { host } = new URL(address);
  const body = html`<main class="view outcome">
    <div class="outcome-head">
      <span class="outcome-icon plain">${icon("scan")}</span>
      <h1>This code opens a page</h1>
      <p class="outcome-shop">${host}</p>
      <p class="quiet">${address}</p>
    </div>
    <a class="primary" href="${address}" rel="noreferrer">Open the page</a>
    <a class="secondary" href="${screenLink(person, "scan")}">Back</a>
  </main>`;
  return { title: "This code opens a page", person, body };
}

/** After a check-in: the shop knows who stands there, and asks for the money in a moment. */
export function waitingScreen(person: TestPerson, code: CallbackCode, shop: string): Screen {
  const said =
    code.category === "VENDING"
      ? "Choose what you want on the machine."
      : "Tell the staff that you are ready to pay.";
  const body = html`<main class="view outcome">
    <div class="outcome-head">
      <span class="outcome-icon waiting">${icon("clock")}</span>
      <h1>${code.locationDescription}</h1>
      <p class="outcome-shop">${shop}</p>
      <p class="quiet">You have checked in, and the shop has been told. ${said} The amount shows here by itself.</p>
    </div>
    <a class="secondary" href="${screenLink(person)}">Leave</a>
  </main>`;
  return {
    title: code.locationDescription,
    person,
    body,
    news: `Checked in at ${code.locationDescription}.`,
  };
}

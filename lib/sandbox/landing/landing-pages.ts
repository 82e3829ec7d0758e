import { html } from "hono/html";
import type { CustomerPayment } from "../customer-actions";
import { isExpress } from "../delivery/shipping-options";
import { type Html, icon, page, when } from "../page";
import { tellStory } from "../phone/payment-story";
import { paymentLink } from "../phone/phone-links";
import { showMoney } from "../phone/show-money";
import { showPhone } from "../phone/show-phone";
import { findPersonByPhone } from "../test-people";
import type { ReturnAddress } from "./return-address";
import { CALLING_CODES } from "./typed-number";

const BRANDS = { NO: "Vipps", DK: "MobilePay", FI: "MobilePay", SE: "Vipps MobilePay" } as const;

function frame(title: string, body: Html): Html {
  const whole = html`<main class="landing">${body}<p class="quiet small">Sandbox: no money moves. <a href="/">All of the sandbox</a></p></main>`;
  return page({ title: `${title} (sandbox)`, styles: ["landing.css"], scripts: ["landing.js"], body: whole });
}

function summary({ payment, salesUnit }: CustomerPayment): Html {
  return html`<header class="bill">
    <p class="brand">${BRANDS[salesUnit.market]}</p>
    <p class="quiet">Pay to</p>
    <h1>${salesUnit.name}</h1>
    <p class="sum amount">${showMoney(payment.amount, payment.currency)}</p>
    ${when(payment.description, () => html`<p class="text">${payment.description}</p>`)}
    ${when(isExpress(payment), () => html`<p class="quiet">You choose the delivery in the app. Its price comes on top.</p>`)}
  </header>`;
}

function cancelForm({ payment }: CustomerPayment): Html {
  return html`<form method="post" action="/landing/cancel">
    <input type="hidden" name="token" value="${payment.token}">
    <button class="secondary">Cancel and go back to the shop</button>
  </form>`;
}

function phoneShortcut({ payment }: CustomerPayment): Html {
  const person = payment.customerPhone ? findPersonByPhone(payment.customerPhone) : undefined;
  const href = person
    ? paymentLink(person, payment)
    : `/phone?token=${encodeURIComponent(payment.token ?? "")}`;
  return html`<a class="shortcut" href="${href}" target="_blank">${icon("phone")}Open on the sandbox phone</a>`;
}

function numberFields({ payment, salesUnit }: CustomerPayment, typed: string): Html {
  const known = payment.prefilledPhone;
  if (known) {
    return html`<input class="field" id="phone" name="phone" type="tel" value="${showPhone(known)}" readonly>`;
  }
  const countries = Object.entries(CALLING_CODES);
  return html`<div class="number">
    <select class="field" name="country" aria-label="Country code">
      ${countries.map(([code, calling]) => html`<option value="${code}" ${code === salesUnit.market ? "selected" : ""}>+${calling}</option>`)}
    </select>
    <input class="field" id="phone" name="phone" type="tel" inputmode="tel" autocomplete="tel-national" required autofocus value="${typed}">
  </div>`;
}

/** The first step: who pays? */
export function numberPage(one: CustomerPayment, typed = "", problem = ""): Html {
  const { payment, salesUnit } = one;
  return frame(
    `Pay ${salesUnit.name}`,
    html`<section class="sheet" data-token="${payment.token}" data-state="CREATED/">
      ${summary(one)}
      <form method="post" action="/landing/phone" class="ask">
        <input type="hidden" name="token" value="${payment.token}">
        <label for="phone">Phone number</label>
        ${numberFields(one, typed)}
        ${when(problem, () => html`<p class="problem" role="alert">${problem}</p>`)}
        <button class="primary">Next</button>
      </form>
      ${cancelForm(one)} ${phoneShortcut(one)}
    </section>`,
  );
}

/** The second step: the request is in the app, and this page waits for what the customer does there. */
export function waitingPage(one: CustomerPayment): Html {
  const { payment, salesUnit } = one;
  return frame(
    `Waiting for ${salesUnit.name}`,
    html`<section class="sheet" data-token="${payment.token}" data-state="CREATED/${payment.customerPhone}">
      ${summary(one)}
      <div class="waiting" role="status">
        <span class="pulse" aria-hidden="true">${icon("phone")}</span>
        <h2>Open the app on your phone</h2>
        <p class="quiet">We sent the request to ${showPhone(payment.customerPhone ?? "")}. This page goes on by itself when you have answered.</p>
      </div>
      ${phoneShortcut(one)} ${cancelForm(one)}
    </section>`,
  );
}

function wayBack(back: ReturnAddress): Html {
  if (back.kind === "none") return html`<p class="quiet">You can close this page.</p>`;
  return html`<a class="primary" href="${back.href}">Back to the shop</a>`;
}

/** The end, where a browser cannot be sent on by itself: the shop's app, or a shop that gave no address. */
export function donePage(one: CustomerPayment, back: ReturnAddress): Html {
  const story = tellStory(one);
  return frame(
    story.heading,
    html`<section class="sheet">
      ${summary(one)}
      <div class="waiting" role="status">
        <h2>${story.heading}</h2>
        <p class="quiet">${story.sentence}</p>
      </div>
      ${wayBack(back)}
    </section>`,
  );
}

export function unknownPage(): Html {
  return frame(
    "No such payment",
    html`<section class="sheet">
      <div class="waiting">
        <h1>This link leads to no payment</h1>
        <p class="quiet">It may have been copied in part. Go back to the shop and start again.</p>
      </div>
    </section>`,
  );
}

import { html } from "hono/html";
import { type Html, page, when } from "../page";
import { isoTime } from "../payment-view";
import {
  nextStates,
  type OrderKind,
  type OrderState,
  type OrderStep,
  type PlatformOrder,
  stateOf,
} from "./order";

const KINDS: Record<OrderKind, string> = {
  sales_unit: "Sales unit",
  test_unit: "Test sales unit",
  recurring: "Recurring payments",
};

const STATES: Record<OrderState, string> = {
  submitted: "Submitted",
  processing: "Processing",
  awaiting_customer: "Awaiting customer",
  approved: "Approved",
  stopped: "Stopped",
};

/** What the staff does to get there, for its button. */
const DEEDS: Record<OrderState, string> = {
  submitted: "Submit",
  processing: "Start processing",
  awaiting_customer: "Ask the merchant",
  approved: "Approve",
  stopped: "Stop",
};

const TONES: Record<OrderState, string> = {
  submitted: "warm",
  processing: "warm",
  awaiting_customer: "warm",
  approved: "good",
  stopped: "bad",
};

function time(at: number): Html {
  return html`<time datetime="${isoTime(at)}">${isoTime(at).slice(0, 19).replace("T", " ")}</time>`;
}

function step({ state, at, note }: OrderStep): Html {
  return html`<li><strong>${STATES[state]}</strong> <span class="quiet">${time(at)}</span>${when(note, () => html`<br>${note}`)}</li>`;
}

function answers({ answers: given, organisation, channel, msn }: PlatformOrder): Html {
  const facts = Object.entries({ organisation, channel, ...(msn && { MSN: msn }), ...given });
  return html`<dl class="keys">${facts.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value === "" ? "–" : String(value)}</dd></div>`,
  )}</dl>`;
}

function stepForm(order: PlatformOrder): Html {
  const next = nextStates(order);
  const { id, name } = order;
  return when(
    next.length > 0,
    () => html`<form class="step" method="post" action="/staff/orders/${id}">
      <label for="note-${id}">Note to the merchant <span class="quiet">(a question or a refusal needs one)</span></label>
      <textarea class="field" id="note-${id}" name="note" rows="2" maxlength="1000"></textarea>
      <p class="deeds">${next.map(
        (to) =>
          html`<button class="secondary" name="to" value="${to}" aria-label="${DEEDS[to]}: ${name}">${DEEDS[to]}</button>`,
      )}</p>
    </form>`,
  );
}

function card(order: PlatformOrder): Html {
  const { id, kind, name, merchant, steps } = order;
  const state = stateOf(order);
  return html`<li id="order-${id}"><article class="panel order" aria-label="${name}">
    <h2>${name}</h2>
    <p class="facts quiet"><span class="status ${TONES[state]}">${STATES[state]}</span>
      <span>${KINDS[kind]}</span> <span>${merchant}</span></p>
    <details><summary>What was sent</summary>${answers(order)}</details>
    <ol class="steps">${steps.map(step)}</ol>
    ${stepForm(order)}
  </article></li>`;
}

/** What merchants ordered and asked for, newest first, each with the steps that the staff may take. */
export function staffPage(orders: readonly PlatformOrder[], error = ""): Html {
  const body = html`<main class="index">
    <header>
      <a href="/">Sandbox</a>
      <h1>Staff</h1>
      <p class="quiet">Here you play the platform's staff: take up what merchants order, ask back, approve or stop it.
        A test sales unit comes by itself after two minutes. Times in UTC on the sandbox's clock.</p>
    </header>
    ${when(error, () => html`<p class="panel bad" role="alert">${error}</p>`)}
    <ol class="units">${orders.map(card)}</ol>
    ${when(orders.length === 0, () => html`<p class="quiet">Nothing has been ordered yet.</p>`)}
  </main>`;
  const styles = ["index.css", "requests.css", "staff.css"];
  return page({ title: "Staff · Payment sandbox", styles, body });
}

import { html } from "hono/html";
import { when } from "../page";
import type { SalesUnit } from "../sales-unit";
import type { TestPerson } from "../test-people";
import { explainRefusal } from "./payment-story";
import type { Screen } from "./phone-frame";
import { screenLink } from "./phone-links";

/** The number in what was scanned or typed: its code, which has the form of customers' own with a shop's number in it, or its digits. */
export function numberInCode(text: string): string | undefined {
  const code = text.trim();
  return (
    /^https:\/\/qr\.vipps\.no\/28\/2\/05\/031\/(\d{4,10})(?:\?|$)/.exec(code)?.[1] ??
    /^\d{4,10}$/.exec(code)?.[0]
  );
}

/** An amount as it is typed, in minor units; nothing for what is none, or none above zero. */
export function typedAmount(text: string): number | undefined {
  const [, whole = "", decimals = ""] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.replace(/\s/g, "")) ?? [];
  const minor = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  return minor > 0 ? minor : undefined;
}

type NumberForm = {
  unit: SalesUnit;
  /** Of the press that the form will be. */
  key: string;
  problem: string | undefined;
};

/** A number that customers pay to: nobody asks, so they say how much themselves. */
export function numberScreen(person: TestPerson, { unit, key, problem }: NumberForm): Screen {
  const said = explainRefusal(problem);
  const body = html`<main class="view pay">
    <header class="pay-head">
      <span class="avatar shop large" aria-hidden="true">${unit.name.slice(0, 1)}</span>
      <h1 class="pay-shop">${unit.name}</h1>
      <p class="quiet">${unit.msn} · ${unit.merchant.name}${unit.environment === "test" ? " · test" : ""}</p>
    </header>
    ${when(said, () => html`<p class="problem" role="alert">${said}</p>`)}
    <form method="post" action="/phone/number" class="card scan-form">
      <input type="hidden" name="person" value="${person.id}">
      <input type="hidden" name="number" value="${unit.msn}">
      <input type="hidden" name="key" value="${key}">
      <label for="amount" class="section-title">Amount (${unit.currency})</label>
      <input class="field" id="amount" name="amount" required inputmode="decimal" autocomplete="off" placeholder="0,00">
      <label for="message" class="section-title">Message</label>
      <input class="field" id="message" name="message" maxlength="100" autocomplete="off">
      <button class="primary">Pay</button>
    </form>
    <a class="secondary" href="${screenLink(person)}">Not now</a>
  </main>`;
  return { title: `Pay ${unit.name}`, person, body, news: said ?? "" };
}

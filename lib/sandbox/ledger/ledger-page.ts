import { html } from "hono/html";
import { type Html, page, when } from "../page";
import { showMoney } from "../phone/show-money";
import type { LedgerView, Payout } from "./describe-ledger";

const STATES: Record<Payout["state"], readonly [name: string, tone: string]> = {
  scheduled: ["Scheduled", "warm"],
  paid: ["Paid", "good"],
  aborted: ["Came back", "bad"],
};

const CLOSINGS = [
  [1, "Close the day", "primary"],
  [7, "Close a week", "secondary"],
  [30, "Close 30 days", "secondary"],
] as const;

function fact(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function payoutRow(
  { payoutNumber, from, to, payoutDate, amount, text, state }: Payout,
  currency: string,
): Html {
  const [name, tone] = STATES[state];
  return html`<tr><td>${payoutNumber}</td><td>${from === to ? to : `${from} – ${to}`}</td><td>${payoutDate}</td>
    <td class="money">${showMoney(amount, currency)}</td><td><span class="status ${tone}">${name}</span></td><td><code>${text}</code></td></tr>`;
}

function payoutTable({ name, payouts, currency }: LedgerView): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Payouts of ${name}"><table>
    <thead><tr><th>Payout</th><th>Days in it</th><th>Leaves on</th><th class="money">Amount</th><th>State</th><th>On the bank statement</th></tr></thead>
    <tbody>${payouts.map((payout) => payoutRow(payout, currency))}</tbody>
  </table></div>`;
}

function priceOf({ settlement: { prices }, currency }: LedgerView): string {
  const share = `${(prices.basisPoints / 100).toFixed(2)} %`;
  return prices.fixed === 0 ? share : `${share} + ${showMoney(prices.fixed, currency)}`;
}

function card(ledger: LedgerView): Html {
  const { name, msn, ledgerId, currency, settlement, openDate, completeUntil, balance, payouts } = ledger;
  return html`<li><article class="panel ledger" aria-label="${name}">
    <h2>${name}</h2>
    <p class="facts quiet"><span>${msn}</span> <span>Ledger ${ledgerId}</span> <span>Paid ${settlement.period}, ${settlement.kind}</span>
      <span>${priceOf(ledger)} per capture</span></p>
    <dl class="figures">
      ${fact("Open day", openDate)} ${fact("Settled until", completeUntil ?? "–")}
      ${fact("Balance", showMoney(balance.funds, currency))} ${fact("Fees not kept back yet", showMoney(0 - balance.fees, currency))}
    </dl>
    ${when(payouts.length > 0, () => payoutTable(ledger))}
    ${when(payouts.length === 0, () => html`<p class="quiet">Nothing has been paid out yet.</p>`)}
  </article></li>`;
}

/** Every production unit's ledger with its latest payouts, and buttons that close days. `now` is ISO in UTC. */
export function ledgerPage(ledgers: readonly LedgerView[], now: string): Html {
  const body = html`<main class="index">
    <header>
      <a href="/">Sandbox</a>
      <h1>Ledgers</h1>
      <p class="quiet">What each sales unit sold, what it owes and what the bank was told to pay. A day ends at midnight where the unit
        is; closing it here moves the test clock past the midnight of all of them.</p>
    </header>
    <form class="panel closing" method="post" action="/ledgers/close-day">
      <p>It is <time datetime="${now}"><strong>${now.slice(0, 16).replace("T", " ")}</strong></time> UTC in the sandbox.</p>
      <p class="deeds">${CLOSINGS.map(
        ([days, label, look]) => html`<button class="${look}" name="days" value="${days}">${label}</button>`,
      )}</p>
    </form>
    <ol class="units">${ledgers.map(card)}</ol>
  </main>`;
  return page({
    title: "Ledgers · Payment sandbox",
    styles: ["index.css", "requests.css", "ledgers.css"],
    body,
  });
}

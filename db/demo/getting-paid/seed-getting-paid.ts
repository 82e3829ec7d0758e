import { DEMO_COMPANIES } from "../companies";
import type { SandboxPerson } from "../sandbox-lists";
import { askForMoney, sendList } from "./ask-for-money";
import { type DemoShop, demoShop } from "./demo-shop";
import { denmark } from "./denmark";
import { finland } from "./finland";
import type { GettingPaid } from "./getting-paid";
import { makeCode, makeTables } from "./make-codes";
import { norway } from "./norway";
import { backToNow, liveDaysAgo } from "./past";
import { buyByLink, haveLinks, makeLink } from "./sell-by-link";
import { makeInvoice, moveInvoice } from "./send-invoices";

const PAST: Readonly<Record<string, GettingPaid>> = {
  fjordkaffe: norway,
  hyggebolig: denmark,
  saunakauppa: finland,
};
const OPENED_DAYS_AGO = 60;

type Deed = { readonly daysAgo: number; readonly act: () => Promise<void> };

/**
 * Payment links, requests, codes and invoices, all made and answered through the same doors as anybody's, each at its own time: portal
 * and sandbox live through the last weeks together, the companies side by side.
 */
export async function seedGettingPaid(sandbox: string, people: readonly SandboxPerson[]): Promise<void> {
  const diaries = await Promise.all(
    DEMO_COMPANIES.map(async (company) => {
      const past = PAST[company.slug];
      if (!past) return [];
      const shop = await demoShop(sandbox, company, people);
      const units = company.units.filter(({ environment }) => environment === "production");
      const opening = units.map(({ msn }) => ({
        daysAgo: OPENED_DAYS_AGO,
        act: () => haveLinks(shop, msn, past.termsUrl),
      }));
      return [...opening, ...diaryOf(shop, past, company.currency)];
    }),
  );
  const days = [...new Set(diaries.flat().map(({ daysAgo }) => daysAgo))].sort((a, b) => b - a);
  try {
    for (const day of days) {
      await liveDaysAgo(sandbox, day);
      await Promise.all(diaries.map((diary) => inTurn(diary.filter(({ daysAgo }) => daysAgo === day))));
    }
  } finally {
    await backToNow(sandbox);
  }
}

async function inTurn(deeds: readonly Deed[]): Promise<void> {
  for (const { act } of deeds) await act();
}

function diaryOf(shop: DemoShop, past: GettingPaid, currency: "NOK" | "DKK" | "EUR"): Deed[] {
  const { links, requests, lists, codes, tables, invoices } = past;
  return [
    ...links.flatMap((link) => [
      { daysAgo: link.daysAgo, act: () => makeLink(shop, link) },
      ...link.orders.map((order, at) => ({
        daysAgo: order.daysAgo,
        act: () => buyByLink(shop, link, order, at),
      })),
    ]),
    ...requests.map((one) => ({ daysAgo: one.daysAgo, act: () => askForMoney(shop, currency, one) })),
    ...lists.map((one) => ({ daysAgo: one.daysAgo, act: () => sendList(shop, one) })),
    ...codes.map((one) => ({ daysAgo: 0, act: () => makeCode(shop, one) })),
    ...tables.map((one) => ({ daysAgo: 0, act: () => makeTables(shop, one) })),
    ...invoices.flatMap((one) => [
      { daysAgo: one.daysAgo, act: () => makeInvoice(shop, one) },
      ...one.later.map((step) => ({ daysAgo: step.daysAgo, act: () => moveInvoice(shop, one, step) })),
    ]),
  ];
}

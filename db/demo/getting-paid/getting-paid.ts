import type { DemoList, DemoRequest } from "./ask-for-money";
import type { DemoCode, DemoTables } from "./make-codes";
import type { DemoLink, DemoOrder } from "./sell-by-link";
import type { DemoInvoice } from "./send-invoices";

/** How a company got paid without a cash register in the last weeks. */
export type GettingPaid = {
  readonly termsUrl: string;
  readonly links: readonly DemoLink[];
  readonly requests: readonly DemoRequest[];
  readonly lists: readonly DemoList[];
  readonly codes: readonly DemoCode[];
  readonly tables: readonly DemoTables[];
  readonly invoices: readonly DemoInvoice[];
};

/** A payment in time for whoever needs no more than the usual ten minutes, and one that waits for two weeks. */
export const MINUTES = { now: 10, twoWeeks: 14 * 24 * 60 } as const;

export function order(
  daysAgo: number,
  phone: string,
  reaction: DemoOrder["reaction"],
  typed: DemoOrder["typed"] = {},
): DemoOrder {
  return { daysAgo, phone, reaction, typed };
}

/** Requests of one sales unit that wait for two weeks, with this VAT. */
export function asking(msn: string, vatRate: number) {
  return (key: string, daysAgo: number, phone: string, amountMinor: number, message: string) => ({
    ...{ key, msn, vatRate, daysAgo, phone, amountMinor, message },
    minutes: MINUTES.twoWeeks,
  });
}

export function line(description: string, quantity: string, price: string, vat: string) {
  return { description, quantity, price, vat };
}

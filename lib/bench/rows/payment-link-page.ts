import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { paymentLinks } from "@/db/schema/payment-links";
import { salesUnits } from "@/db/schema/sales-units";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { EMPTY_PAGE } from "../app/baseline-files";
import type { Measure } from "../measure";
import { inBrowser } from "../tools/browser";
import { comparedLoad } from "../tools/load";
import { seenIn } from "../tools/seen";
import { transferredKilobytes } from "../tools/transferred";

/** A link that can be paid, of the largest company; gives its token. */
async function plantLink(merchantId: string): Promise<string> {
  const token = randomBytes(16).toString("base64url");
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    const [unit] = await tx.select().from(salesUnits).where(eq(salesUnits.status, "active")).limit(1);
    if (!unit) throw new Error("the company has no sales unit");
    const { msn, environment, currency } = unit;
    await tx.insert(paymentLinks).values({
      ...{ merchantId, id: randomUUID(), msn, environment, currency, token },
      ...{
        title: "Coffee course",
        description: "Three hours at the roastery. Coffee and buns are on us.",
        priceMinor: 45_000,
        vatRate: 2_500,
        suggestions: [],
        fields: [{ id: "f1", kind: "text", label: "Who comes?", required: true, options: [] }],
        shipping: [{ id: "s1", name: "Ticket by mail", priceMinor: 4_900 }],
      },
      ...{ createdBy: "bench", createdAt: new Date() },
    });
  });
  return token;
}

/** What a customer opens: nobody is signed in, and each look is counted. */
export const PAYMENT_LINK_PAGE: readonly Measure[] = [
  {
    name: "payment-link-page",
    ours: "public page of a payment link, 16 connections",
    limit: "empty dynamic page",
    unit: "req/s",
    goal: { of: "ratio", at: "least", value: 0.6 },
    run: async ({ app, merchant }) =>
      comparedLoad(
        { url: `${app.url}/pay/${await plantLink(merchant.id)}` },
        { url: `${app.url}${EMPTY_PAGE}` },
      ),
  },
  {
    name: "payment-link-page, first load",
    // Nothing of the framework is among it, so all of it counts as its own.
    ours: "all that the page transfers",
    limit: "as it was set",
    unit: "kB",
    goal: { of: "ours", at: "most", value: 30 },
    run: async (setting) => {
      const url = `${setting.app.url}/pay/${await plantLink(setting.merchant.id)}`;
      return { ours: await inBrowser(setting, (context) => transferredKilobytes(context, url)), limit: 30 };
    },
  },
  {
    name: "payment-link-page, LCP",
    ours: "4 × slowed processor",
    limit: "as it was set",
    unit: "s",
    goal: { of: "ours", at: "most", value: 1 },
    run: async (setting) => {
      const url = `${setting.app.url}/pay/${await plantLink(setting.merchant.id)}`;
      return { ours: (await seenIn(setting, url)).paint / 1_000, limit: 1 };
    },
  },
];

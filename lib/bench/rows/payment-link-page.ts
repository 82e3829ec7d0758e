import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { paymentLinks } from "@/db/schema/payment-links";
import { salesUnits } from "@/db/schema/sales-units";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { EMPTY_PAGE } from "../app/baseline-files";
import type { Measure } from "../measure";
import { comparedLoad } from "../tools/load";

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
        priceMinor: 45_000,
        vatRate: 2_500,
        suggestions: [],
        fields: [],
        shipping: [],
      },
      ...{ createdBy: "bench", createdAt: new Date() },
    });
  });
  return token;
}

/** What a customer opens: nobody is signed in, and each look is counted. */
export const paymentLinkPage: Measure = {
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
};

import { randomBytes, randomUUID } from "node:crypto";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import { unitConnections } from "@/db/schema/webhooks";
import { asDirectory } from "@/lib/access/directory";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import type { SalesUnit, SalesUnitFlags } from "@/lib/sandbox/sales-unit";
import { registerWebhooks } from "@/lib/webhooks/register-webhooks";

/** A company of a test's own. `units` are as the sandbox knows them, keys included. */
export type Merchant = { id: string; slug: string; name: string; units: SalesUnit[] };

export type Wish = {
  /** Decides currency, time zone and e-ID. */
  market?: "NO" | "DK" | "FI" | "SE";
  /** How many sales units; one when absent. */
  units?: number;
  /** How many test units beside them; none when absent. */
  testUnits?: number;
  /** For how many days it has been there; none when absent. */
  days?: number;
  channel?: "online" | "in-person";
  flags?: Partial<SalesUnitFlags>;
  /** Its organisation number, where that matters. */
  organisation?: string;
};

/**
 * Makes a company with sales units that sandbox and portal both know: API keys kept as the portal keeps them, webhooks
 * registered, so that the portal hears of a payment within a second.
 */
export async function createMerchant(wish: Wish = {}): Promise<Merchant> {
  const { market = "NO", units = 1, testUnits = 0, days = 0, ...unit } = wish;
  const slug = `shop-${randomBytes(5).toString("hex")}`;
  const name = `Company ${slug.slice(5)}`;
  const made: SalesUnit[] = [];
  for (let number = 1; number <= units; number += 1)
    made.push(await orderUnit({ market, merchant: name, name: `Unit ${number} of ${name}`, ...unit }));
  for (let number = 1; number <= testUnits; number += 1)
    made.push(await orderUnit({ market, merchant: name, name: `Test unit ${number}`, environment: "test" }));
  const [first] = made;
  if (!first) throw new Error("a company needs a sales unit");
  const { currency, timeZone } = first;
  const id = randomUUID();
  const organisationNumber = first.merchant.businessIdentifier.id;
  const createdAt = new Date(Date.now() - days * 86_400_000);
  const known = { organisationNumber, country: market, currency, timeZone, createdAt };
  await asDirectory((tx) => tx.insert(merchants).values({ id, slug, name, ...known }));
  await connectUnits(id, made);
  for (const { msn } of made) await register(id, msn);
  return { id, slug, name, units: made };
}

async function orderUnit(order: Record<string, unknown>): Promise<SalesUnit> {
  const answer = await fetch(`${process.env["PAYMENTS_BASE_URL"]}/_control/sales-units`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(order),
  });
  if (!answer.ok) throw new Error(`the sandbox made no sales unit: ${await answer.text()}`);
  return answer.json();
}

async function connectUnits(merchantId: string, units: readonly SalesUnit[]): Promise<void> {
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    for (const { msn, name, channel, environment, currency, flags, keys } of units) {
      await tx.insert(salesUnits).values({
        merchantId,
        msn,
        name,
        kind: channel === "in-person" ? "in_person" : "online",
        environment,
        currency,
        captureType: flags.directCapture ? "direct" : "reserve",
        connectedAt: new Date(),
      });
      await keepApiKeys(tx, merchantId, { msn, ...keys });
      // The test registers webhooks itself: the worker must not do it in the same moment.
      await tx.insert(unitConnections).values({ merchantId, msn, checkedAt: new Date() });
    }
  });
}

async function register(merchantId: string, msn: string): Promise<void> {
  const permissions = ["webhook:register"] as const;
  const caller = { kind: "job", id: "browser-tests", merchantId, permissions, units: "all" } as const;
  const registered = await registerWebhooks.call(caller, { msn });
  if (!registered.ok) throw new Error(`no webhooks for ${msn}: ${JSON.stringify(registered.error)}`);
}

import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { inReadTransaction } from "@/lib/access/tenant-db";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import type { Merchant } from "./merchants";

/** A payment as the portal knows it: `id` is what stands in its URL. */
export type Payment = { id: string; reference: string; msn: string };

export type Order = {
  /** In minor units; 100,00 when absent. */
  amount?: number;
  /** How far the customer gets: `approved` when absent. */
  customer?: "waiting" | "approved" | "rejected" | "expired";
  reference?: string;
  description?: string;
  /** MSN; the company's first when absent. */
  unit?: string;
  /** MSISDN of the customer, one of the sandbox's people. */
  phone?: string;
};

/** The shop's own system: what a merchant's web shop sends to the platform, past the portal. */
export function shop(merchant: Merchant, msn?: string): MerchantClient {
  const unit = merchant.units.find((one) => one.msn === msn) ?? merchant.units[0];
  if (!unit) throw new Error("the company has no sales unit");
  return new MerchantClient((request) => fetch(request), unit, process.env["PAYMENTS_BASE_URL"]);
}

/** Orders something in the shop and plays the customer, without waiting for the portal to hear of it. */
export async function order(merchant: Merchant, wish: Order = {}): Promise<Omit<Payment, "id">> {
  const {
    amount = 10_000,
    customer = "approved",
    reference = `order-${randomBytes(5).toString("hex")}`,
  } = wish;
  const client = shop(merchant, wish.unit);
  const { msn } = client.unit;
  const created = await client.create(reference, amount, {
    paymentDescription: wish.description ?? "One of everything",
    customer: { phoneNumber: wish.phone ?? PHONES[client.unit.market] },
  });
  if (created.status !== 201) throw new Error(`no payment: ${JSON.stringify(created.body)}`);
  if (customer !== "waiting") await control(`/payments/${msn}/${reference}/${ACTS[customer]}`);
  return { reference, msn };
}

/** The same, and answers once the portal shows it: by webhook, or at the latest when the worker polls. */
export async function createPayment(merchant: Merchant, wish: Order = {}): Promise<Payment> {
  const { reference, msn } = await order(merchant, wish);
  const state = STATES[wish.customer ?? "approved"];
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const row = await inReadTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
      const [found] = await tx.select().from(payments).where(eq(payments.reference, reference));
      return found;
    });
    if (row?.state === state) return { id: row.id, reference, msn };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the portal did not hear of ${reference} within 15 seconds`);
}

/** An order to the sandbox's controls, such as `control("/clock", { advance: 3600 })`. Answers its JSON. */
export async function control(path: string, body: unknown = {}): Promise<unknown> {
  const answer = await fetch(`${process.env["PAYMENTS_BASE_URL"]}/_control${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

const PHONES = { NO: "4791000011", DK: "4520000111", FI: "358401000211", SE: "46701740605" } as const;
const ACTS = { approved: "approve", rejected: "reject", expired: "expire" } as const;
const STATES = {
  waiting: "CREATED",
  approved: "AUTHORIZED",
  rejected: "ABORTED",
  expired: "EXPIRED",
} as const;

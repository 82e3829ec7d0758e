import type { SalesUnit } from "@/lib/sandbox/sales-unit";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";

export type Handle = (request: Request) => Promise<Response>;

/** An event of the platform's log that moved money, or made the payment. */
export type Seen = { name: string; key: string | undefined; minor: number };

/** A payment as the platform has it. */
export type PlatformTruth = {
  state: string;
  authorized: number;
  captured: number;
  refunded: number;
  cancelled: number;
  events: Seen[];
};

/** What the platform itself says of what happened: by key where nobody has to believe a payment's number. */
export type Oracle = {
  /** Successful events under an idempotency key, of all payments. */
  effects: (key: string) => Promise<{ name: string; reference: string; minor: number }[]>;
  payment: (msn: string, reference: string) => Promise<PlatformTruth | undefined>;
};

/** `handle` is the sandbox's own, or goes there over HTTP. */
export async function askOracle(handle: Handle, origin = "http://sandbox.test"): Promise<Oracle> {
  const read = async (path: string) =>
    (await (await handle(new Request(`${origin}/_control/${path}`))).json()) as Record<string, unknown>; // safe: the sandbox answers objects
  const { salesUnits } = (await read("sales-units")) as { salesUnits: SalesUnit[] }; // safe: its own type
  const shops = new Map(salesUnits.map((unit) => [unit.msn, new MerchantClient(handle, unit, origin)]));
  return {
    async effects(key) {
      const { effects } = (await read(`effects?key=${encodeURIComponent(key)}`)) as { effects: Effect[] }; // safe: see fault-routes.ts
      return effects.map(({ name, reference, amount }) => ({ name, reference, minor: amount.value }));
    },
    async payment(msn, reference) {
      const shop = shops.get(msn);
      const found = await shop?.get(reference);
      if (!shop || found?.status !== 200) return undefined;
      const sum = (of: string) => Number(Object(Object(found.body["aggregate"])[`${of}Amount`]).value);
      const events = (await shop.events(reference)).filter(({ success }) => success === true);
      return {
        state: String(found.body["state"]),
        ...{ authorized: sum("authorized"), captured: sum("captured") },
        ...{ refunded: sum("refunded"), cancelled: sum("cancelled") },
        events: events.map(({ name, idempotencyKey, amount }) => ({
          name: String(name),
          key: typeof idempotencyKey === "string" ? idempotencyKey : undefined,
          minor: Number(Object(amount).value),
        })),
      };
    },
  };
}

type Effect = { name: string; reference: string; amount: { value: number } };

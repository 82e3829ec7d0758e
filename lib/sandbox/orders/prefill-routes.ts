import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { readOrder } from "../control/read-order";
import { type PlatformOrder, PREFILL_MS, type Prefill, type PrefillStatus } from "./order";

/** The products that a partner can fill in, and where each meets its customers. */
const CHANNELS = { payment_integration: "online", checkout: "online", point_of_sale: "in-person" } as const;
const PREFILLED_PRODUCTS = ["payment_integration", "checkout", "point_of_sale"] as const;

const newPrefill = z.strictObject({
  market: z.enum(["NO", "DK", "FI"]),
  organisation: z.string().trim().min(1).max(40),
  product: z.enum(PREFILLED_PRODUCTS),
  name: z.string().trim().min(1).max(30),
  partner: z.string().trim().min(1).max(80),
  pricePackage: z
    .strictObject({ name: z.string().trim().min(1).max(30), description: z.string().trim().max(100) })
    .nullable()
    .default(null),
  answers: z
    .record(z.string().max(60), z.union([z.string().max(2_000), z.number(), z.boolean()]))
    .default({}),
});

/** Keeps what a partner filled in; gives its id. */
async function prefillOrder(
  { orders }: Pick<SandboxContext, "orders">,
  { product, partner, pricePackage, organisation, ...rest }: z.output<typeof newPrefill>,
): Promise<string> {
  const base = { id: randomUUID(), kind: "sales_unit" as const, merchant: organisation, flags: {} };
  const order = { ...base, ...rest, organisation, channel: CHANNELS[product] };
  return (await orders.prefill(order, { product, partner, pricePackage })).id;
}

/**
 * `POST /_control/prefilled-orders` plays a partner who fills an order in for a merchant (201 with its id, and where in the portal
 * it opens), `GET /_control/prefilled-orders` lists them with status and end, `GET .../{id}` gives one.
 */
export function prefillRoutes(context: Pick<SandboxContext, "orders">): Hono {
  const path = "/_control/prefilled-orders";
  return new Hono()
    .post(path, async (c) => {
      const read = await readOrder(c, newPrefill);
      if ("refused" in read) return read.refused;
      const prefilledOrderId = await prefillOrder(context, read.order);
      return c.json({ prefilledOrderId, prefillPath: `/register/${prefilledOrderId}` }, 201);
    })
    .get(path, async (c) => c.json({ orders: (await context.orders.prefilled()).map(show) }))
    .get(`${path}/:id`, async (c) => {
      const order = (await context.orders.prefilled()).find(({ id }) => id === c.req.param("id"));
      return order ? c.json(show(order)) : c.json({ error: "There is no such order." }, 404);
    });
}

function show({
  id,
  organisation,
  name,
  answers,
  prefill,
  status,
}: PlatformOrder & { prefill: Prefill; status: PrefillStatus }) {
  const { partner, product, pricePackage, at } = prefill;
  const expiresAt = new Date(at + PREFILL_MS).toISOString();
  return { id, organisation, product, name, partner, pricePackage, answers, status, expiresAt };
}

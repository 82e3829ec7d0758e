import { z } from "zod";
import { env } from "@/lib/env";
import { send } from "./client";

const prefilledOrder = z.object({
  id: z.uuid(),
  organisation: z.string(),
  product: z.enum(["payment_integration", "checkout", "point_of_sale"]),
  name: z.string().min(1).max(30),
  partner: z.string().min(1).max(80),
  pricePackage: z.object({ name: z.string().max(30), description: z.string().max(100) }).nullable(),
  answers: z.record(z.string().max(60), z.union([z.string().max(2_000), z.number(), z.boolean()])),
  status: z.string(),
  expiresAt: z.coerce.date(),
});

/** An order that a partner filled in for a company, who reviews and submits it. */
export type PrefilledOrder = z.output<typeof prefilledOrder>;

const PATH = "/_control/prefilled-orders";

/** What partners filled in and nobody submitted yet. Only a sandbox tells: a real platform has no interface for merchants. */
export async function listPrefilled(): Promise<readonly PrefilledOrder[]> {
  if (!env.onSandbox) return [];
  const reply = await send({ method: "GET", path: PATH, headers: {} });
  if (reply.kind !== "reply" || reply.status !== 200) return [];
  const answer = z.object({ orders: z.array(z.unknown()) }).safeParse(reply.json);
  // One that can't be read must not hide the others.
  const orders = (answer.data?.orders ?? []).flatMap((one) => prefilledOrder.safeParse(one).data ?? []);
  return orders.filter(({ status }) => status === "RECEIVED");
}

export async function findPrefilled(id: string): Promise<PrefilledOrder | undefined> {
  if (!env.onSandbox) return undefined;
  const reply = await send({ method: "GET", path: `${PATH}/${id}`, headers: {} });
  return reply.kind === "reply" && reply.status === 200
    ? prefilledOrder.safeParse(reply.json).data
    : undefined;
}

import { z } from "zod";
import { env } from "@/lib/env";
import { send } from "./client";

/** What is handed in to the platform's staff. Only a sandbox takes orders: a real platform has no interface for it. */
export type OrderToSend = {
  readonly id: string;
  readonly kind: "sales_unit" | "test_unit" | "recurring";
  readonly market: string;
  readonly merchant: string;
  readonly organisation: string;
  readonly name: string;
  readonly channel: "online" | "in-person";
  readonly flags?: { readonly directCapture?: boolean; readonly skipLandingPage?: boolean };
  readonly msn?: string;
  readonly answers: Readonly<Record<string, string | number | boolean>>;
};

const STATES = ["submitted", "processing", "awaiting_customer", "approved", "stopped"] as const;

const seenOrder = z.object({
  steps: z.array(z.object({ state: z.enum(STATES), note: z.string() })).min(1),
  salesUnit: z
    .object({
      msn: z.string().regex(/^\d{4,10}$/),
      flags: z.object({ directCapture: z.boolean() }),
      keys: z.object({ clientId: z.string(), clientSecret: z.string(), subscriptionKey: z.string() }),
    })
    .optional(),
});

/** An order as the platform has it: its steps, oldest first, and the unit that was made, with its keys. Never log it. */
export type SeenOrder = z.output<typeof seenOrder>;

const PATH = "/_control/orders";
const JSON_BODY = { "content-type": "application/json" };

/** Hands the order in, unless the platform has it already; tells how it stands. Undefined where no answer can be had. */
export async function handInOrder(order: OrderToSend): Promise<SeenOrder | undefined> {
  if (!env.onSandbox) return undefined;
  const known = await send({ method: "GET", path: `${PATH}/${order.id}`, headers: {} });
  if (known.kind === "reply" && known.status === 200) return read(known.json);
  if (known.kind !== "reply" || known.status !== 404) return undefined;
  const body = JSON.stringify(order);
  const reply = await send({ method: "POST", path: PATH, headers: JSON_BODY, body });
  return reply.kind === "reply" && reply.status < 300 ? read(reply.json) : undefined;
}

/** Answers the question of step `seen`; the same answer again changes nothing. */
export async function answerOrder(
  id: string,
  answer: { seen: number; answers: OrderToSend["answers"]; note: string },
): Promise<SeenOrder | undefined> {
  if (!env.onSandbox) return undefined;
  const body = JSON.stringify(answer);
  const reply = await send({ method: "POST", path: `${PATH}/${id}/answer`, headers: JSON_BODY, body });
  return reply.kind === "reply" && reply.status === 200 ? read(reply.json) : undefined;
}

function read(json: unknown): SeenOrder | undefined {
  const parsed = seenOrder.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

const partner = z.object({ name: z.string().min(1).max(80), channel: z.enum(["online", "in-person"]) });
export type Partner = z.output<typeof partner>;

/** Who connects shops and cash registers to the platform in a country. Only a sandbox can be asked. */
export async function listPartners(country: string): Promise<readonly Partner[]> {
  if (!env.onSandbox) return [];
  const reply = await send({ method: "GET", path: `/_control/partners?market=${country}`, headers: {} });
  const answer =
    reply.kind === "reply" ? z.object({ partners: z.array(partner) }).safeParse(reply.json) : undefined;
  return answer?.success ? answer.data.partners : [];
}

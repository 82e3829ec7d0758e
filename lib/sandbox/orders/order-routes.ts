import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { readOrder } from "../control/read-order";
import { ORDER_KINDS, ORDER_STATES } from "./order";
import { partnersIn } from "./partners";

const flag = z.boolean().optional();
const answers = z.record(z.string().max(60), z.union([z.string().max(2_000), z.number(), z.boolean()]));

const newOrder = z.strictObject({
  id: z.uuid(),
  kind: z.enum(ORDER_KINDS),
  market: z.enum(["NO", "DK", "FI"]),
  merchant: z.string().min(1).max(200),
  organisation: z.string().min(1).max(40),
  name: z.string().min(1).max(50),
  channel: z.enum(["online", "in-person"]),
  flags: z.strictObject({ directCapture: flag, skipLandingPage: flag }).default({}),
  msn: z.string().optional(),
  answers: answers.default({}),
});

const step = z.strictObject({ to: z.enum(ORDER_STATES), note: z.string().trim().max(1_000).default("") });
const reply = z.strictObject({ seen: z.int().min(1), answers, note: z.string().max(1_000).default("") });

const MOST = 200;

/**
 * `POST /_control/orders` hands an order in (201; 200 where its id is known), `GET /_control/orders/{id}` tells how it stands:
 * `{ id, kind, steps: [{ state, at, note }], salesUnit? }`, the unit with its keys once it is approved. `POST .../answer` with
 * `{ seen, answers, note }` answers the question that was asked in step `seen`; `.../move` with `{ to, note }` is the staff's step.
 */
export function orderRoutes({ orders }: Pick<SandboxContext, "orders">): Hono {
  const path = "/_control/orders";
  return new Hono()
    .get(path, async (c) => c.json({ orders: await orders.list(MOST) }))
    .post(path, async (c) => {
      const read = await readOrder(c, newOrder);
      if ("refused" in read) return read.refused;
      const { flags, ...rest } = read.order;
      const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
      const { order, fresh } = await orders.take({ ...rest, flags: given });
      return c.json(order, fresh ? 201 : 200);
    })
    .get("/_control/partners", (c) => c.json({ partners: partnersIn(c.req.query("market") ?? "NO") }))
    .get(`${path}/:id`, async (c) => {
      const order = await orders.find(c.req.param("id"));
      return order ? c.json(order) : c.json({ error: "There is no such order." }, 404);
    })
    .post(`${path}/:id/answer`, async (c) => {
      const read = await readOrder(c, reply);
      if ("refused" in read) return read.refused;
      const { seen, ...given } = read.order;
      const moved = await orders.answer(c.req.param("id"), seen, given);
      return "error" in moved ? c.json(moved, 409) : c.json(moved.order);
    })
    .post(`${path}/:id/move`, async (c) => {
      const read = await readOrder(c, step);
      if ("refused" in read) return read.refused;
      const moved = await orders.move(c.req.param("id"), read.order.to, read.order.note);
      return "error" in moved ? c.json(moved, 409) : c.json(moved.order);
    });
}

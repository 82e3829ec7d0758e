import { Hono } from "hono";
import { z } from "zod";
import { makeApproval, PAYMENT_SOURCES } from "../approval";
import type { SandboxContext } from "../context";
import { viewPayment } from "../payment-view";
import { abortPayment, approvePayment, expirePayment } from "../rules/approve-payment";
import { readOrder } from "./read-order";

const SOMEBODY = "4791000011";

const consent = z.strictObject({
  phone: z.string().optional(),
  source: z.enum(PAYMENT_SOURCES.map(({ id }) => id)).optional(),
  shippingOptionId: z.string().optional(),
});

/**
 * `POST /_control/payments/{msn}/{reference}/{approve|reject|expire}`: plays the customer, or the timeout. `approve` takes
 * `{ phone?, source?, shippingOptionId? }`. Answers the payment; 409 with an error code where it cannot be done.
 */
export function controlPaymentRoutes({ desk, people, delivery }: SandboxContext): Hono {
  const path = "/_control/payments/:msn/:reference";
  return new Hono()
    .post(`${path}/approve`, async (c) => {
      const read = await readOrder(c, consent);
      if ("refused" in read) return read.refused;
      const asked = await desk.read(c.req.param());
      const phone = read.order.phone ?? asked?.customerPhone ?? asked?.prefilledPhone ?? SOMEBODY;
      await delivery.prepare(c.req.param(), phone);
      const ruling = await desk.act(c.req.param(), (payment, unit, now) => {
        const approval = makeApproval(payment, { ...read.order, phone }, people, now);
        return approval ? approvePayment(payment, unit, now, approval) : { refused: "7010" as const };
      });
      if ("refused" in ruling) return c.json({ error: ruling.refused }, 409);
      return c.json({ outcome: ruling.outcome, payment: viewPayment(ruling.payment, undefined) });
    })
    .post(`${path}/reject`, async (c) => {
      const ruling = await desk.act(c.req.param(), (payment, _unit, now) => abortPayment(payment, now));
      if ("refused" in ruling) return c.json({ error: ruling.refused }, 409);
      return c.json({ outcome: "rejected", payment: viewPayment(ruling.payment, undefined) });
    })
    .post(`${path}/expire`, async (c) => {
      const ruling = await desk.act(c.req.param(), (payment, _unit, now) => expirePayment(payment, now));
      if ("refused" in ruling) return c.json({ error: ruling.refused }, 409);
      return c.json({ outcome: "expired", payment: viewPayment(ruling.payment, undefined) });
    });
}

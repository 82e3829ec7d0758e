import { randomUUID } from "node:crypto";
import { noticesSince } from "@/lib/sandbox/desk";
import { capturePayment } from "@/lib/sandbox/rules/capture-payment";
import { refundPayment } from "@/lib/sandbox/rules/refund-payment";
import { withEvent } from "@/lib/sandbox/rules/ruling";
import type { Sandbox } from "@/lib/sandbox/server";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import type { Dice } from "../dice";

const EVENTS_EACH = 25;
const DECLINED = 16;
const declined = (at: number) => ({ name: "AUTHORIZED", amount: 100_000, at, success: false }) as const;

/** A payment with 25 events at the platform: declined again and again, approved, captured and refunded in parts. Gives what it tells of them. */
export async function liveThrough(sandbox: Sandbox, msn: string, dice: Dice): Promise<string[]> {
  const { desk, units } = sandbox.context;
  const unit = units.byMsn(msn);
  if (!unit) throw new Error(`the platform has no sales unit ${msn}`);
  const reference = `storm-${randomUUID()}`;
  await new MerchantClient((request) => sandbox.handle(request), unit).create(reference, 100_000);
  for (let count = 0; count < DECLINED; count += 1)
    await desk.act({ msn, reference }, (one, _unit, now) => ({ payment: withEvent(one, {}, declined(now)) }));
  await sandbox.customers.approve({ msn, reference }, { phone: "4791000001" });
  let [captured, refunded] = [0, 0];
  for (let count = 2 + DECLINED; count < EVENTS_EACH; count += 1) {
    const asked = { value: 100 + dice.below(900), currency: "NOK", idempotencyKey: randomUUID() } as const;
    const back = refunded + asked.value <= captured && dice.next() < 0.3;
    const rule = back ? refundPayment : capturePayment;
    const ruled = await desk.act({ msn, reference }, (one, unit, now) => rule(one, unit, now, asked));
    if ("refused" in ruled) throw new Error(`the platform said ${ruled.refused}`);
    if (back) refunded += asked.value;
    else captured += asked.value;
  }
  const payment = await desk.read({ msn, reference });
  if (!payment) throw new Error("no such payment");
  return noticesSince(payment, 0).map(({ body }) => body);
}

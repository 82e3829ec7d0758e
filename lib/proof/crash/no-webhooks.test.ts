import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { now } from "@/lib/clock";
import { findOperations, findPayments } from "@/lib/jobs/find-work";
import { replaceTransport } from "@/lib/payments-api/client";
import { createSandbox } from "@/lib/sandbox/server";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import { createAdministrator, systemCaller } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { Dice } from "../dice";
import { findViolations } from "../invariants";
import { record, seedOf } from "../record";
import { connectCompany } from "./connect-company";
import { pass } from "./matrix-stage";
import { doJobs, findDue } from "./play-worker";

/**
 * T6: a day in which not one webhook comes. Customers approve and let lapse, shops capture, refund and cancel past the portal, people
 * capture in it and lose the answer. The worker has its polling alone.
 */
const db = useTestDatabase();
const sandbox = createSandbox({ units: [], clock: () => now().getTime() });
const PAYMENTS = 20;
const HOUR = 3_600_000;
const PHONE = "4791000001";

afterAll(() => {
  replaceTransport();
  pass(0);
});

type Payment = { id: string; reference: string };

it("T6: without any webhook everything is known within a quarter of an hour", async () => {
  const started = performance.now();
  const seed = seedOf(24);
  const draw = new Dice(seed);
  replaceTransport((request) => sandbox.handle(request));
  const [company] = await connectCompany(sandbox, 1);
  if (!company) throw new Error("no company");
  const { merchant, msn } = company;
  const boss = await createAdministrator(merchant);
  const shop = new MerchantClient((request) => sandbox.handle(request), company.unit);
  const payments: Payment[] = [];
  for (let made = 0; made < PAYMENTS; made += 1) {
    const reference = `quiet-${randomUUID()}`;
    await shop.create(reference, 10_000, {}, `elsewhere-${made}`);
    if (made % 3 > 0) await sandbox.customers.approve({ msn, reference }, { phone: PHONE });
    const pulled = await syncPayment.call(systemCaller(merchant, "payment:sync"), { msn, reference });
    if (pulled.ok) payments.push({ id: pulled.value.paymentId, reference });
  }
  const end = now().getTime() + 24 * HOUR;
  let changes = 0;
  let polls = 0;
  // The last change comes a quarter of an hour before the end.
  while (now().getTime() < end) {
    pass(Math.min(5 * 60_000, Math.max(1_000, end - now().getTime() + 1_000)));
    const quiet = now().getTime() > end - 16 * 60_000;
    if (!quiet && draw.below(3) === 0) {
      changes += 1;
      await happen(draw, shop, msn, draw.pick(payments), async (payment) => {
        sandbox.context.faults.add({
          kind: "apply-then-drop",
          operation: "capture",
          count: 1,
          status: 500,
          ms: 0,
        });
        const [row] = await db.sql("select version from payments where id = $1", [payment.id]);
        const asked = { paymentId: payment.id, seenVersion: Number(row?.["version"]), amountMinor: 700 };
        await capturePayment.call({ ...boss, id: randomUUID() }, { ...asked, idempotencyKey: randomUUID() });
        sandbox.context.faults.remove();
      });
    }
    const due = await findDue([findOperations, findPayments]);
    polls += due.length;
    await doJobs(due, () => ({ diesAt: undefined, dead: false }));
  }
  const elsewhere = (key: string) => key.startsWith("elsewhere");
  const world = { sql: db.sql, appUrl: db.url(), platform: sandbox.handle, elsewhere };
  const violations = await findViolations(world);
  const hooks = await db.sql("select 1 from webhook_inbox");
  const seconds = Math.round((performance.now() - started) / 1_000);
  record({
    test: "T6",
    what: `24 virtual hours without a webhook: ${changes} changes to ${PAYMENTS} payments, ${polls} readings`,
    seed,
    count: changes,
    found: `${violations.length} violations, ${hooks.length} webhooks, ${seconds} s`,
    goal: "all local amounts and states are the platform's",
    holds: violations.length === 0,
  });
  expect(violations).toEqual([]);
  expect(hooks).toEqual([]);
  expect(changes).toBeGreaterThan(50);
});

/** Something that nobody tells the portal, or a capture of its own whose answer is lost. */
async function happen(
  draw: Dice,
  shop: MerchantClient,
  msn: string,
  payment: Payment,
  captureHere: (payment: Payment) => Promise<void>,
): Promise<void> {
  const { reference } = payment;
  const key = `elsewhere-${randomUUID()}`.slice(0, 50);
  const what = draw.below(12);
  if (what === 0) await sandbox.customers.approve({ msn, reference }, { phone: PHONE });
  else if (what < 5) await shop.capture(reference, 100 + draw.below(900), key);
  else if (what < 8) await shop.refund(reference, 50 + draw.below(400), key);
  else if (what === 8 && draw.below(4) === 0) await shop.cancel(reference, {}, key);
  else await captureHere(payment);
}

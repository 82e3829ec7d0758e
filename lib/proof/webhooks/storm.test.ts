import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { waitingEvents } from "@/lib/access/waiting-work";
import { registry } from "@/lib/jobs/registry";
import { signWebhook } from "@/lib/sandbox/webhooks/sign-webhook";
import { createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { deliverEvent } from "@/lib/webhooks/deliver-event";
import { keepWebhookSecret } from "@/lib/webhooks/registration-secret";
import { insertRegistration, keepOnly } from "@/lib/webhooks/repository";
import { addressOf } from "@/lib/webhooks/webhook-address";
import { Dice } from "../dice";
import { record, seedOf } from "../record";
import { liveThrough } from "./live-through";
import { type Sent, storm } from "./make-storm";

const db = useTestDatabase();
const platform = useTestPlatform();
const SECRET = "c2VjcmV0LW9mLXRoZS1zdG9ybQ==";
const DELIVERIES = Number(process.env["PROOF_RUNS"] ?? 100_000);
const PAYMENTS = DELIVERIES / 100;
const AT_ONCE = 64;
/** As long as the worker waits between two looks. */
const LOOK_AGAIN_MS = 1_000;
const seed = seedOf(5);
const registration = randomUUID();
let merchant: TestMerchant;
let msn: string;

beforeAll(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    const url = addressOf(registration);
    await insertRegistration(tx, { merchantId: merchant.id, id: registration, msn, url });
    await keepWebhookSecret(tx, merchant.id, registration, SECRET);
    await keepOnly(tx, { id: registration, msn }, "platform-id", new Date());
  });
});

async function deliver({ body, secret, expected }: Sent): Promise<boolean> {
  const url = addressOf(registration);
  const headers = signWebhook({ url, secret, date: new Date().toUTCString(), body });
  const { status } = await deliverEvent(new Request(url, { method: "POST", headers, body }), registration);
  return status === expected;
}

/** One worker's look around, as its loop does it; gives how much there was to do. */
async function work(): Promise<number> {
  const found = await waitingEvents(200);
  const lines = Array.from({ length: 4 }, async () => {
    for (let one = found.pop(); one; one = found.pop())
      await registry["apply-events"]?.(one, undefined as never);
  });
  const count = found.length;
  await Promise.all(lines);
  return count;
}

async function wrongPayments(): Promise<string[]> {
  const rows = await db.sql(
    `select reference, state, authorized_minor, captured_minor, refunded_minor, cancelled_minor,
      (select count(*) from payment_events where payment_id = payments.id) as events from payments`,
  );
  const wrong = rows.length === PAYMENTS ? [] : [`${rows.length} payments`];
  for (const row of rows) {
    const truth = await platform.sandbox().context.desk.read({ msn, reference: String(row["reference"]) });
    const is = ["state", "authorized_minor", "captured_minor", "refunded_minor", "events"].map(
      (name) => row[name],
    );
    const should = [truth?.state, truth?.authorized, truth?.captured, truth?.refunded, truth?.events.length];
    if (is.join() !== should.join()) wrong.push(`${row["reference"]}: ${is.join()}, there ${should.join()}`);
  }
  return wrong;
}

test("a storm of 100 000 deliveries loses nothing and leaves nothing wrong", async () => {
  await platform.connect(merchant);
  const dice = new Dice(seed);
  const bodies: string[] = [];
  for (let count = 0; count < PAYMENTS; count += 1)
    bodies.push(...(await liveThrough(platform.sandbox(), msn, dice)));
  const sent = storm(bodies, dice, { deliveries: DELIVERIES, secret: SECRET });
  const started = performance.now();
  let [place, unexpected, blowing] = [0, 0, true];
  const lines = Array.from({ length: AT_ONCE }, async () => {
    for (let one = sent[place++]; one; one = sent[place++]) if (!(await deliver(one))) unexpected += 1;
  });
  const worker = (async () => {
    while (blowing) {
      await work();
      await sleep(LOOK_AGAIN_MS);
    }
  })();
  await Promise.all(lines);
  const seconds = (performance.now() - started) / 1_000;
  blowing = false;
  await worker;
  while ((await work()) > 0);
  const drained = (performance.now() - started) / 1_000 - seconds;
  const [kept] = await db.sql(
    "select count(*)::int as all, count(reference)::int as named, count(*) filter (where applied_at is null)::int as waiting from webhook_inbox",
  );
  const wrong = await wrongPayments();
  const lost = bodies.length - Number(kept?.["named"]);
  const holds =
    lost === 0 && unexpected === 0 && wrong.length === 0 && kept?.["waiting"] === 0 && drained <= 300;
  record({
    test: "T5",
    what: `deliveries for ${PAYMENTS} payments: 60 % known, 10 % forged, 5 % malformed, shuffled`,
    seed,
    count: sent.length,
    found: `${lost} lost, ${wrong.length} wrong payments, ${unexpected} unexpected answers, ${Math.round(sent.length / seconds)} a second, drained ${drained.toFixed(1)} s after the last`,
    goal: "0 lost, 0 wrong, each valid one 2xx, drained within 5 min",
    holds,
  });
  expect({ lost, unexpected, waiting: kept?.["waiting"], wrong: wrong.slice(0, 3) }).toEqual({
    ...{ lost: 0, unexpected: 0, waiting: 0, wrong: [] },
  });
  expect(drained).toBeLessThanOrEqual(300);
});

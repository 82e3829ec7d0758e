import { getPriority } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { Agent, request } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { pidOf } from "@/lib/launch/children";
import { freePort } from "@/lib/launch/free-port";
import { createSandbox } from "@/lib/sandbox/server";
import { signWebhook } from "@/lib/sandbox/webhooks/sign-webhook";
import { readWebhookSecret } from "@/lib/webhooks/registration-secret";
import { addressOf } from "@/lib/webhooks/webhook-address";
import { connectCompany, type Place } from "../crash/connect-company";
import { type MortalPrograms, startMortals } from "../crash/mortal-programs";
import { Dice } from "../dice";
import { drive } from "../load/drive";
import { describe, summarise } from "../load/figures";
import { record, seedOf } from "../record";
import { tellStolen, watchStolenTime } from "../stolen-time";
import { liveThrough } from "./live-through";
import { storm } from "./make-storm";

const PER_SECOND = Number(process.env["PROOF_RATE"] ?? 300);
const SECONDS = 30;
const PAYMENTS = (PER_SECOND * SECONDS) / 100;
const GOAL = { p99: 250, drainedSeconds: 300 };
const sandbox = createSandbox({ units: [], rateLimits: false });
let programs: MortalPrograms;
let place: Place;
let registration: { id: string; secret: string };

/** Waits until the worker has the webhook of the unit; from then on only this proof delivers to it. */
async function registered(merchantId: string): Promise<{ id: string; secret: string }> {
  for (;;) {
    const [row] = await programs.server.sql(
      "select id from webhook_registrations where platform_id is not null and removed_at is null",
    );
    const id = String(row?.["id"]);
    const secret =
      row &&
      (await inWriteTransaction({ merchantId, reach: "all" }, (tx) => readWebhookSecret(tx, merchantId, id)));
    if (secret) return { id, secret };
    await pause(200);
  }
}

beforeAll(async () => {
  programs = await startMortals({ port: await freePort(), portals: 1, workers: 1, platform: sandbox });
  const [first] = await connectCompany(sandbox, 1);
  if (!first) throw new Error("no company");
  place = first;
  registration = await registered(first.merchant.id);
  await sandbox.context.dispatcher.stop();
});
afterAll(() => programs?.stop());

const count = async (query: string) => Number((await programs.server.sql(query))[0]?.["n"]);
const waiting = () => count("select count(*) as n from webhook_inbox where applied_at is null");

/** Payments whose amounts or events are not the platform's. */
async function wrongPayments(): Promise<string[]> {
  const rows = await programs.server.sql(
    `select reference, captured_minor::int as captured, refunded_minor::int as refunded,
      (select count(*)::int from payment_events where payment_id = payments.id) as events from payments`,
  );
  const wrong = rows.length === PAYMENTS ? [] : [`${rows.length} payments`];
  for (const row of rows) {
    const reference = String(row["reference"]);
    const truth = await sandbox.context.desk.read({ msn: place.msn, reference });
    const [is, should] = [
      [row["captured"], row["refunded"], row["events"]],
      [truth?.captured, truth?.refunded, truth?.events.length],
    ];
    if (is.join() !== should.join()) wrong.push(`${reference}: ${is.join()}, there ${should.join()}`);
  }
  return wrong;
}

test("the built portal keeps 300 deliveries a second while the worker reads what they tell of", async () => {
  const seed = seedOf(5);
  const dice = new Dice(seed);
  const bodies: string[] = [];
  for (let made = 0; made < PAYMENTS; made += 1)
    bodies.push(...(await liveThrough(sandbox, place.msn, dice)));
  const sent = storm(bodies, dice, { deliveries: PER_SECOND * SECONDS, secret: registration.secret });
  const url = addressOf(registration.id);
  const dispatcher = new Agent({ connections: 64 });
  const deliver = async () => {
    const one = sent[Math.min(next++, sent.length - 1)];
    if (!one) throw new Error("nothing to deliver");
    const headers = signWebhook({ url, secret: one.secret, date: new Date().toUTCString(), body: one.body });
    const answer = await request(url, { dispatcher, method: "POST", headers, body: one.body });
    await answer.body.dump();
    const wrong = answer.statusCode === one.expected ? {} : { wrong: `${answer.statusCode}` };
    return { kind: "webhook", status: answer.statusCode, shed: false, ...wrong };
  };
  let next = 0;
  await drive(deliver, { perSecond: PER_SECOND / 4, seconds: 10, draw: () => dice.next() });
  const stolen = watchStolenTime();
  const samples = await drive(deliver, { perSecond: PER_SECOND, seconds: SECONDS, draw: () => dice.next() });
  while (next < sent.length) await deliver();
  const taken = tellStolen(stolen());
  const summary = summarise(samples, SECONDS);
  const started = performance.now();
  while ((await waiting()) > 0 && performance.now() - started < GOAL.drainedSeconds * 1_000) await pause(500);
  const drained = (performance.now() - started) / 1_000;
  const lost = bodies.length - (await count("select count(reference) as n from webhook_inbox"));
  const wrong = await wrongPayments();
  record({
    test: "T5",
    what: `deliveries over HTTP to the built portal at ${PER_SECOND} a second, its worker and the platform on the same two cores`,
    seed,
    count: samples.length,
    found: `${describe(summary)}; ${lost} lost, ${wrong.length} wrong payments, drained ${drained.toFixed(1)} s after the last; ${taken}`,
    goal: `0 lost, 0 wrong, p99 ≤ ${GOAL.p99} ms, drained within 5 min`,
    holds: lost === 0 && wrong.length === 0 && summary.wrong === 0 && summary.p99 <= GOAL.p99,
  });
  expect({ lost, wrong: wrong.slice(0, 3), reasons: summary.reasons, open: await waiting() }).toEqual({
    ...{ lost: 0, wrong: [], reasons: {}, open: 0 },
  });
  expect(programs.endedByItself).toEqual([]);
  // The worker stands back behind the portal, where both want the same core.
  expect(getPriority(pidOf("worker 1"))).toBeGreaterThan(getPriority(pidOf("portal 1")));
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, vi } from "vitest";
import { z } from "zod";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { defineUseCase } from "@/lib/access/use-case";
import { waitingEvents } from "@/lib/access/waiting-work";
import { type CollectInput, referenceOf } from "@/lib/collect/collect-input";
import { collectPayment } from "@/lib/collect/collect-payment";
import { resolveCreation } from "@/lib/collect/resolve-creation";
import { money } from "@/lib/domain/money";
import { registry } from "@/lib/jobs/registry";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { replaceTransport } from "@/lib/payments-api/client";
import { demoKeys, demoMerchant } from "@/lib/sandbox/demo-units";
import { viewNotice } from "@/lib/sandbox/payment-view";
import { makeSalesUnit } from "@/lib/sandbox/sales-unit";
import { createSandbox, type Sandbox } from "@/lib/sandbox/server";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import { signWebhook } from "@/lib/sandbox/webhooks/sign-webhook";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { deliverEvent } from "@/lib/webhooks/deliver-event";
import { keepWebhookSecret } from "@/lib/webhooks/registration-secret";
import { insertRegistration, keepOnly } from "@/lib/webhooks/repository";
import { addressOf } from "@/lib/webhooks/webhook-address";
import { FaultyLine } from "./faulty-line";
import type { Fate } from "./payment-model";
import { AMOUNT } from "./platform-model";

const SECRET = "c2VjcmV0LW9mLXRoZS1tb2RlbA==";
const PHONE = "4791000001";

/** Stands for what a feature does with it. */
const collect = defineUseCase({
  permission: "payment-request:send",
  input: z.custom<CollectInput>(),
  run: collectPayment,
});

export type Place = { readonly id: string; readonly reference: string };

/** The portal's own use cases on a real database, the sandbox in the same process, and a clock that stands until it is moved. */
export type Rig = {
  readonly line: FaultyLine;
  readonly sandbox: Sandbox;
  readonly shop: MerchantClient;
  readonly merchant: TestMerchant;
  readonly boss: PersonCaller;
  readonly msn: string;
  readonly sql: ReturnType<typeof useTestDatabase>["sql"];
  readonly registration: string;
};

export function useRig(): () => Rig {
  const db = useTestDatabase();
  let rig: Rig | undefined;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    rig = await makeRig(db.sql);
  });
  afterAll(() => {
    replaceTransport();
    vi.useRealTimers();
  });
  return () => {
    if (!rig) throw new Error("the rig is not there yet");
    return rig;
  };
}

async function makeRig(sql: Rig["sql"]): Promise<Rig> {
  const merchant = await createMerchant();
  const msn = merchant.units[0] ?? "";
  const boss = await createAdministrator(merchant);
  const sandbox = createSandbox({ units: [], rateLimits: false });
  await sandbox.ready;
  const keys = demoKeys(msn);
  const company = demoMerchant(merchant.slug, merchant.slug, "business:NO:ORG", "999000010");
  const unit = makeSalesUnit({ msn, name: "Model", merchant: company, market: "NO", keys });
  await sandbox.context.units.save(unit);
  const registration = randomUUID();
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    await keepApiKeys(tx, merchant.id, { msn, ...keys });
    await insertRegistration(tx, {
      merchantId: merchant.id,
      id: registration,
      msn,
      url: addressOf(registration),
    });
    await keepWebhookSecret(tx, merchant.id, registration, SECRET);
    await keepOnly(tx, { id: registration, msn }, "platform-id", new Date());
  });
  const line = new FaultyLine((request) => sandbox.handle(request));
  const shop = new MerchantClient((request) => sandbox.handle(request), unit);
  return { line, sandbox, shop, merchant, boss, msn, sql, registration };
}

export function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

/** Has a payment made whatever becomes of the first request, the worker finding out; gives where it is. */
export async function makePayment(rig: Rig, fate: Fate): Promise<Place> {
  const idempotencyKey = randomUUID();
  const source = { kind: "request", id: randomUUID() } as const;
  const input = {
    msn: rig.msn,
    source,
    amount: money(AMOUNT, "NOK"),
    flow: "PUSH_MESSAGE",
    phone: PHONE,
  } as const;
  await rig.line.under(fate, () =>
    collect.call(rig.boss, { ...input, description: "Modelled", idempotencyKey }),
  );
  const reference = referenceOf("request", idempotencyKey);
  for (let turn = 0; turn < 20; turn += 1) {
    const [row] = await rig.sql("select state, payment_id from payment_creations where id = $1", [
      idempotencyKey,
    ]);
    if (row?.["state"] === "succeeded") return { id: String(row["payment_id"]), reference };
    if (row?.["state"] === "failed") throw new Error("a payment that could have been made was given up");
    pass(20_000);
    await resolveCreation.call(systemCaller(rig.merchant, "payment:create"), { creationId: idempotencyKey });
  }
  throw new Error("nobody found out what became of a new payment");
}

export async function approve(rig: Rig, { reference }: Place): Promise<boolean> {
  const approved = await rig.sandbox.customers.approve({ msn: rig.msn, reference }, { phone: PHONE });
  return approved.outcome === "approved";
}

/** Brings the event at `place` of the payment's log `copies` times, and lets the worker do what waits; gives how often it read. */
export async function bringEvent(rig: Rig, at: Place, place: number, copies: number): Promise<number> {
  const payment = await rig.sandbox.context.desk.read({ msn: rig.msn, reference: at.reference });
  const event = payment?.events[place];
  if (!payment || !event) throw new Error("no such event");
  const body = JSON.stringify(viewNotice(payment, event));
  const url = addressOf(rig.registration);
  const headers = signWebhook({ url, secret: SECRET, date: new Date().toUTCString(), body });
  const deliver = () => deliverEvent(new Request(url, { method: "POST", headers, body }), rig.registration);
  const answers = await Promise.all(Array.from({ length: copies }, deliver));
  if (answers.some(({ status }) => status !== 200)) throw new Error("a genuine event was refused");
  const mine = (await waitingEvents(1_000)).filter(({ reference }) => reference === at.reference);
  for (const payload of mine) await registry["apply-events"]?.(payload, undefined as never);
  return mine.length;
}

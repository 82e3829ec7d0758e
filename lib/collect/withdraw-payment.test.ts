import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { PersonCaller } from "@/lib/access/caller";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { money } from "@/lib/domain/money";
import { createMerchant, createPerson, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { actionsIn, importPayment, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { resolveOperation } from "@/lib/transactions/resolve-operation";
import type { Source } from "./collect-input";
import { collectPayment } from "./collect-payment";
import { type Withdrawal, withdrawPayment } from "./withdraw-payment";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let assistant: PersonCaller;
let source: Source;

const collect = defineUseCase({
  permission: "payment-request:send",
  input: z.uuid(),
  run: (scope, idempotencyKey) =>
    collectPayment(scope, {
      msn: merchant.units[0] ?? "",
      source,
      amount: money(5_000, "NOK"),
      flow: "PUSH_MESSAGE",
      phone: "4791000001",
      description: "Coffee",
      idempotencyKey,
    }),
});

const withdraw = defineUseCase({
  permission: "payment-request:send",
  input: z.custom<Withdrawal>(),
  run: (scope, wanted) =>
    scope.write(async (tx): Promise<Change<Awaited<ReturnType<typeof withdrawPayment>>>> => {
      const asked = await withdrawPayment(tx, scope, wanted);
      return { value: asked, audit: asked.ok ? asked.value : "unchanged" };
    }),
});

beforeEach(async () => {
  merchant = await createMerchant(2);
  source = { kind: "request", id: randomUUID() };
  assistant = await createPerson(merchant, [
    { role: "assistant", extras: [], unit: merchant.units[0] ?? "" },
  ]);
  await platform.connect(merchant);
});

async function open() {
  const made = await collect.call(assistant, randomUUID());
  if (!made.ok || made.value.outcome !== "created") throw new Error("no payment was made");
  return made.value;
}

const workerCarriesOut = (operationId: string) =>
  resolveOperation.call(systemCaller(merchant, "operation:resolve"), { operationId });

test("an assistant takes back an open request, and the worker carries it out once", async () => {
  const { paymentId, reference } = await open();
  const idempotencyKey = randomUUID();
  const asked = { paymentId, source, idempotencyKey };
  expect(await withdraw.call(assistant, asked)).toMatchObject({ ok: true });
  expect(await withdraw.call(assistant, { ...asked, idempotencyKey: randomUUID() })).toEqual({
    ok: false,
    error: { code: "withdrawal_open" },
  });
  expect(await workerCarriesOut(idempotencyKey)).toMatchObject({ value: { state: "succeeded" } });
  expect(await paymentIn(db, paymentId)).toMatchObject({ status: "cancelled", state: "TERMINATED" });
  expect(await platform.effects(merchant.units[0] ?? "", reference, idempotencyKey)).toBe(1);
  expect((await actionsIn(db, paymentId)).map(({ action }) => action)).toEqual([
    "payment.create.done",
    "payment.cancel.requested",
    "payment.cancel.done",
  ]);
  expect(await withdraw.call(assistant, { ...asked, idempotencyKey: randomUUID() })).toMatchObject({
    error: { code: "no_longer_open" },
  });
});

test("lets go of nothing that the customer approved a moment before", async () => {
  const { paymentId, reference } = await open();
  const msn = merchant.units[0] ?? "";
  await platform.sandbox().customers.approve({ msn, reference }, { phone: "4791000001" });
  const idempotencyKey = randomUUID();
  await withdraw.call(assistant, { paymentId, source, idempotencyKey });
  expect(await workerCarriesOut(idempotencyKey)).toMatchObject({ value: { state: "failed" } });
  await importPayment(db, merchant, msn, reference);
  expect(await paymentIn(db, paymentId)).toMatchObject({ status: "reserved", cancelled_minor: 0 });
});

test("is not there for another source, another sales unit or another company", async () => {
  const { paymentId } = await open();
  const asked = { paymentId, source, idempotencyKey: randomUUID() };
  const elsewhere = await createPerson(merchant, [
    { role: "assistant", extras: [], unit: merchant.units[1] ?? "" },
  ]);
  const other = await createMerchant();
  const stranger = await createPerson(other, [{ role: "administrator", extras: [], unit: "all" }]);
  const missing = { ok: false, error: { code: "payment_not_found" } };
  expect(await withdraw.call(elsewhere, asked)).toEqual(missing);
  expect(await withdraw.call(stranger, asked)).toEqual(missing);
  expect(await withdraw.call(assistant, { ...asked, source: { kind: "invoice", id: source.id } })).toEqual(
    missing,
  );
  expect(await paymentIn(db, paymentId)).toMatchObject({ state: "CREATED" });
});

import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { duePayments } from "@/lib/access/waiting-work";
import { shiftClock } from "@/lib/clock";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { actionsIn, chainIsWhole, importPayment, operationIn, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "./capture-payment";
import { getPayment } from "./get-payment";
import { resolveOperation } from "./resolve-operation";
import { reviewOperation } from "./review-operation";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let paymentId: string;
let key: string;

/** A capture that never arrived and that nobody looked after for a day. */
beforeEach(async () => {
  merchant = await createMerchant(2);
  const msn = merchant.units[0] ?? "";
  boss = await createAdministrator(merchant);
  await platform.connect(merchant);
  const payment = await importPayment(db, merchant, msn, await platform.approved(msn));
  paymentId = payment.id;
  key = randomUUID();
  platform.order("/capture", "drop_before_apply");
  const form = { paymentId, seenVersion: payment.version, idempotencyKey: key, amountMinor: 4_000 };
  await capturePayment.call(boss, form);
  shiftClock(24 * 3_600_000);
  await resolveOperation.call(systemCaller(merchant, "operation:resolve"), { operationId: key });
});

afterEach(() => shiftClock(0));

const review = (caller: PersonCaller, happened: boolean, reason = "Not in the settlement") =>
  reviewOperation.call(caller, { operationId: key, happened, reason });

test("what did not happen frees its money, and the payment can be captured again", async () => {
  expect(await operationIn(db, key)).toMatchObject({ state: "needs_review" });
  expect(await review(boss, false)).toEqual({ ok: true, value: { state: "failed" } });
  const row = await paymentIn(db, paymentId);
  expect(row).toMatchObject({ capture_reserved_minor: 0, captured_minor: 0 });
  const form = { paymentId, seenVersion: Number(row["version"]), idempotencyKey: randomUUID() };
  expect(await capturePayment.call(boss, form)).toMatchObject({ value: { outcome: "done" } });
});

test("what happened is taken for done, and the amounts are read from the platform at the next turn", async () => {
  expect(await review(boss, true)).toEqual({ ok: true, value: { state: "succeeded" } });
  expect(await paymentIn(db, paymentId)).toMatchObject({ capture_reserved_minor: 0, captured_minor: 0 });
  expect((await duePayments(10_000)).some(({ id }) => id === paymentId)).toBe(true);
});

test("is decided once, with the reason among the steps and out of the audit log", async () => {
  await review(boss, false);
  expect(await review(boss, true)).toEqual({ ok: false, error: { code: "not_in_review" } });
  const steps = await db.sql("select note from operation_events where operation_id = $1 order by id", [key]);
  expect(steps.at(-1)).toEqual({ note: "decided by a person: Not in the settlement" });
  const last = (await actionsIn(db, paymentId)).at(-1);
  expect(last).toMatchObject({ action: "payment.capture.reviewed", actor_id: boss.id });
  expect(JSON.stringify(last)).not.toContain("settlement");
  expect(await chainIsWhole(merchant)).toBe(true);
});

test("takes a reason and the permission, in this sales unit and this company", async () => {
  expect(await review(boss, false, " ")).toMatchObject({
    error: { code: "invalid_input", fields: ["reason"] },
  });
  const reader = await createPerson(merchant, [{ role: "sales_unit_manager", extras: [], unit: "all" }]);
  expect(await review(reader, false)).toMatchObject({ error: { code: "forbidden" } });
  const elsewhere = await createPerson(merchant, [
    { role: "assistant", extras: ["transaction_management"], unit: merchant.units[1] ?? "" },
  ]);
  const stranger = await createAdministrator(await createMerchant());
  for (const caller of [elsewhere, stranger])
    expect(await review(caller, false)).toEqual({ ok: false, error: { code: "operation_not_found" } });
  expect(await operationIn(db, key)).toMatchObject({ state: "needs_review" });
});

async function sightOf(caller: PersonCaller) {
  const found = await getPayment.call(caller, { paymentId });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

// Two events of one moment stood in either order, so a payment could be approved before it was made.
test("of one moment the platform's log begins with the creation", async () => {
  await db.sql("update payment_events set at = '2026-11-20T10:00:00Z' where payment_id = $1", [paymentId]);
  await db.sql("update payment_events set raw = raw where payment_id = $1 and name = 'CREATED'", [paymentId]);
  const { review } = await sightOf(boss);
  expect(review?.log.map(({ name }) => name)).toEqual(["AUTHORIZED", "CREATED"]);
});

// Nobody could decide: the page showed that someone had to, but neither what was known nor a way to say so.
test("whoever may decide sees what was asked and what the platform's log says", async () => {
  const { open, review, can } = await sightOf(boss);
  expect(open).toMatchObject({ kind: "capture", state: "needs_review", amount: { minor: 4_000 } });
  expect(review).toMatchObject({ operation: key, asked: { by: "Test Administrator" }, may: true });
  const names = review?.log.map(({ name, success, ours }) => ({ name, success, ours }));
  expect(names).toEqual([
    { name: "AUTHORIZED", success: true, ours: false },
    { name: "CREATED", success: true, ours: false },
  ]);
  expect(can.capture).toEqual({ prevented: { code: "operation_open" } });
  const reader = await createPerson(merchant, [{ role: "sales_unit_manager", extras: [], unit: "all" }]);
  expect((await sightOf(reader)).review).toMatchObject({ may: false });
});

test.each([
  [false, "capture.reviewed_not_done"],
  [true, "capture.reviewed"],
])("a decision (%s) stands in the history with its reason and its author", async (happened, action) => {
  await review(boss, happened);
  const { review: left, open, timeline } = await sightOf(boss);
  expect([left, open]).toEqual([undefined, undefined]);
  const [step] = timeline.filter((entry) => entry.kind === "step" && entry.action.includes("reviewed"));
  expect(step).toMatchObject({ action, by: "Test Administrator", reason: "Not in the settlement" });
  expect(step).not.toHaveProperty("platformCode");
});

import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { actionsIn, chainIsWhole, importPayment, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { addNote } from "./add-note";
import { cancelPayment } from "./cancel-payment";
import { capturePayment } from "./capture-payment";
import { checkStatusNow } from "./check-status-now";
import { refundPayment } from "./refund-payment";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  boss = await createAdministrator(merchant);
  await platform.connect(merchant);
});

type Imported = Awaited<ReturnType<typeof importPayment>>;

const reserved = async (minor?: number): Promise<Imported> =>
  importPayment(db, merchant, msn, await platform.approved(msn, minor));

const look = async (payment: Imported): Promise<Imported> => ({
  ...payment,
  version: Number((await paymentIn(db, payment.id))["version"]),
});

const form = (payment: Imported) => ({
  paymentId: payment.id,
  seenVersion: payment.version,
  idempotencyKey: randomUUID(),
});

async function captured(minor: number): Promise<Imported> {
  const payment = await reserved();
  await capturePayment.call(boss, { ...form(payment), amountMinor: minor });
  return look(payment);
}

describe("cancelling", () => {
  test("after a part was captured lets go of all the rest", async () => {
    const payment = await captured(4_000);
    expect(await cancelPayment.call(boss, form(payment))).toMatchObject({
      ok: true,
      value: { outcome: "done", kind: "cancel", amount: { minor: 6_000 } },
    });
    expect(await paymentIn(db, payment.id)).toMatchObject({
      captured_minor: 4_000,
      cancelled_minor: 6_000,
      status: "captured",
    });
  });

  test("before the approval withdraws the request", async () => {
    const payment = await importPayment(db, merchant, msn, await platform.requested(msn));
    expect(await cancelPayment.call(boss, form(payment))).toMatchObject({ value: { outcome: "done" } });
    expect(await paymentIn(db, payment.id)).toMatchObject({ state: "TERMINATED", status: "cancelled" });
  });

  test("withdraws nothing that the customer approved a moment before", async () => {
    const reference = await platform.requested(msn);
    const payment = await importPayment(db, merchant, msn, reference);
    await platform.sandbox().customers.approve({ msn, reference }, { phone: "4791000001" });
    expect(await cancelPayment.call(boss, form(payment))).toMatchObject({
      ok: false,
      error: { code: "refused_by_platform", platformCode: "6060" },
    });
    expect(await checkStatusNow.call(boss, { paymentId: payment.id })).toMatchObject({
      value: { changed: true },
    });
    expect(await paymentIn(db, payment.id)).toMatchObject({ status: "reserved", cancelled_minor: 0 });
  });

  test("what is captured in full, and what is cancelled already, is refused here", async () => {
    const full = await captured(10_000);
    expect(await cancelPayment.call(boss, form(full))).toEqual({
      ok: false,
      error: { code: "nothing_to_cancel" },
    });
    const waiting = await importPayment(db, merchant, msn, await platform.requested(msn));
    await cancelPayment.call(boss, form(waiting));
    expect(await cancelPayment.call(boss, form(await look(waiting)))).toEqual({
      ok: false,
      error: { code: "already_final", state: "TERMINATED" },
    });
  });
});

describe("refunding", () => {
  test("in two parts gives back exactly what was captured, and no øre more", async () => {
    const payment = await captured(5_000);
    await refundPayment.call(boss, { ...form(payment), amountMinor: 2_000, reason: "Broken cup" });
    expect(await paymentIn(db, payment.id)).toMatchObject({ status: "partially_refunded" });
    const again = await look(payment);
    expect(await refundPayment.call(boss, { ...form(again), amountMinor: 3_001 })).toMatchObject({
      ok: false,
      error: { code: "amount_exceeds_refundable", remaining: { minor: 3_000 } },
    });
    expect(await refundPayment.call(boss, form(again))).toMatchObject({
      value: { outcome: "done", amount: { minor: 3_000 } },
    });
    expect(await paymentIn(db, payment.id)).toMatchObject({ refunded_minor: 5_000, status: "refunded" });
    expect((await actionsIn(db, payment.id)).map(({ action }) => action).slice(-4)).toEqual([
      "payment.refund.requested",
      "payment.refund.done",
      "payment.refund.requested",
      "payment.refund.done",
    ]);
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("keeps the reason with the operation and out of the audit log", async () => {
    const payment = await captured(5_000);
    const input = { ...form(payment), amountMinor: 1_000, reason: "  Broken cup " };
    await refundPayment.call(boss, input);
    const kept = await db.sql("select reason from operations where id = $1", [input.idempotencyKey]);
    expect(kept).toEqual([{ reason: "Broken cup" }]);
    expect(JSON.stringify(await actionsIn(db, payment.id))).not.toContain("Broken");
  });

  test("takes its own permission: who may only look may not", async () => {
    const payment = await captured(5_000);
    const manager = await createPerson(merchant, [{ role: "sales_unit_manager", extras: [], unit: msn }]);
    expect(await refundPayment.call(manager, form(payment))).toMatchObject({ error: { code: "forbidden" } });
    expect(await cancelPayment.call(manager, form(payment))).toMatchObject({ error: { code: "forbidden" } });
  });
});

describe("a note", () => {
  test("is kept once however often the form comes, and audited without its text", async () => {
    const payment = await reserved();
    const note = { paymentId: payment.id, noteId: randomUUID(), text: " Customer called " };
    const first = await addNote.call(boss, note);
    expect(await addNote.call(boss, note)).toEqual(first);
    const kept = await db.sql("select text, author_id from payment_notes where payment_id = $1", [
      payment.id,
    ]);
    expect(kept).toEqual([{ text: "Customer called", author_id: boss.id }]);
    const rows = (await actionsIn(db, payment.id)).filter(({ action }) => action === "payment.note.added");
    expect(rows).toMatchObject([{ details: { note: note.noteId } }]);
  });

  test("of another sales unit or company does not come to be", async () => {
    const payment = await reserved();
    const elsewhere = await createPerson(merchant, [
      { role: "assistant", extras: [], unit: merchant.units[1] ?? "" },
    ]);
    const stranger = await createAdministrator(await createMerchant());
    for (const caller of [elsewhere, stranger]) {
      const note = { paymentId: payment.id, noteId: randomUUID(), text: "Hello" };
      expect(await addNote.call(caller, note)).toEqual({ ok: false, error: { code: "payment_not_found" } });
      expect(await checkStatusNow.call(caller, { paymentId: payment.id })).toEqual({
        ok: false,
        error: { code: "payment_not_found" },
      });
    }
  });

  test.each(["", "   ", "x".repeat(1_001), "4111 1111 1111 1111"])("is refused: %s", async (text) => {
    const payment = await reserved();
    const note = { paymentId: payment.id, noteId: randomUUID(), text };
    expect(await addNote.call(boss, note)).toEqual({
      ok: false,
      error: { code: "invalid_input", fields: ["text"] },
    });
  });
});

import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { addNote } from "./add-note";
import { getPayment } from "./get-payment";
import { readRawEvents } from "./watch-list";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;

beforeAll(async () => {
  merchant = await createMerchant(2);
  admin = await createAdministrator(merchant);
});

async function seen(paymentId: string, caller: PersonCaller = admin) {
  const answer = await getPayment.call(caller, { paymentId });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

describe("one payment", () => {
  it("offers what can be done now, at most so much, and says why the rest can't", async () => {
    const { id } = await insertPayment(merchant, { capturedMinor: 4_000, authorizedAt: new Date() });
    const { can, status, remaining } = await seen(id);
    expect(status).toBe("partially_captured");
    expect(remaining.minor).toBe(6_000);
    expect(can).toMatchObject({
      capture: { most: { minor: 6_000 } },
      cancel: { most: { minor: 6_000 } },
      refund: { most: { minor: 4_000 } },
    });
    const over = await insertPayment(merchant, { captureDeadline: new Date(Date.now() - 1_000) });
    expect((await seen(over.id)).can).toMatchObject({
      capture: { prevented: { code: "capture_period_over" } },
      refund: { prevented: { code: "nothing_to_refund" } },
    });
  });

  it("offers nothing to who may only look, and masks the customer", async () => {
    const { id, msn } = await insertPayment(merchant, {
      customerName: "Åse Ødegård",
      customerPhone: "4798765432",
    });
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: msn }]);
    const detail = await seen(id, assistant);
    expect(detail.customer).toEqual({ name: "Å. Ø.", phone: "•••• 32", masked: true });
    expect(JSON.stringify(detail)).not.toContain("98765432");
    expect(detail.can.capture).toEqual({ prevented: { code: "forbidden" } });
  });

  it("lets every button rest while an answer is outstanding", async () => {
    const payment = await insertPayment(merchant, { capturedMinor: 5_000 });
    await db.sql(
      `insert into operations (merchant_id, id, msn, payment_id, kind, amount_minor, currency, request_hash, seen_version, state)
       values ($1, gen_random_uuid(), $2, $3, 'refund', 500, 'NOK', '', 1, 'unknown')`,
      [merchant.id, payment.msn, payment.id],
    );
    const { open, can } = await seen(payment.id);
    expect(open).toMatchObject({ kind: "refund", outcome: "unknown", amount: { minor: 500 } });
    for (const possible of Object.values(can))
      expect(possible).toEqual({ prevented: { code: "operation_open" } });
  });

  it("merges events and notes into one history, newest first, with the colleague's name", async () => {
    const payment = await insertPayment(merchant);
    await db.sql(
      `insert into payment_events (merchant_id, msn, payment_id, psp_reference, name, amount_minor, currency, at, success, raw)
       values ($1, $2, $3, 'psp-1', 'CREATED', 10000, 'NOK', now() - interval '2 hours', true, '{}'),
              ($1, $2, $3, 'psp-2', 'AUTHORIZED', 10000, 'NOK', now() - interval '1 hour', true, '{}')`,
      [merchant.id, payment.msn, payment.id],
    );
    await addNote.call(admin, { paymentId: payment.id, noteId: randomUUID(), text: "Called the customer." });
    const { timeline } = await seen(payment.id);
    expect(timeline).toMatchObject([
      { kind: "note", text: "Called the customer.", by: admin.name },
      { kind: "event", name: "AUTHORIZED" },
      { kind: "event", name: "CREATED" },
    ]);
  });

  it("of another sales unit, of another company and of nowhere are the same", async () => {
    const [own, other] = merchant.units;
    const elsewhere = await insertPayment(merchant, { msn: other ?? "" });
    const foreign = await insertPayment(await createMerchant());
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: own ?? "" }]);
    for (const paymentId of [elsewhere.id, foreign.id, randomUUID()])
      expect(await getPayment.call(assistant, { paymentId })).toEqual({
        ok: false,
        error: { code: "payment_not_found" },
      });
  });
});

// The platform's own words about an event hold what the customer shared, and were shown to those for whom the customer is masked
// everywhere else. Fields that the platform adds one day may do so too, so only known ones are left.
describe("the platform's own words about an event", () => {
  it("tell of the customer only to who may see them", async () => {
    const { id, msn } = await insertPayment(merchant);
    const raw = {
      name: "AUTHORIZED",
      success: true,
      userDetails: { firstName: "Canary", mobileNumber: "4799988777" },
      sub: "canary-sub",
      addedLater: "canary",
    };
    await db.sql(
      `insert into payment_events (merchant_id, msn, payment_id, psp_reference, name, amount_minor, currency, at, success, raw)
       values ($1, $2, $3, 'psp-1', 'AUTHORIZED', 100, 'NOK', now(), true, $4)`,
      [merchant.id, msn, id, JSON.stringify(raw)],
    );
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: msn }]);
    expect(await readRawEvents.call(assistant, { paymentId: id })).toEqual({
      ok: true,
      value: { events: [{ name: "AUTHORIZED", success: true }] },
    });
    expect(await readRawEvents.call(admin, { paymentId: id })).toMatchObject({ value: { events: [raw] } });
  });
});

// A NUL in a text passed every check and broke in the database: an error page, and the next request asked whether the database
// was still there.
it("a text with a NUL is refused at the door", async () => {
  const { id } = await insertPayment(merchant);
  const note = { paymentId: id, noteId: randomUUID(), text: "before\u0000after" };
  expect(await addNote.call(admin, note)).toEqual({
    ok: false,
    error: { code: "invalid_input", fields: ["text"] },
  });
});

// A note that was changed after a lost answer was told to be kept, while the first text stood there.
it("the id of a note stands for one text", async () => {
  const { id } = await insertPayment(merchant);
  const note = { paymentId: id, noteId: randomUUID(), text: "first" };
  for (let press = 0; press < 2; press += 1)
    expect(await addNote.call(admin, note)).toEqual({ ok: true, value: { noteId: note.noteId } });
  const reused = { ok: false, error: { code: "changed_meanwhile" } };
  expect(await addNote.call(admin, { ...note, text: "second" })).toEqual(reused);
  const other = await insertPayment(merchant);
  expect(await addNote.call(admin, { ...note, paymentId: other.id })).toEqual(reused);
});

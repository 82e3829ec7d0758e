import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { findInvoiceVisitor } from "@/lib/access/invoice-visitors";
import { dueInvoices } from "@/lib/access/waiting-work";
import { shiftClock } from "@/lib/clock";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { chainIsWhole } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { resolveOperation } from "@/lib/transactions/resolve-operation";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { creditInvoice } from "./credit-invoice";
import { followInvoice } from "./follow-invoice";
import { getInvoice } from "./get-invoice";
import { openInvoice } from "./open-invoice";
import { payInvoice } from "./pay-invoice";
import { registerPayment } from "./register-payment";
import { remindInvoice } from "./remind-invoice";
import { saveInvoice } from "./save-invoice";
import { sendInvoice } from "./send-invoice";
import { typedInvoice } from "./testing/typed-invoice";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
const PHONE = "4791000001";

beforeEach(async () => {
  merchant = await createMerchant();
  await platform.connect(merchant, { longLiving: true });
  boss = await createAdministrator(merchant);
});
afterEach(() => shiftClock(0));

async function sent(over: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  expect(await saveInvoice.call(boss, typedInvoice(merchant, id, over))).toMatchObject({ ok: true });
  expect(await sendInvoice.call(boss, { id })).toMatchObject({ ok: true });
  return id;
}

const follow = (id: string) => followInvoice.call(systemCaller(merchant, "invoice:run"), { id });
const msn = () => merchant.units[0] ?? "";

async function madeFor(id: string) {
  const rows = await db.sql(
    "select reference, flow, customer_phone, body, payment_id from payment_creations where source_id = $1 order by created_at",
    [id],
  );
  return rows.map((row) => ({
    ...row,
    reference: String(row["reference"]),
    body: JSON.parse(String(row["body"])),
  }));
}

async function approve(reference: string, phone = PHONE): Promise<void> {
  const { outcome } = await platform.sandbox().customers.approve({ msn: msn(), reference }, { phone });
  expect(outcome).toBe("approved");
  await sync(reference);
}

async function sync(reference: string): Promise<void> {
  const caller = systemCaller(merchant, "payment:sync");
  expect(await syncPayment.call(caller, { msn: msn(), reference })).toMatchObject({ ok: true });
}

/** The worker's round: the invoice draws its consequences, open operations are carried out, and it looks again. */
async function work(id: string): Promise<void> {
  await follow(id);
  const open = await db.sql("select id from operations where state in ('pending', 'sent', 'unknown')");
  for (const { id: operationId } of open)
    await resolveOperation.call(systemCaller(merchant, "operation:resolve"), {
      operationId: String(operationId),
    });
  await follow(id);
}

const detail = async (id: string) => {
  const got = await getInvoice.call(boss, { id });
  if (!got.ok) throw new Error(got.error.code);
  return got.value;
};

async function visitor(id: string) {
  const { invoice } = await detail(id);
  const found = await findInvoiceVisitor(invoice.token);
  if (!found) throw new Error("no visitor");
  return found.caller;
}

describe("the number is known", () => {
  test("the link is there before the request, which waits for weeks with the lines; approved, it is captured and the invoice paid", async () => {
    const id = await sent({ phone: "910 00 001" });
    expect(await dueInvoices(10)).toContainEqual({ merchantId: merchant.id, id });
    await follow(id);
    await follow(id);
    const [made, ...more] = await madeFor(id);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ flow: "PUSH_MESSAGE", customer_phone: PHONE });
    expect(made?.body).toMatchObject({
      amount: { value: 49_800 },
      expiresAt: expect.any(String),
      receipt: {
        orderLines: [{ name: "2 × Beans, 1 kg", totalAmount: 49_800, totalTaxAmount: 6_496, taxRate: 1_500 }],
      },
      paymentDescription: expect.stringMatching(/^Faktura 1, forfall /),
    });
    const { invoice } = await detail(id);
    const requests = platform.requests();
    expect(requests.indexOf(`PUT ${made?.reference}`)).toBeLessThan(requests.indexOf("POST payments"));
    await approve(made?.reference ?? "");
    await work(id);
    expect(await detail(id)).toMatchObject({
      standing: "paid",
      outstanding: { minor: 0 },
      payments: { length: 1 },
    });
    const events = (await detail(id)).events.map(({ kind }) => kind);
    expect(events).toEqual(["paid", "asked", "sent", "created"]);
    expect(invoice.token).toMatch(/^[\w-]{22}$/);
    expect(await dueInvoices(10)).not.toContainEqual({ merchantId: merchant.id, id });
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("two workers at once ask once and write the money down once", async () => {
    const id = await sent({ phone: "910 00 001" });
    await Promise.all([follow(id), follow(id)]);
    const [made, ...more] = await madeFor(id);
    expect(more).toEqual([]);
    await approve(made?.reference ?? "");
    await work(id);
    await Promise.all([follow(id), follow(id)]);
    expect(await detail(id)).toMatchObject({ invoice: { paidMinor: 49_800 }, payments: { length: 1 } });
  });

  test("a customer who says no leaves the invoice open, and the timeline says so once", async () => {
    const id = await sent({ phone: "910 00 001" });
    await follow(id);
    const [made] = await madeFor(id);
    await platform.sandbox().customers.reject({ msn: msn(), reference: made?.reference ?? "" });
    await sync(made?.reference ?? "");
    await follow(id);
    await follow(id);
    const { standing, events } = await detail(id);
    expect(standing).toBe("sent");
    expect(events.filter(({ kind }) => kind === "payment_failed")).toHaveLength(1);
  });

  test("paid by bank or credited: the request in the app is taken back", async () => {
    for (const end of ["bank", "credit"] as const) {
      const id = await sent({ phone: "910 00 001" });
      await follow(id);
      const [made] = await madeFor(id);
      const paymentKey = randomUUID();
      if (end === "bank") await registerPayment.call(boss, { id, paymentKey, amountMinor: 49_800, note: "" });
      else await creditInvoice.call(boss, { id, noteId: randomUUID() });
      await work(id);
      const { outcome } = await platform
        .sandbox()
        .customers.approve({ msn: msn(), reference: made?.reference ?? "" }, { phone: PHONE });
      expect(outcome, end).not.toBe("approved");
    }
  });

  test("a number that the platform does not take is told, and asked once", async () => {
    const id = await sent({ phone: "999 90 000" });
    await follow(id);
    await follow(id);
    const { events } = await detail(id);
    expect(events.filter(({ kind }) => kind === "not_asked")).toHaveLength(1);
  });
});

describe("the number is not known", () => {
  test("whoever has the address sees it, pays it by redirect, and a second press is the same payment", async () => {
    const id = await sent({ phone: "" });
    const caller = await visitor(id);
    await follow(id);
    expect(await madeFor(id)).toEqual([]);
    expect(await openInvoice.call(caller, { id })).toMatchObject({
      value: { payable: true, asksForPhone: true },
    });
    await openInvoice.call(caller, { id });
    const { standing, events } = await detail(id);
    expect(standing).toBe("seen");
    expect(events.filter(({ kind, byCustomer }) => kind === "opened" && byCustomer)).toHaveLength(1);
    const attempt = { id, attempt: randomUUID(), share: false };
    const [first, second] = [await payInvoice.call(caller, attempt), await payInvoice.call(caller, attempt)];
    expect(first).toMatchObject({ value: { redirectUrl: expect.stringContaining("http") } });
    expect(second).toEqual(first);
    const [made, ...more] = await madeFor(id);
    expect(more).toEqual([]);
    expect(made?.body).not.toHaveProperty("profile");
    await approve(made?.reference ?? "");
    await work(id);
    expect(await detail(id)).toMatchObject({ standing: "paid", invoice: { customerPhone: null } });
    expect(await payInvoice.call(caller, { ...attempt, attempt: randomUUID() })).toMatchObject({
      error: { code: "invoice_moved_on" },
    });
  });

  test("a customer who shares the number is asked in the app the next time, with the day of the consent kept", async () => {
    const id = await sent({ phone: "" });
    const caller = await visitor(id);
    await payInvoice.call(caller, { id, attempt: randomUUID(), share: true });
    const [made] = await madeFor(id);
    expect(made?.body).toMatchObject({ profile: { scope: "phoneNumber" } });
    await approve(made?.reference ?? "");
    await work(id);
    expect(await detail(id)).toMatchObject({ standing: "paid", invoice: { customerPhone: PHONE } });
    const [kept] = await db.sql(
      "select phone, phone_shared_at from invoice_customers where merchant_id = $1",
      [merchant.id],
    );
    expect(kept).toMatchObject({ phone: PHONE, phone_shared_at: expect.any(Date) });
    const next = await sent({ phone: "" });
    await follow(next);
    expect(await madeFor(next)).toMatchObject([{ flow: "PUSH_MESSAGE", customer_phone: PHONE }]);
  });

  test("who begins to pay on the page has the request in the app taken back first", async () => {
    const id = await sent({ phone: "910 00 001" });
    await follow(id);
    await payInvoice.call(await visitor(id), { id, attempt: randomUUID(), share: false });
    await work(id);
    const [pushed, redirected] = await madeFor(id);
    const asked = { msn: msn(), reference: pushed?.reference ?? "" };
    expect((await platform.sandbox().customers.approve(asked, { phone: PHONE })).outcome).not.toBe(
      "approved",
    );
    await approve(redirected?.reference ?? "");
    await work(id);
    expect(await detail(id)).toMatchObject({ invoice: { paidMinor: 49_800, state: "paid" } });
  });

  test("a draft is nobody's to see, and a token opens one invoice alone", async () => {
    const id = randomUUID();
    await saveInvoice.call(boss, typedInvoice(merchant, id));
    expect(await openInvoice.call(await visitor(id), { id })).toMatchObject({
      error: { code: "invoice_not_found" },
    });
    expect(await findInvoiceVisitor("A".repeat(22))).toBeUndefined();
    expect(await findInvoiceVisitor("' or 1=1 --")).toBeUndefined();
  });
});

describe("reminders", () => {
  const days = (count: number) => shiftClock(count * 86_400_000);

  test("by hand: without a fee at once, with one from the day of the law, and the app asks anew for all of it", async () => {
    const id = await sent({ phone: "910 00 001" });
    await follow(id);
    const remind = (withFee: boolean) => remindInvoice.call(boss, { id, withFee });
    expect(await remind(false)).toMatchObject({ error: { code: "nothing_to_remind" } });
    days(16);
    expect(await remind(true)).toMatchObject({ error: { code: "reminder_fee_refused" } });
    days(29);
    expect(await remind(true)).toMatchObject({ value: { feeMinor: 3_500 } });
    expect(await remind(true)).toMatchObject({ error: { code: "nothing_to_remind" } });
    expect(await detail(id)).toMatchObject({ outstanding: { minor: 53_300 }, standing: "overdue" });
    await follow(id);
    expect((await madeFor(id)).map(({ body }) => body.amount.value)).toEqual([49_800, 53_300]);
  });

  test("by itself, twice and never again", async () => {
    const id = await sent({ phone: "", remindsAlone: true });
    await follow(id);
    for (const day of [20, 29, 30, 44, 60, 90]) {
      days(day);
      await follow(id);
    }
    const { events, invoice } = await detail(id);
    expect(events.filter(({ kind }) => kind === "reminded")).toHaveLength(2);
    expect(invoice.feeMinor).toBe(7_000);
  });
});

import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { now, shiftClock } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { isReference } from "@/lib/domain/payment-reference";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { chainIsWhole } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { attachPdf } from "./attach-pdf";
import { cancelInvoice } from "./cancel-invoice";
import { creditInvoice } from "./credit-invoice";
import { getInvoice } from "./get-invoice";
import { listInvoices } from "./list-invoices";
import { newInvoice } from "./new-invoice";
import { registerPayment } from "./register-payment";
import { saveInvoice } from "./save-invoice";
import { sendInvoice } from "./send-invoice";
import { printPdf } from "./testing/print-pdf";
import { typedInvoice } from "./testing/typed-invoice";

const db = useTestDatabase();
let merchant: TestMerchant;
let boss: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant();
  boss = await createAdministrator(merchant);
});
afterEach(() => shiftClock(0));

const today = () => dayAt(now(), "Europe/Oslo");

async function drafted(over: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  const saved = await saveInvoice.call(boss, typedInvoice(merchant, id, over));
  expect(saved).toMatchObject({ ok: true });
  return id;
}

async function sent(over: Record<string, unknown> = {}): Promise<string> {
  const id = await drafted(over);
  expect(await sendInvoice.call(boss, { id })).toMatchObject({ ok: true });
  return id;
}

const detail = async (id: string) => {
  const got = await getInvoice.call(boss, { id });
  if (!got.ok) throw new Error(got.error.code);
  return got.value;
};
const numbers = async () =>
  (
    await db.sql(
      "select number from invoices where merchant_id = $1 and number is not null order by number",
      [merchant.id],
    )
  ).map(({ number }) => Number(number));

describe("numbers", () => {
  test("twenty people send at once, and there is no gap and no number twice", async () => {
    const drafts = await Promise.all(Array.from({ length: 20 }, () => drafted()));
    const answers = await Promise.all(drafts.map((id) => sendInvoice.call(boss, { id })));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await numbers()).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("one invoice that two send at once gets one number; the next is the next", async () => {
    const id = await drafted();
    const answers = await Promise.all([sendInvoice.call(boss, { id }), sendInvoice.call(boss, { id })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, error: { code: "invoice_moved_on" } });
    await sent();
    expect(await numbers()).toEqual([1, 2]);
  });

  test("a sending that breaks off gives its number back", async () => {
    const [first, second] = [await drafted(), await drafted()];
    // The timeline refuses its line: the transaction fails after the number was taken.
    await db.sql(`create function broken() returns trigger language plpgsql as
      $$ begin if new.invoice_id = '${first}' and new.kind = 'sent' then raise exception 'broken'; end if; return new; end $$`);
    await db.sql(
      "create trigger broken before insert on invoice_events for each row execute function broken()",
    );
    await expect(sendInvoice.call(boss, { id: first })).rejects.toThrow();
    expect(await sendInvoice.call(boss, { id: second })).toMatchObject({ value: { number: 1 } });
    await db.sql("drop function broken cascade");
    expect(await sendInvoice.call(boss, { id: first })).toMatchObject({ value: { number: 2 } });
  });

  test("credit notes take their numbers from the same row, and drafts that are given up take none", async () => {
    const id = await sent();
    const dropped = await drafted();
    expect(await cancelInvoice.call(boss, { id: dropped })).toMatchObject({ ok: true });
    const noteId = randomUUID();
    expect(await creditInvoice.call(boss, { id, noteId })).toMatchObject({ value: { number: 2 } });
    await sent();
    expect(await numbers()).toEqual([1, 2, 3]);
  });
});

describe("from a draft to money", () => {
  test("edited while it is a draft, then never again", async () => {
    const id = await drafted();
    const changed = typedInvoice(merchant, id, { customerName: "Nora Vik-Hansen" });
    expect(await saveInvoice.call(boss, changed)).toMatchObject({ ok: true });
    expect(await sendInvoice.call(boss, { id })).toMatchObject({ value: { number: 1 } });
    const late = { ok: false, error: { code: "invoice_moved_on" } };
    expect(await saveInvoice.call(boss, changed)).toEqual(late);
    expect(await cancelInvoice.call(boss, { id })).toEqual(late);
    const { invoice, total, events } = await detail(id);
    expect(invoice).toMatchObject({ customerName: "Nora Vik-Hansen", state: "sent", issuedDay: today() });
    expect(isReference("kid_mod10", invoice.reference ?? "")).toBe(true);
    expect(total).toMatchObject({ grossMinor: 49_800, vatMinor: 6_496 });
    expect(events.map(({ kind, by }) => [kind, by])).toEqual([
      ...[
        ["sent", boss.name],
        ["changed", boss.name],
        ["created", boss.name],
      ],
    ]);
  });

  test("part payments by hand, the rest, and never more than is outstanding", async () => {
    const id = await sent();
    const pay = (amountMinor: number, paymentKey = randomUUID()) =>
      registerPayment.call(boss, { id, paymentKey, amountMinor, note: "By bank" });
    const key = randomUUID();
    expect(await pay(10_000, key)).toMatchObject({ value: { state: "partly_paid" } });
    expect(await pay(10_000, key)).toMatchObject({ value: { state: "partly_paid" } });
    expect(await detail(id)).toMatchObject({ outstanding: { minor: 39_800 } });
    expect(await pay(39_801)).toMatchObject({
      error: { code: "amount_exceeds_outstanding", outstanding: { minor: 39_800 } },
    });
    for (const none of [0, -1])
      expect(await pay(none)).toMatchObject({ error: { code: "amount_not_positive" } });
    expect(await pay(39_800)).toMatchObject({ value: { state: "paid" } });
    expect(await pay(1)).toMatchObject({ error: { code: "invoice_moved_on" } });
    expect(await detail(id)).toMatchObject({ payments: { length: 2 }, standing: "paid" });
  });

  test("two who register the whole sum at once: one of them is refused", async () => {
    const id = await sent();
    const pay = () =>
      registerPayment.call(boss, { id, paymentKey: randomUUID(), amountMinor: 49_800, note: "" });
    const answers = await Promise.all([pay(), pay()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await detail(id)).toMatchObject({ invoice: { paidMinor: 49_800 } });
  });

  test("credited once, with a note that points back", async () => {
    const id = await sent();
    const noteId = randomUUID();
    const answers = await Promise.all([
      creditInvoice.call(boss, { id, noteId }),
      creditInvoice.call(boss, { id, noteId: randomUUID() }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { invoice, related } = await detail(id);
    expect(invoice.state).toBe("credited");
    const note = await detail(related?.id ?? "");
    expect(note).toMatchObject({
      invoice: { kind: "credit_note", creditOf: id, number: 2 },
      related: { id, number: 1 },
    });
    expect(note.total).toEqual((await detail(id)).total);
    expect(await creditInvoice.call(boss, { id: note.invoice.id, noteId: randomUUID() })).toMatchObject({
      error: { code: "invoice_moved_on" },
    });
    const actions = await db.sql("select action from audit_log where subject = $1 order by seq", [
      `invoice:${id}`,
    ]);
    expect(actions.map(({ action }) => action)).toEqual([
      "invoice.drafted",
      "invoice.sent",
      "invoice.credited",
    ]);
  });
});

describe("the list", () => {
  test("by standing and by age", async () => {
    const ages = [
      [3, 100],
      [20, 200],
      [45, 400],
      [100, 800],
    ] as const;
    const dueDays: string[] = [];
    for (const [days, minor] of ages) {
      shiftClock(-days * 86_400_000);
      // Late in the evening, so many times 24 hours ago may be a day less ago in summer time.
      dueDays.push(today());
      await sent({ dueDay: today(), price: `${minor},00` });
    }
    shiftClock(0);
    await sent();
    await drafted();
    const listed = await listInvoices.call(boss, { environment: "production", tab: "all" });
    expect(listed).toMatchObject({
      value: {
        ages: [
          { age: "not_due", count: 1, minor: 49_800 },
          { age: "to_14", count: 1, minor: 20_000 },
          { age: "to_30", count: 1, minor: 40_000 },
          { age: "to_60", count: 1, minor: 80_000 },
          { age: "over_60", count: 1, minor: 160_000 },
        ],
        rows: { length: 6 },
      },
    });
    const overdue = await listInvoices.call(boss, {
      environment: "production",
      tab: "overdue",
      age: "to_60",
    });
    expect(overdue.ok && overdue.value.rows.map(({ standing, dueDay }) => [standing, dueDay])).toEqual([
      ["overdue", dueDays[2]],
    ]);
    const none = await listInvoices.call(boss, { environment: "test", tab: "all" });
    expect(none).toMatchObject({ value: { rows: [] } });
  });

  test("more than a page, one after the other", async () => {
    for (let count = 0; count < 52; count += 1) await drafted();
    const first = await listInvoices.call(boss, { environment: "production", tab: "draft" });
    const after = first.ok ? first.value.next : undefined;
    const second = await listInvoices.call(boss, { environment: "production", tab: "draft", after });
    expect(first).toMatchObject({ value: { rows: { length: 50 } } });
    expect(second).toMatchObject({ value: { rows: { length: 2 }, next: undefined } });
  });
});

describe("what is refused, and where", () => {
  test.each<[string, Record<string, unknown>, object]>([
    [
      "another country's number",
      { phone: "+45 20123456" },
      { code: "phone_of_other_country", field: "phone" },
    ],
    ["0", { price: "0" }, { code: "amount_not_positive", field: "lines.0.price" }],
    ["less than nothing", { price: "-249" }, { code: "amount_not_positive", field: "lines.0.price" }],
    [
      "more than the market lets through",
      { price: "400 000,00" },
      { code: "amount_above_most", field: "lines.0.price" },
    ],
    ["a day that is over", { dueDay: "2020-01-01" }, { code: "due_day_past", field: "dueDay" }],
  ])("%s", async (_name, over, error) => {
    const id = randomUUID();
    expect(await saveInvoice.call(boss, typedInvoice(merchant, id, over))).toMatchObject({ error });
    expect(await getInvoice.call(boss, { id })).toMatchObject({ error: { code: "invoice_not_found" } });
  });

  test("an upload that is no PDF; a real one is kept with the draft, and with no sent invoice", async () => {
    const id = await drafted();
    const attach = (file: string | Buffer) => attachPdf.call(boss, { id, file: Buffer.from(file) });
    for (const none of ["", "<html>%PDF-1.7</html>", "%PDF-1.7 cut off", "MZ%PDF-1.7 %%EOF"])
      expect(await attach(none)).toMatchObject({ error: { code: "file_no_pdf", field: "pdf" } });
    expect(await detail(id)).toMatchObject({ hasFile: false });
    expect(await attach("%PDF-1.7\n1 0 obj\n%%EOF\n")).toMatchObject({ error: { code: "file_pdf_broken" } });
    expect(await detail(id)).toMatchObject({ hasFile: false });
    const real = await printPdf(["Faktura"]);
    expect(await attach(real)).toMatchObject({ ok: true });
    expect(await detail(id)).toMatchObject({ hasFile: true });
    await sendInvoice.call(boss, { id });
    expect(await attach(real)).toMatchObject({ error: { code: "invoice_moved_on" } });
  });

  test("a draft whose day passed meanwhile is not sent", async () => {
    const id = await drafted({ dueDay: today() });
    shiftClock(2 * 86_400_000);
    expect(await sendInvoice.call(boss, { id })).toMatchObject({ error: { code: "due_day_past" } });
    expect(await numbers()).toEqual([]);
  });

  test("accountants look and change nothing; another company sees nothing", async () => {
    const id = await sent();
    const accountant = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    const stranger = await createAdministrator(await createMerchant());
    const no = { error: { code: "forbidden", permission: "payment-request:send" } };
    expect(await getInvoice.call(accountant, { id })).toMatchObject({ ok: true });
    expect(await sendInvoice.call(accountant, { id })).toMatchObject(no);
    expect(await newInvoice.call(accountant, { environment: "production" })).toMatchObject(no);
    expect(await getInvoice.call(stranger, { id })).toMatchObject({ error: { code: "invoice_not_found" } });
    expect(await sendInvoice.call(stranger, { id })).toMatchObject({ error: { code: "invoice_not_found" } });
  });

  test("whom two sales units sent an invoice is offered once, as the last one knows them", async () => {
    merchant = await createMerchant(2);
    boss = await createAdministrator(merchant);
    const [first, second] = merchant.units;
    await drafted({ msn: first, address: "Storgata 1" });
    await drafted({ msn: second, address: "Storgata 2" });
    await drafted({ msn: first, customerName: "Someone Else", phone: "" });
    const desk = await newInvoice.call(boss, { environment: "production" });
    expect(desk.ok && desk.value.customers.map(({ name, msn, address }) => [name, msn, address])).toEqual([
      ["Someone Else", first, "Storgata 1, 0155 Oslo"],
      ["Nora Vik", second, "Storgata 2"],
    ]);
  });

  test("who was sent an invoice is known for the next one", async () => {
    await sent();
    const desk = await newInvoice.call(boss, { environment: "production" });
    expect(desk).toMatchObject({
      value: {
        customers: [{ name: "Nora Vik", phone: "4798765432", phoneSharedAt: null }],
        units: { length: 1 },
      },
    });
  });
});

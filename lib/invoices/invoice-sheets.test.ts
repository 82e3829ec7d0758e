import { randomUUID } from "node:crypto";
import { writeXlsx } from "hucre/xlsx";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { listAudit } from "@/lib/audit/list-audit";
import { now } from "@/lib/clock";
import { addDays, dayAt } from "@/lib/domain/calendar";
import { isReference } from "@/lib/domain/payment-reference";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { fastestOf } from "@/lib/testing/fastest-of";
import { chainIsWhole } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { checkInvoiceSheet } from "./check-invoice-sheet";
import { creditInvoice } from "./credit-invoice";
import { listInvoices } from "./list-invoices";
import { saveInvoice } from "./save-invoice";
import { sendInvoice } from "./send-invoice";
import { sendInvoiceSheet } from "./send-invoice-sheet";
import { typedInvoice } from "./testing/typed-invoice";

const db = useTestDatabase();
let merchant: TestMerchant;
let boss: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  boss = await createAdministrator(merchant);
});

const HEAD = "customer;phone;email;description;price;due";
const bytes = (text: string) => new TextEncoder().encode(text);
const csv = (...rows: string[]) => bytes([HEAD, ...rows].join("\n"));
const three = csv(
  "Nora;91000001;;Membership;100",
  "Ola;;ola@example.test;Membership;200,50",
  "Per;;;Membership;300",
);

const terms = (file: Uint8Array, own: object = {}) => ({
  ...{ msn: merchant.units[0] ?? "", file, dueDay: addDays(dayAt(now(), "Europe/Oslo"), 14) },
  ...{ vatRate: 2_500, referenceKind: "kid_mod10", bankAccount: "", ...own },
});
const order = (file: Uint8Array, count: number, own: object = {}) => ({
  ...terms(file),
  ...{ name: "members.csv", count, remindsAlone: false, idempotencyKey: randomUUID(), ...own },
});
const check = (file: Uint8Array, own: object = {}) => checkInvoiceSheet.call(boss, terms(file, own));
const send = (file: Uint8Array, count: number, own: object = {}) =>
  sendInvoiceSheet.call(boss, order(file, count, own));

const kept = () =>
  db.sql("select * from invoices where merchant_id = $1 and kind = 'invoice' order by number", [merchant.id]);
const numbers = async () => (await kept()).map(({ number }) => Number(number));

async function byHand(): Promise<void> {
  const id = randomUUID();
  expect(await saveInvoice.call(boss, typedInvoice(merchant, id))).toMatchObject({ ok: true });
  expect(await sendInvoice.call(boss, { id })).toMatchObject({ ok: true });
}

describe("a sheet of invoices", () => {
  test("is sent whole, numbered in the order of its rows after those that went before", async () => {
    await byHand();
    const sent = await send(three, 3, { bankAccount: "86011117947", remindsAlone: true });
    if (!sent.ok) throw new Error(sent.error.code);
    await byHand();
    const rows = await kept();
    expect(rows.map(({ number, customer_name }) => [number, customer_name])).toEqual([
      ...[
        [1, "Nora Vik"],
        [2, "Nora"],
        [3, "Ola"],
        [4, "Per"],
        [5, "Nora Vik"],
      ],
    ]);
    const [, nora, ola] = rows;
    expect(nora).toMatchObject({ state: "sent", total_minor: "10000", vat_minor: "2000", line: 2 });
    expect(nora).toMatchObject({
      customer_phone: "4791000001",
      bank_account: "8601 11 17947",
      reminds_alone: true,
    });
    expect(ola).toMatchObject({ customer_phone: null, customer_email: "ola@example.test" });
    for (const row of rows) expect(isReference("kid_mod10", String(row["reference"]))).toBe(true);
    const listed = await listInvoices.call(boss, {
      ...{ environment: "production", tab: "all", list: sent.value.listId },
    });
    expect(listed).toMatchObject({
      value: {
        rows: { length: 3 },
        sheet: { name: "members.csv", count: 3, first: 2, total: { minor: 60_050 } },
      },
    });
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("makes one invoice of rows with the same own reference, counted as one and never sent twice", async () => {
    const file = bytes(
      "own reference;customer;description;quantity;price;vat\nA;Nora;Beans;2;100;15\nB;Ola;Tea;;80;25\nA;;Cup;;50;25",
    );
    expect(await check(file)).toMatchObject({ value: { good: { length: 2 }, total: { minor: 33_000 } } });
    expect(await send(file, 3)).toEqual({ ok: false, error: { code: "invoice_count_differs", count: 2 } });
    expect(await send(file, 2)).toMatchObject({ ok: true });
    const [nora] = await kept();
    expect(nora).toMatchObject({ customer_name: "Nora", total_minor: "25000", line: 2 });
    const lines = await db.sql(
      "select description from invoice_lines where invoice_id = $1 order by position",
      [nora?.["id"]],
    );
    expect(lines.map(({ description }) => description)).toEqual(["Beans", "Cup"]);
    const again = await check(file);
    const before = { customer: { code: "invoice_sent_before", number: 1 } };
    expect(again).toMatchObject({
      value: { good: [], rows: [{ problems: before }, {}, { problems: before }] },
    });
  });

  test("knows the numbers that earlier customers are asked at", async () => {
    await byHand();
    const file = bytes("customer;description;price\nNora Vik;Membership;100");
    expect(await send(file, 1)).toMatchObject({ ok: true });
    expect((await kept())[1]).toMatchObject({ customer_name: "Nora Vik", customer_phone: "4798765432" });
  });

  test("is never sent twice: same key, same file, same rows in another file, and both at once", async () => {
    const idempotencyKey = randomUUID();
    const both = await Promise.all([send(three, 3, { idempotencyKey }), send(three, 3)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await numbers()).toEqual([1, 2, 3]);
    const again = await check(three);
    expect(again).toMatchObject({
      value: {
        good: [],
        rows: [{ problems: { customer: { code: "invoice_sent_before", number: 1 } } }, {}, {}],
      },
    });
    expect(await send(three, 3)).toEqual({ ok: false, error: { code: "nothing_to_send" } });
    const longer = csv("Per;;;Membership;300", "Nora;91000001;;Membership;100", "Siv;;;Membership;100");
    expect(await send(longer, 3)).toEqual({ ok: false, error: { code: "invoice_count_differs", count: 1 } });
    expect(await send(longer, 1)).toMatchObject({ ok: true });
    expect(await numbers()).toEqual([1, 2, 3, 4]);
  });

  test("an answer that got lost is given again for the same key", async () => {
    const idempotencyKey = randomUUID();
    const first = await send(three, 3, { idempotencyKey });
    expect(await send(three, 3, { idempotencyKey })).toEqual(first);
    expect(await numbers()).toEqual([1, 2, 3]);
  });

  test("what was credited may be sent once more", async () => {
    await send(csv("Nora;;;Membership;100", "Ola;;;Membership;100"), 2);
    const [first] = await kept();
    await creditInvoice.call(boss, { id: String(first?.["id"]), noteId: randomUUID() });
    expect(await check(csv("Nora;;;Membership;100", "Ola;;;Membership;100"))).toMatchObject({
      value: { good: [{ line: 2 }] },
    });
  });

  test("a wrong count sends nothing and takes no number", async () => {
    expect(await send(three, 2)).toEqual({ ok: false, error: { code: "invoice_count_differs", count: 3 } });
    expect(await numbers()).toEqual([]);
    await byHand();
    expect(await numbers()).toEqual([1]);
  });

  test("two sheets at once and invoices by hand between them leave no gap", async () => {
    const other = csv("Siv;;;Course;100", "Tor;;;Course;100");
    await Promise.all([send(three, 3), byHand(), send(other, 2), byHand()]);
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

test("the audit log names invoices by their numbers, drafts by their customers, sheets by their names", async () => {
  await send(three, 3);
  await byHand();
  const audit = await listAudit.call(boss, {});
  const named = audit.ok && audit.value.entries.map(({ action, subject }) => [action, subject.name]);
  expect(named).toEqual([
    ["invoice.sent", "4"],
    ["invoice.drafted", "4"],
    ["invoice.list_sent", "members.csv"],
  ]);
  await saveInvoice.call(boss, typedInvoice(merchant, randomUUID()));
  expect(await listAudit.call(boss, {})).toMatchObject({
    value: { entries: [{ action: "invoice.drafted", subject: { name: "Nora Vik" } }, {}, {}, {}] },
  });
});

describe("what a sheet is refused for", () => {
  test.each([
    ["a missing column", bytes("customer;price\nNora;100"), "invoice_column_missing"],
    ["names alone", bytes(HEAD), "sheet_empty"],
    ["nothing", bytes(" \n"), "sheet_empty"],
    ["another encoding", Uint8Array.from(Buffer.from(`\ufeff${HEAD}`, "utf16le")), "sheet_encoding"],
    ["100 000 rows", bytes(`${HEAD}\n${"N;;;M;1\n".repeat(100_000)}`), "sheet_too_many_rows"],
  ])("%s", async (_, file, code) => {
    expect(await check(file)).toMatchObject({ ok: false, error: { code } });
    expect(await send(file, 1)).toMatchObject({ ok: false, error: { code } });
    expect(await numbers()).toEqual([]);
  });

  test.each([
    [{ dueDay: "2020-01-01" }, "due_day_past"],
    [{ vatRate: 1_900 }, "vat_rate_other"],
    [{ referenceKind: "viite" }, "reference_kind_missing"],
    [{ bankAccount: "8601 11 17948" }, "bank_account_check_digits"],
    [{ msn: "999999" }, "unit_not_found"],
  ])("terms %o", async (own, code) => {
    expect(await check(three, own)).toEqual({ ok: false, error: { code } });
  });

  test("a formula in a workbook names its cell", async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: "S",
          rows: [HEAD.split(";"), ["Nora", "", "", "Membership", 3]],
          cells: new Map([["1,4", { value: 3, type: "formula", formula: "1+2", formulaResult: 3 }]]),
        },
      ],
    });
    expect(await check(file)).toMatchObject({
      value: { good: [], rows: [{ line: 2, problems: { price: { code: "cell_formula" } } }] },
    });
  });

  test("another unit's, for whoever may not send for it", async () => {
    const [mine = "", other] = merchant.units;
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: mine }]);
    const sent = await sendInvoiceSheet.call(assistant, order(three, 3, { msn: other }));
    expect(sent).toEqual({ ok: false, error: { code: "unit_not_found" } });
  });
});

test("5 000 rows are checked within two seconds, and as many as come are sent together", async () => {
  const sheet = (count: number) =>
    csv(...Array.from({ length: count }, (_, at) => `M ${at};9${1_000_000 + at};;Membership;${at + 1}`));
  expect(await fastestOf(3, 2_000, () => check(sheet(5_000)))).toBeLessThan(2_000);
  expect(await send(sheet(1_200), 1_200)).toMatchObject({ ok: true });
  const [{ last, all } = {}] = await db.sql(
    "select max(number) as last, count(*) as all from invoices where merchant_id = $1",
    [merchant.id],
  );
  expect([Number(last), Number(all)]).toEqual([1_200, 1_200]);
});

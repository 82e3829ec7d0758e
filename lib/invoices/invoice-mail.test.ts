import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { shiftClock } from "@/lib/clock";
import { renderMail } from "@/lib/mail/render-mail";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { cancelInvoice } from "./cancel-invoice";
import { followInvoice } from "./follow-invoice";
import { remindInvoice } from "./remind-invoice";
import { saveInvoice } from "./save-invoice";
import { sendInvoice } from "./send-invoice";
import { typedInvoice } from "./testing/typed-invoice";

const db = useTestDatabase();
let merchant: TestMerchant;
let boss: PersonCaller;
const DAY = 86_400_000;

beforeEach(async () => {
  merchant = await createMerchant();
  boss = await createAdministrator(merchant);
});
afterEach(() => shiftClock(0));

async function drafted(email: string): Promise<string> {
  const id = randomUUID();
  expect(await saveInvoice.call(boss, typedInvoice(merchant, id, { phone: "", email }))).toMatchObject({
    ok: true,
  });
  return id;
}
const follow = (id: string) => followInvoice.call(systemCaller(merchant, "invoice:run"), { id });
async function mails() {
  const rows = await db.sql("select * from mail_outbox where merchant_id = $1 order by created_at", [
    merchant.id,
  ]);
  return rows.map((row) => {
    const mail = { template: String(row["template"]), locale: "nb" as const, values: row["values"] };
    return { to: row["recipient"], locale: row["locale"], template: row["template"], ...renderMail(mail) };
  });
}

test("a customer with an address gets the invoice by mail, and each reminder with its fee, once", async () => {
  const id = await drafted("nora@example.test");
  await follow(id);
  expect(await mails()).toEqual([]);
  await sendInvoice.call(boss, { id });
  await Promise.all([follow(id), follow(id)]);
  await follow(id);
  const [first, ...none] = await mails();
  expect(none).toEqual([]);
  expect(first).toMatchObject({ to: "nora@example.test", locale: "nb", template: "invoiceSent" });
  expect(first?.subject).toMatch(/^Faktura 1 fra /);
  const [{ token, name } = {}] = await db.sql(
    "select token, name from invoices join merchants on merchants.id = merchant_id where invoices.id = $1",
    [id],
  );
  expect(first?.sender).toBe(name);
  expect(first?.text).toContain(`/invoice/${String(token)}`);
  expect(first?.text).toMatch(/498,00/);
  shiftClock(30 * DAY);
  expect(await remindInvoice.call(boss, { id, withFee: true })).toMatchObject({ ok: true });
  await follow(id);
  await follow(id);
  const [, second, ...more] = await mails();
  expect(more).toEqual([]);
  expect(second?.template).toBe("invoiceReminded");
  expect(second?.text).toMatch(/533,00/);
  expect(second?.text).toMatch(/purregebyr på 35,00/);
});

test("nobody is written to without an address, or about a draft that was thrown away", async () => {
  const [silent, dropped] = [await drafted(""), await drafted("nora@example.test")];
  await sendInvoice.call(boss, { id: silent });
  await cancelInvoice.call(boss, { id: dropped });
  await Promise.all([follow(silent), follow(dropped)]);
  expect(await mails()).toEqual([]);
});

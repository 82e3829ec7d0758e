import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { forgetExpired } from "@/lib/access/forget-expired";
import { now, shiftClock } from "@/lib/clock";
import { addDays, dayAt } from "@/lib/domain/calendar";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { beginWithPdf } from "./begin-with-pdf";
import { getInvoice } from "./get-invoice";
import { MAX_PDF_BYTES } from "./read-pdf";
import { saveInvoice } from "./save-invoice";
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

const waiting = () => db.sql("select id from invoice_uploads where merchant_id = $1", [merchant.id]);
const begin = (file: Buffer, caller = boss) => beginWithPdf.call(caller, { file });

async function begun(lines: readonly string[] = ["Faktura 7"]): Promise<string> {
  const started = await begin(await printPdf(lines));
  if (!started.ok) throw new Error(started.error.code);
  return started.value.upload;
}

describe("an invoice that begins with a PDF", () => {
  it("offers what the file says, and is kept with the draft", async () => {
    const due = addDays(dayAt(now(), "Europe/Oslo"), 10);
    const file = await printPdf([`Forfall ${due}`, "KID 123456782", "Å betale 1 234,50 kr"]);
    const started = await begin(file);
    expect(started).toMatchObject({
      value: {
        read: "found",
        found: { amounts: [123_450], dueDays: [due], references: [{ reference: "123456782" }] },
      },
    });
    const upload = started.ok ? started.value.upload : "";
    const id = randomUUID();
    const form = typedInvoice(merchant, id, { upload });
    expect(await saveInvoice.call(boss, form)).toMatchObject({ ok: true });
    expect(await getInvoice.call(boss, { id })).toMatchObject({ value: { hasFile: true } });
    expect(await waiting()).toEqual([]);
    // The answer got lost and the form is sent once more.
    expect(await saveInvoice.call(boss, form)).toMatchObject({ ok: true });
  });

  it("says why it found nothing, and still goes with the draft", async () => {
    expect(await begin(await printPdf(["Takk for handelen"]))).toMatchObject({ value: { read: "nothing" } });
    expect(await begin(await printPdf([]))).toMatchObject({ value: { read: "no_text" } });
  });

  it("keeps nothing of what is no PDF, locked, broken or too large", async () => {
    const locked = await printPdf(["Faktura"], { userPassword: "hemmelig" });
    expect(await begin(Buffer.from("<html>"))).toMatchObject({
      error: { code: "file_no_pdf", field: "pdf" },
    });
    expect(await begin(locked)).toMatchObject({ error: { code: "file_pdf_closed", field: "pdf" } });
    expect(await begin(Buffer.from("%PDF-1.7\nhalf of it\n%%EOF"))).toMatchObject({
      error: { code: "file_pdf_broken", field: "pdf" },
    });
    expect(await begin(Buffer.alloc(MAX_PDF_BYTES + 1))).toMatchObject({ error: { code: "file_pdf_large" } });
    expect(await waiting()).toEqual([]);
  });

  it("waits while the form is wrong", async () => {
    const upload = await begun();
    const id = randomUUID();
    const wrong = typedInvoice(merchant, id, { upload, customerName: " " });
    expect(await saveInvoice.call(boss, wrong)).toMatchObject({ error: { field: "customerName" } });
    expect(await saveInvoice.call(boss, typedInvoice(merchant, id, { upload }))).toMatchObject({ ok: true });
  });

  it("is nobody else's: not a colleague's, not another company's, not of those who send no invoices", async () => {
    const upload = await begun();
    const colleague = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
    const form = () => typedInvoice(merchant, randomUUID(), { upload });
    expect(await saveInvoice.call(colleague, form())).toMatchObject({
      error: { code: "upload_gone", field: "pdf" },
    });
    const other = await createMerchant();
    const stranger = await createAdministrator(other);
    expect(await saveInvoice.call(stranger, typedInvoice(other, randomUUID(), { upload }))).toMatchObject({
      error: { code: "upload_gone" },
    });
    const accountant = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    expect(await begin(await printPdf(["x"]), accountant)).toMatchObject({ error: { code: "forbidden" } });
  });

  it("is forgotten after a day without a draft", async () => {
    const upload = await begun();
    shiftClock(23 * 3_600_000);
    await forgetExpired();
    expect(await waiting()).toHaveLength(1);
    shiftClock(25 * 3_600_000);
    await forgetExpired();
    expect(await waiting()).toEqual([]);
    expect(await saveInvoice.call(boss, typedInvoice(merchant, randomUUID(), { upload }))).toMatchObject({
      error: { code: "upload_gone" },
    });
  });
});

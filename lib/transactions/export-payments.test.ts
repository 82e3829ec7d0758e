import { beforeAll, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { CSV_STYLES, csvText } from "@/lib/domain/csv";
import { customerFor } from "@/lib/domain/customer";
import type { ExportLook } from "@/lib/domain/list-export";
import type { ExportColumn } from "@/lib/exports/list-source";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  type TestMerchant,
} from "@/lib/testing/factories";
import { cellsUnderAnyReading, HOSTILE_TEXTS, STARTS_FORMULA } from "@/lib/testing/hostile-texts";
import { useTestDatabase } from "@/lib/testing/test-db";
import { CSV, exportedFile, exportedLines } from "@/lib/testing/whole-export";
import { EXPORT_COLUMNS, exportPayments } from "./export-payments";
import type { PaymentFilter } from "./payment-filter";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;

const WHOLE = { filter: {}, address: "/list", look: CSV, locale: "nb", whole: true } as const;

type Wish = Partial<PaymentFilter> & { personal?: boolean };

const NORDIC: ExportLook = { format: "csv", separator: "semicolon", decimal: "comma", byteOrderMark: true };
const exported = (wish: Wish = {}, caller = admin, look = CSV) =>
  exportedLines(exportPayments, caller, wish, { look, locale: "nb" });

const cell = (line: string | undefined, column: ExportColumn["name"], separator = ",") =>
  line?.split(separator)[EXPORT_COLUMNS.findIndex(({ name }) => name === column)];

beforeAll(async () => {
  merchant = await createMerchant(2);
  const [first, second] = merchant.units;
  await insertPayment(merchant, {
    msn: first ?? "",
    reference: "order-000001",
    createdAt: new Date("2026-11-20T23:30:15.678Z"),
    amountMinor: 123_456,
    authorizedMinor: 123_456,
    capturedMinor: 123_456,
    customerName: "Åse Marie Ødegård",
    customerPhone: "4798765432",
    description: 'Kaffe, "mørk"',
  });
  await insertPayment(merchant, {
    msn: second ?? "",
    reference: "order-000002",
    createdAt: new Date("2026-11-19T10:00:00Z"),
    customerName: "Ola Berg",
  });
  await insertPayment(await createMerchant(), { reference: "of-someone-else" });
});

// Ten exports an hour are allowed, so each test is a person of its own.
async function anyone(): Promise<PersonCaller> {
  admin = await createAdministrator(merchant);
  return admin;
}

describe("the export of payments", () => {
  it("writes times of the merchant's zone, amounts with two decimals and words of the reader's language", async () => {
    await anyone();
    const [line] = await exported();
    expect(line).toMatch(/^2026-11-21 00:30:15,order-000001,"Kaffe, ""mørk""",/);
    expect(line).toMatch(/,På nett,1234\.56,1234\.56,0\.00,NOK,Belastet$/);
    const [nordic] = await exported({}, admin, NORDIC);
    expect(cell(nordic, "amount", ";")).toBe("1234,56");
    expect(cell(nordic, "refunded", ";")).toBe("0,00");
  });

  it("holds what the list shows: the same filters, search, order, and nobody else's", async () => {
    await anyone();
    const references = (lines: string[]) => lines.map((line) => cell(line, "reference"));
    expect(references(await exported())).toEqual(["order-000001", "order-000002"]);
    expect(references(await exported({ sort: "oldest" }))).toEqual(["order-000002", "order-000001"]);
    expect(references(await exported({ q: "ola" }))).toEqual(["order-000002"]);
    expect(references(await exported({ status: "captured", min: 123_456 }))).toEqual(["order-000001"]);
    expect(await exported({ from: "2026-11-22" })).toEqual([]);
    const unit = merchant.units[1] ?? "";
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit }]);
    expect(references(await exported({}, assistant))).toEqual(["order-000002"]);
  });

  it("masks customers unless they are asked for by someone who may know them", async () => {
    const manager = await createPerson(merchant, [
      { role: "assistant", extras: ["transaction_management"], unit: merchant.units[0] ?? "" },
      { role: "assistant", extras: [], unit: merchant.units[1] ?? "" },
    ]);
    const masked = (await exported({ sort: "oldest" }, manager)).join();
    expect(masked).toContain("Å. M. Ø.,•••• 32");
    expect(masked).not.toContain("Ødegård");
    const full = (await exported({ sort: "oldest", personal: true }, manager)).join();
    expect(full).toContain("Åse Marie Ødegård,4798765432");
    expect(full).toContain(",O. B.,");
  });

  it("masks names as the list does, however many words they have, and never into a formula", async () => {
    const other = await createMerchant();
    const stranger = await createAdministrator(other);
    const names = ["Cher", "Ola Berg", "Åse Marie Ødegård", "Ola\u00a0Berg", "=Ola Berg", "+ Ola"];
    for (const [index, customerName] of names.entries())
      await insertPayment(other, { customerName, customerPhone: null, createdAt: new Date(index * 1_000) });
    const lines = await exported({ sort: "oldest" }, stranger);
    const masked = names.map((name) => customerFor({ name, phone: null }, false).name ?? "");
    const kept = masked.map((name) => (/^[=+]/.test(name) ? `'${name}` : name));
    expect(lines.map((line) => cell(line, "customer")?.replace(/\s/g, " "))).toEqual(kept);
  });

  it("never gives a spreadsheet something to run, and keeps long numbers whole", async () => {
    await anyone();
    const other = await createMerchant();
    const stranger = await createAdministrator(other);
    const nasty = ["=1+1", "+47", "-5", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "123456789012345678"];
    for (const [index, description] of nasty.entries())
      await insertPayment(other, { description, customerName: description, reference: `r-${index}-abcdef` });
    await insertPayment(other, { description: "plain", reference: "-r-abcdef" });
    const lines = (await exported({ sort: "oldest", personal: true }, stranger)).join("\n");
    // Who splits at tabs or line ends finds a second cell behind one.
    for (const description of nasty)
      expect(lines.split(`'${description.replace(/[\t\r]/, "$&'")}`).length).toBe(3);
    expect(lines).toContain(",'-r-abcdef,plain,");
  });

  // The file is written by the database, so its guard is held against the one of lib/domain/csv.ts, which has tests of its own.
  it("guards every cell as it does elsewhere, whichever mark the reader takes for the separator", async () => {
    const other = await createMerchant();
    const stranger = await createAdministrator(other);
    for (const [index, description] of HOSTILE_TEXTS.entries())
      await insertPayment(other, { description, createdAt: new Date(index * 1_000) });
    for (const style of ["plain", "nordic"] as const) {
      const look = style === "plain" ? CSV : NORDIC;
      const written = (await exported({ sort: "oldest" }, stranger, look)).join("\n");
      for (const text of HOSTILE_TEXTS) expect(written).toContain(csvText(text, CSV_STYLES[style]));
      const careless = cellsUnderAnyReading(written);
      expect(careless.filter((one) => STARTS_FORMULA.test(one))).toEqual([]);
    }
  });

  it("stands in the audit log, without what was searched for", async () => {
    await anyone();
    await exportedFile(exportPayments, admin, { q: "4798765432", personal: true });
    const [row] = await db.sql(
      "select action, subject, details from audit_log where merchant_id = $1 order by seq desc limit 1",
      [merchant.id],
    );
    expect(row).toMatchObject({
      action: "export.made",
      subject: "transactions",
      details: { personal: true, searched: true, format: "csv" },
    });
    expect(JSON.stringify(row)).not.toContain("4798765432");
  });

  it("gives its connection back, also when the reader leaves in the middle", async () => {
    await anyone();
    for (let round = 0; round < 5; round += 1) {
      const answer = await exportPayments.call(admin, WHOLE);
      if (!answer.ok || answer.value.kind !== "whole") throw new Error("not given whole");
      // The heading, and the lines are open.
      for await (const _ of answer.value.chunks) break;
    }
    await expect
      .poll(() =>
        db.sql("select 1 from pg_stat_activity where usename = 'portal_app' and state like 'idle in%'"),
      )
      .toEqual([]);
    expect(await exported()).toHaveLength(2);
  });

  it("is refused after ten within an hour", async () => {
    await anyone();
    for (let round = 0; round < 10; round += 1) await exportedFile(exportPayments, admin, {});
    await expect(exportedFile(exportPayments, admin, {})).rejects.toThrow("too_many_requests");
  });
});

// Each export holds a connection as long as its reader takes. Ten that nobody read left none for the pages of the portal.
it("leaves connections for everyone else, and ends with its reader", async () => {
  const held = [];
  for (const person of [await anyone(), await anyone()]) held.push(await exportPayments.call(person, WHOLE));
  const person = await anyone();
  expect(await exportPayments.call(person, WHOLE)).toEqual({
    ok: false,
    error: { code: "too_many_requests" },
  });
  for (const answer of held)
    if (answer.ok && answer.value.kind === "whole") for await (const _ of answer.value.chunks);
  expect(await exportedLines(exportPayments, person, {})).toHaveLength(2);
});

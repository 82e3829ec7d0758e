import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { ledgerEntries, ledgers, settlements } from "@/db/schema/settlements";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { type Books, checkBooks } from "@/lib/domain/books";
import { USUAL_ACCOUNTS } from "@/lib/domain/usual-accounts";
import { readBytes } from "@/lib/reports/testing/read-bytes";
import { schemaErrors } from "@/lib/reports/testing/schema";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { downloadReport } from "./download-report";
import { getBooks } from "./get-books";
import { saveBooks } from "./save-books";

const db = useTestDatabase();
let merchant: TestMerchant;

beforeEach(async () => {
  merchant = await createMerchant(2);
});

const unit = () => merchant.units[0] ?? "";
const admin = () => createAdministrator(merchant);
const accountant = () => createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);

const { NO } = USUAL_ACCOUNTS;

async function shown(who = admin()) {
  const answer = await getBooks.call(await who, {});
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function save(books: Books, seenVersion: number, who = admin()): Promise<string> {
  // safe: what a form would send, wrong accounts included
  const answer = await saveBooks.call(await who, { books: books as typeof NO, seenVersion });
  if (answer.ok) return "saved";
  return "field" in answer.error ? `${answer.error.code} ${answer.error.field}` : answer.error.code;
}

/** A payout of one sale and its fee; `lost` minor units are missing between its lines. */
async function paidOut(currency = "NOK", lost = 0): Promise<void> {
  const [merchantId, ledgerId, msn, day] = [merchant.id, "302321", unit(), "2026-11-16"];
  const at = new Date(`${day}T11:00:00Z`);
  const line = (position: number, entryType: string, amountMinor: number, balanceBeforeMinor: number) => ({
    ...{ merchantId, ledgerId, msn, topic: "funds" as const, position, entryType, currency },
    ...{ ledgerDate: day, happenedAt: at, amountMinor, balanceBeforeMinor },
    ...{ balanceAfterMinor: balanceBeforeMinor + amountMinor, pspReference: String(position) },
  });
  const left = 12_500 - 188 + lost;
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    await tx.insert(ledgers).values({ merchantId, id: ledgerId, msn, currency, account: "99990000014" });
    const lines = [line(1, "capture", 12_500, 0), line(2, "fees-retained", -188, 12_500 + lost)];
    await tx.insert(ledgerEntries).values([...lines, line(3, "payout-scheduled", -left, left)]);
    await tx.insert(settlements).values({
      ...{ merchantId, ledgerId, msn, number: "2000001", currency, account: "99990000014" },
      ...{ periodFrom: day, periodTo: day, payoutDate: "2026-11-18", state: "scheduled", scheduledAt: at },
      ...{ openingMinor: 0, capturedMinor: 12_500, refundedMinor: 0, feesMinor: -188, correctedMinor: 0 },
      ...{ paidOutMinor: left, closingMinor: 0, positionFrom: 1, positionTo: 3 },
      ...{ breakCount: lost === 0 ? 0 : 1, bankReference: "Utb. 2000001" },
    });
  });
}

async function vouchers(format: "vouchers" | "sie" | "saf-t", who = admin()): Promise<string> {
  const answer = await downloadReport.call(await who, {
    ...{ period: "settlement", id: "302321-2000001", language: "nb" },
    format,
  });
  if (!answer.ok) return answer.error.code;
  const bytes = await readBytes(answer.value.chunks);
  return `${answer.value.name}\n${new TextDecoder("utf-8", { ignoreBOM: false }).decode(bytes)}`;
}

describe("where settlements are booked", () => {
  it("begins as a proposal for the country, and is kept by an administrator alone, who is named in the log", async () => {
    expect(await shown()).toMatchObject({ books: NO, version: 0, vatAccount: { number: "2710" } });
    expect(checkBooks((await shown()).books).ok).toBe(true);
    expect(await save(NO, 0, accountant())).toBe("forbidden");
    const books = { ...NO, units: { [unit()]: { sales: { number: "3010", name: "Kiosk" } } } };
    expect(await save(books, 0)).toBe("saved");
    expect(await shown(accountant())).toMatchObject({ version: 1, books });
    const [entry] = await db.sql(
      "select details from audit_log where merchant_id = $1 and action = 'report.accounts_changed'",
      [merchant.id],
    );
    expect(entry?.["details"]).toMatchObject({ before: null, after: { sales: "3000", [unit()]: "3010 –" } });
  });

  it("shows nobody the accounts of sales units out of reach", async () => {
    await save({ ...NO, units: { [unit()]: { sales: { number: "3010", name: "Secret till" } } } }, 0);
    const other = createPerson(merchant, [{ role: "assistant", extras: [], unit: merchant.units[1] ?? "" }]);
    expect((await shown(other)).books.units).toEqual({});
  });

  it("is never saved over by someone who looked at what was there before", async () => {
    const first = { ...NO, fees: { number: "7771", name: "Gebyr" } };
    const second = { ...NO, fees: { number: "7772", name: "Gebyr" } };
    const both = await Promise.all([save(first, 0), save(second, 0)]);
    expect(both.sort()).toEqual(["accounts_changed", "saved"]);
    expect(await save(first, 1)).toBe("saved");
    expect(await save(second, 1)).toBe("accounts_changed");
    expect((await shown()).books.fees.number).toBe("7771");
  });

  it("names accounts, or is refused beside the field", async () => {
    expect(await save({ ...NO, bank: { number: "", name: "Bank" } }, 0)).toBe(
      "account_mapping_number bank.number",
    );
    expect(await save({ ...NO, units: { "999999": {} } }, 0)).toBe("sales_unit_not_found");
    expect((await shown()).version).toBe(0);
  });
});

describe("vouchers of a payout", () => {
  it("are made once accounts are chosen, for whoever may download, and balance", async () => {
    await paidOut();
    expect(await vouchers("vouchers")).toBe("account_mapping_missing");
    await save({ ...NO, units: { [unit()]: { sales: { number: "3010", name: "Kiosk" } } } }, 0);
    const text = await vouchers("vouchers", accountant());
    const [name, , ...lines] = text.trim().split(/\r?\n/);
    expect(name).toMatch(/^Vipps-bilag-\d+-2026-11-16\.csv$/);
    expect(lines.map((line) => line.split(";").slice(2, 7).join(";"))).toEqual([
      "1920;Bankinnskudd;123,12;;NOK",
      "3010;Kiosk;;125,00;NOK",
      "7770;Bank- og kortgebyrer;1,88;;NOK",
    ]);
    const [entry] = await db.sql(
      "select details from audit_log where merchant_id = $1 and action = 'report.downloaded'",
      [merchant.id],
    );
    expect(entry?.["details"]).toMatchObject({ format: "vouchers", settlement: "302321-2000001" });
  });

  it("keep to the rules of SAF-T with the places of accounts filled in, and are no SIE in other than kronor", async () => {
    await paidOut();
    await save(NO, 0);
    const [name, ...xml] = (await vouchers("saf-t")).split("\n");
    expect(name).toMatch(/^SAF-T Financial_\d{9}_\d{14}\.xml$/);
    const schema = readFileSync("lib/reports/testing/saf-t-used.xsd", "utf8");
    expect(schemaErrors(xml.join("\n"), schema)).toEqual([]);
    expect(await vouchers("sie")).toBe("vouchers_other_currency");
  });

  it("go out as SIE in kronor", async () => {
    await paidOut("SEK");
    await save(USUAL_ACCOUNTS.SE, 0);
    const sie = await vouchers("sie");
    expect(sie).toMatch(/\.si\n#FLAGGA 0/);
    expect(sie).toContain(
      "   #TRANS 1930 {} 123.12\r\n   #TRANS 3001 {} -125.00\r\n   #TRANS 6570 {} 1.88\r\n",
    );
  });

  it("are not made of a payout whose ledger does not add up, nor with an account that is none", async () => {
    await paidOut("NOK", 500);
    await save(NO, 0);
    expect(await vouchers("vouchers")).toBe("voucher_settlement_differs");
    await db.sql(
      "update account_mappings set books = jsonb_set(books, '{bank,number}', '\"\"') where merchant_id = $1",
      [merchant.id],
    );
    expect(await vouchers("vouchers")).toBe("account_mapping_number");
  });
});

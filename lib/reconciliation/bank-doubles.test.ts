import { beforeEach, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { writeCamt } from "@/lib/bank-files/testing/write-camt";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { importBankFile } from "./import-bank-file";
import { getBankFile, listBankFiles } from "./list-bank-files";
import { matchLine } from "./match-line";
import { reconcileUnit } from "./reconcile-unit";
import { tellDouble } from "./tell-double";
import { writeBooks } from "./testing/write-books";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
let msn: string;

// Two days with a payout each: 495.00 and 198.00.
const sales = [
  { reference: "sale-00000001", captured: 50_000, refunded: 0, day: "2026-11-10" },
  { reference: "sale-00000002", captured: 20_000, refunded: 0, day: "2026-11-11" },
];

beforeEach(async () => {
  merchant = await createMerchant();
  admin = await createAdministrator(merchant);
  msn = merchant.units[0] ?? "";
  await writeBooks(merchant, msn, { sales });
});

const send = async (text: string, name: string) => {
  const sent = await importBankFile.call(admin, { file: Buffer.from(text), name });
  if (!sent.ok) throw new Error(sent.error.code);
  return sent.value;
};
type Entry = { minor: number; day: string; text: string; mark?: string };
const camt = (...entries: Entry[]) => send(writeCamt("08", { from: "2026-11-10", entries }), "november.xml");
const csv = (...lines: string[]) => send(["Dato;Tekst;Beløp", ...lines].join("\n"), "november.csv");
const first = () => ({ minor: 49_500, day: "2026-11-12", text: `Vipps / Utb. 2000001 Vippsnr ${msn}` });
const second = () => ({ minor: 19_800, day: "2026-11-13", text: "Innbetaling" });
const breaks = async () => {
  await reconcileUnit.call(systemCaller(merchant, "settlement:sync"), { msn });
  const rows = await db.sql("select kind, state from breaks where merchant_id = $1 order by kind, state", [
    merchant.id,
  ]);
  return rows.map(({ kind, state }) => `${kind} ${state}`);
};
const alone = async () => (await breaks()).filter((one) => one.startsWith("bank_line_alone"));
const linesOf = async (id: string) => {
  const found = await getBankFile.call(admin, { id });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.lines;
};

describe("a booking that comes as camt.053 and as CSV", () => {
  it("counts once where its text says that it is the same, whichever file came first", async () => {
    expect(await camt(first())).toMatchObject({ lines: 1, matched: 1 });
    expect(await csv(`12.11.2026;Utb. 2000001 Vippsnr ${msn};495,00`)).toMatchObject({ lines: 0, known: 1 });
    expect(await csv("13.11.2026;Fra: Vipps 2000002 / ".concat(msn, ";198,00"))).toMatchObject({
      matched: 1,
    });
    const later = { ...second(), text: `Utb. 2000002 Vippsnr ${msn} E2E 887766` };
    expect(await send(writeCamt("08", { id: "2", entries: [later] }), "later.xml")).toMatchObject({
      known: 1,
    });
    expect(await breaks()).toEqual([]);
  });

  it("waits for a person where the files don't tell, and counts once after they said so", async () => {
    const { fileId: camtFile } = await camt(second());
    const { fileId } = await csv("13.11.2026;Vipps;198,00");
    // Both lines stood among the differences, so the same 198 kroner were missing twice until someone answered.
    expect(await alone()).toEqual(["bank_line_alone open"]);
    const [line] = await linesOf(fileId);
    expect(line?.double).toMatchObject({ said: false, name: "november.xml", text: "Innbetaling" });
    // Whoever came to the first file from that difference was not asked there.
    expect((await linesOf(camtFile))[0]?.double).toEqual({
      ...{ said: false, asked: line?.id, file: fileId, name: "november.csv", text: "Vipps" },
    });
    expect(await tellDouble.call(admin, { line: line?.id ?? "", same: true })).toEqual({
      ok: true,
      value: null,
    });
    expect((await linesOf(fileId))[0]).toMatchObject({ double: { said: true }, choices: [] });
    const files = await listBankFiles.call(admin, {});
    expect(files).toMatchObject({
      value: { files: [{ open: 0, doubled: 1, name: "november.csv" }, { open: 1 }] },
    });
    const log = await db.sql(
      "select action from audit_log where merchant_id = $1 order by seq desc limit 1",
      [merchant.id],
    );
    expect(log).toEqual([{ action: "bank.line_same" }]);
    // The line that stays says too little to be a payout by itself.
    expect(await alone()).toEqual(["bank_line_alone open"]);
    await tellDouble.call(admin, { line: line?.id ?? "", same: false });
    expect(await alone()).toEqual(["bank_line_alone open", "bank_line_alone open"]);
  });

  it("is another booking where a person says so, and that can be said of what was the same, too", async () => {
    await camt({ ...second(), text: "Vipps 1" });
    const { fileId } = await csv("13.11.2026;Vipps;198,00");
    const [line] = await linesOf(fileId);
    const tell = (same: boolean) => tellDouble.call(admin, { line: line?.id ?? "", same });
    await tell(true);
    await tell(false);
    expect((await linesOf(fileId))[0]?.double).toBeNull();
    expect(await tell(true)).toMatchObject({ error: { code: "bank_line_taken" } });
  });

  it("leaves the payout on the line that has it, and is refused where both are payouts", async () => {
    const { fileId: camtFile } = await camt(second());
    const { fileId } = await csv("13.11.2026;Vipps;198,00");
    const [[kept], [line]] = [await linesOf(camtFile), await linesOf(fileId)];
    const of = (id: string | undefined, number: string) =>
      matchLine.call(admin, { line: id ?? "", payout: `3${msn}-${number}` });
    await of(line?.id, "2000002");
    await of(kept?.id, "2000001");
    const same = () => tellDouble.call(admin, { line: line?.id ?? "", same: true });
    expect(await same()).toMatchObject({ error: { code: "bank_line_two_payouts" } });
    await db.sql(
      "update bank_lines set ledger_id = null, settlement_number = null where merchant_id = $1 and id = $2",
      [merchant.id, kept?.id],
    );
    expect(await same()).toMatchObject({ ok: true });
    expect((await linesOf(camtFile))[0]).toMatchObject({ double: { said: true, name: "november.csv" } });
    expect((await linesOf(fileId))[0]).toMatchObject({ number: "2000002", double: null });
    expect(await of(kept?.id, "2000001")).toMatchObject({ error: { code: "bank_line_taken" } });
  });

  it("counts twice where it came in twice", async () => {
    await camt(first(), { ...first(), mark: "B2" });
    expect(
      await csv(...Array.from({ length: 3 }, () => `12.11.2026;Utb. 2000001 Vippsnr ${msn};495,00`)),
    ).toMatchObject({ lines: 1, known: 2 });
  });
});

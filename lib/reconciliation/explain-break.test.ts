import { beforeEach, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { writeCamt } from "@/lib/bank-files/testing/write-camt";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { countBreaks } from "./count-breaks";
import { assignBreak, explainBreak, reopenBreak } from "./explain-break";
import { getBreak } from "./get-break";
import { importBankFile } from "./import-bank-file";
import { getBankFile } from "./list-bank-files";
import { listBreaks } from "./list-breaks";
import { matchLine, undoMatch } from "./match-line";
import { reconcileUnit } from "./reconcile-unit";
import { writeBooks } from "./testing/write-books";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
let msn: string;
const accountant = (unit: string) =>
  createPerson(merchant, [{ role: "accountant", extras: [], unit }], "Rita");

beforeEach(async () => {
  merchant = await createMerchant(2);
  admin = await createAdministrator(merchant);
  msn = merchant.units[0] ?? "";
  const sales = [{ reference: "sale-00000001", captured: 50_000, refunded: 0, day: "2026-11-10" }];
  await writeBooks(merchant, msn, { sales });
});

const reconcile = () => reconcileUnit.call(systemCaller(merchant, "settlement:sync"), { msn });
const waiting = async (caller = admin) => {
  const list = await listBreaks.call(caller, { view: "waiting", skip: 0 });
  if (!list.ok) throw new Error(list.error.code);
  return list.value.rows;
};

/** A payment of which the portal knows less than the ledger. */
async function differing(): Promise<string> {
  const place = [merchant.id];
  await db.sql("update payment_events set amount_minor = 49900 where merchant_id = $1", place);
  await db.sql("update payments set captured_minor = 49900 where merchant_id = $1", place);
  await reconcile();
  return (await waiting())[0]?.id ?? "";
}

describe("a difference", () => {
  it("shows the rows of both sides and who could look into it", async () => {
    const shown = await getBreak.call(admin, { id: await differing() });
    expect(shown).toMatchObject({
      value: {
        line: { kind: "amount_differs", expected: { minor: 49_900 }, found: { minor: 50_000 } },
        portal: [{ what: "capture", amount: { minor: 49_900 } }],
        ledger: [{ what: "capture", amount: { minor: 50_000 } }],
        colleagues: [{ id: admin.id }],
      },
    });
  });

  it("stays explained until its figures change, and is open again when someone takes that back", async () => {
    const id = await differing();
    expect(await explainBreak.call(admin, { id, reason: "Agreed with the shop" })).toMatchObject({
      ok: true,
    });
    await reconcile();
    expect(await waiting()).toEqual([]);
    expect(await explainBreak.call(admin, { id, reason: "Again" })).toMatchObject({
      error: { code: "break_moved" },
    });
    await reopenBreak.call(admin, { id });
    expect(await waiting()).toMatchObject([{ id, state: "reopened", reason: "Agreed with the shop" }]);
    await explainBreak.call(admin, { id, reason: "Agreed with the shop" });
    await db.sql("update payment_events set amount_minor = 49800 where merchant_id = $1", [merchant.id]);
    await db.sql("update payments set captured_minor = 49800 where merchant_id = $1", [merchant.id]);
    await reconcile();
    expect(await waiting()).toMatchObject([{ id, state: "reopened", expected: { minor: 49_800 } }]);
  });

  it("is given to someone who may see it, and to nobody else", async () => {
    const id = await differing();
    const [own, other] = [await accountant(msn), await accountant(merchant.units[1] ?? "")];
    expect(await assignBreak.call(admin, { id, owner: own.id })).toMatchObject({ ok: true });
    expect(await waiting()).toMatchObject([{ owner: "Rita" }]);
    expect(await assignBreak.call(admin, { id, owner: other.id })).toMatchObject({
      error: { code: "break_owner_unknown" },
    });
    expect(await waiting(other)).toEqual([]);
    expect(await countBreaks.call(own, {})).toEqual({ ok: true, value: 1 });
    expect(await explainBreak.call(other, { id, reason: "Not mine" })).toMatchObject({
      error: { code: "break_not_found" },
    });
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
    expect(await waiting(assistant)).toHaveLength(1);
    expect(await explainBreak.call(assistant, { id, reason: "May only look" })).toMatchObject({
      error: { code: "forbidden" },
    });
  });
});

describe("a line of the bank", () => {
  const bring = async (minor: number) => {
    const entries = [{ minor, day: "2026-11-12", text: "Overføring" }];
    const file = Buffer.from(writeCamt("02", { from: "2026-11-10", entries }));
    const taken = await importBankFile.call(admin, { file, name: "a.xml" });
    if (!taken.ok) throw new Error(taken.error.code);
    return taken.value.fileId;
  };
  const linesOf = async (id: string) => {
    const shown = await getBankFile.call(admin, { id });
    if (!shown.ok) throw new Error(shown.error.code);
    return shown.value.lines;
  };

  it("that says nothing is offered its payout, becomes it by a person, and lets go of it again", async () => {
    const file = await bring(49_500);
    const [line] = await linesOf(file);
    expect(line).toMatchObject({ fate: "ambiguous", choices: [{ number: "2000001" }] });
    const match = { line: line?.id ?? "", payout: line?.choices[0]?.id ?? "" };
    expect(await matchLine.call(admin, match)).toMatchObject({ ok: true });
    expect(await matchLine.call(admin, match)).toMatchObject({ error: { code: "bank_line_taken" } });
    expect(await linesOf(file)).toMatchObject([{ number: "2000001", how: "person" }]);
    await reconcile();
    expect(await waiting()).toEqual([]);
    expect(await undoMatch.call(admin, { line: match.line })).toMatchObject({ ok: true });
    await reconcile();
    expect(await linesOf(file)).toMatchObject([{ settlement: null }]);
    const [row] = await db.sql("select state, bank_day from settlements where merchant_id = $1", [
      merchant.id,
    ]);
    expect(row).toEqual({ state: "scheduled", bank_day: null });
  });

  it("put to a payout of another amount stays a difference until someone explains it", async () => {
    const [line] = await linesOf(await bring(49_000));
    await matchLine.call(admin, { line: line?.id ?? "", payout: line?.choices[0]?.id ?? "" });
    await reconcile();
    expect(await waiting()).toMatchObject([
      { kind: "bank_amount_differs", expected: { minor: 49_500 }, found: { minor: 49_000 } },
    ]);
  });

  it("is nothing for those who keep the books of one unit", async () => {
    const id = await bring(49_500);
    expect(await getBankFile.call(await accountant(msn), { id })).toMatchObject({
      error: { code: "forbidden" },
    });
  });
});

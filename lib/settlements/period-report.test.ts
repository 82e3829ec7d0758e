import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { shiftClock } from "@/lib/clock";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { readBytes } from "@/lib/reports/testing/read-bytes";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { LEDGER_ID, useScriptedLedger } from "@/lib/testing/scripted-ledger";
import { useTestDatabase } from "@/lib/testing/test-db";
import { periodReport } from "./period-report";
import { syncLedgers } from "./sync-ledgers";

const db = useTestDatabase();
let merchant: TestMerchant;
const unit = () => merchant.units[0] ?? "";
const ledger = useScriptedLedger(unit, 1_000);

const [sunday, monday] = [{ date: "2026-11-15" }, { date: "2026-11-16" }];
// Monday's midnight in Oslo.
const ENDED = "2026-11-15T23:00:00Z";

beforeEach(async () => {
  merchant = await createMerchant(2);
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    keepApiKeys(tx, merchant.id, { msn: unit(), clientId: "c", clientSecret: "s", subscriptionKey: "k" }),
  );
});
afterEach(() => shiftClock(0));

async function syncAt(at: string): Promise<void> {
  shiftClock(Date.parse(at) - Date.now());
  await syncLedgers.call(systemCaller(merchant, "settlement:sync"), { msn: unit() });
}

async function reportOf(from = sunday.date, units = merchant.units) {
  const caller = { ...systemCaller(merchant, "report:deliver"), units };
  const look = { format: "csv", language: "en", personal: false } as const;
  const asked = { units: [...units], from, to: sunday.date, endedAt: new Date(ENDED), ...look };
  const answer = await periodReport.call(caller, asked);
  return answer.ok ? answer.value : answer.error.code;
}

const sale = { type: "capture", amount: 10_000, psp: "1", reference: "o-1", ...sunday };
const fee = { type: "fees-retained", amount: -150, ...sunday };
const payout = { type: "payout-scheduled", amount: -9_850, psp: `${LEDGER_ID}-2000001`, ...sunday };

describe("the report of a period", () => {
  it("waits for a ledger that was not read since the period ended, and names the sales unit", async () => {
    ledger.add("funds", sale, fee, payout);
    await syncAt("2026-11-15T22:59:00Z");
    expect(await reportOf()).toMatchObject({
      kind: "late",
      units: [{ msn: unit(), name: `Unit ${unit()}` }],
    });
    await syncAt("2026-11-15T23:01:00Z");
    expect(await reportOf()).toMatchObject({ kind: "file" });
  });

  it("waits for a payout until noon while money lies on the ledger", async () => {
    ledger.add("funds", sale);
    await syncAt("2026-11-16T00:30:00Z");
    expect(await reportOf()).toMatchObject({ kind: "late" });
    ledger.add("funds", fee, payout);
    await syncAt("2026-11-16T02:30:00Z");
    const report = await reportOf();
    expect(report).toMatchObject({
      kind: "file",
      sums: [{ currency: "NOK", captured: 10_000, refunded: 0, fees: 150, corrected: 0, paidOut: 9_850 }],
    });
    if (typeof report === "string" || report.kind !== "file") throw new Error("no file");
    expect(new TextDecoder().decode(await readBytes(report.file.chunks))).toContain("o-1");
  });

  it("takes a payout that is not there by noon for one that does not come", async () => {
    ledger.add("funds", sale);
    await syncAt("2026-11-16T10:59:00Z");
    expect(await reportOf()).toMatchObject({ kind: "late" });
    await syncAt("2026-11-16T11:00:00Z");
    expect(await reportOf()).toEqual({ kind: "empty" });
  });

  it("is empty at once where nothing is left to be paid out, or a later line stands there", async () => {
    await syncAt("2026-11-15T23:30:00Z");
    expect(await reportOf()).toEqual({ kind: "empty" });
    ledger.add("funds", sale, { ...sale, psp: "2", reference: "o-2", ...monday });
    await syncAt("2026-11-16T06:00:00Z");
    expect(await reportOf()).toEqual({ kind: "empty" });
  });

  it("does not wait for a payout that is due on another day", async () => {
    ledger.add("funds", sale);
    await db.sql("update sales_units set settlement_period = 'monthly' where msn = $1", [unit()]);
    await syncAt("2026-11-15T23:30:00Z");
    expect(await reportOf()).toEqual({ kind: "empty" });
    await db.sql("update sales_units set settlement_period = 'weekly' where msn = $1", [unit()]);
    expect(await reportOf()).toMatchObject({ kind: "late" });
  });

  it("holds nothing of a sales unit that the job is not bound to, whatever it asks for", async () => {
    ledger.add("funds", sale, fee, payout);
    await syncAt("2026-11-15T23:30:00Z");
    expect(await reportOf(sunday.date, merchant.units.slice(1))).toEqual({ kind: "empty" });
  });
});

import { describe, expect, it } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { LEDGER_ID, useScriptedLedger } from "@/lib/testing/scripted-ledger";
import { useTestDatabase } from "@/lib/testing/test-db";
import { syncLedgers } from "./sync-ledgers";

const db = useTestDatabase();
let merchant: TestMerchant;
const ledger = useScriptedLedger(() => merchant.units[0] ?? "");

async function connected(): Promise<string> {
  merchant = await createMerchant();
  const [msn = ""] = merchant.units;
  const keys = { msn, clientId: "client", clientSecret: "secret", subscriptionKey: "key" };
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    keepApiKeys(tx, merchant.id, keys),
  );
  return msn;
}

const sync = (msn: string) => syncLedgers.call(systemCaller(merchant, "settlement:sync"), { msn });
const settled = () =>
  db.sql(
    `select number, period_from::text, period_to::text, payout_date::text, opening_minor::int as opening, captured_minor::int as captured,
       refunded_minor::int as refunded, fees_minor::int as fees, corrected_minor::int as corrected, paid_out_minor::int as paid_out,
       closing_minor::int as closing, state, bank_reference
     from settlements where merchant_id = $1 order by position_to`,
    [merchant.id],
  );
const kept = async () =>
  (
    await db.sql(
      `select topic, position::int, entry_type from ledger_entries where merchant_id = $1 order by topic, position`,
      [merchant.id],
    )
  ).map(({ topic, position, entry_type }) => `${topic} ${position} ${entry_type}`);

const monday = { date: "2026-11-16" };

function addMonday(): void {
  ledger.add(
    "funds",
    { type: "capture", amount: 12_500, reference: "fjord-kiosk-000120", ...monday },
    { type: "capture", amount: 7_500, reference: "fjord-kiosk-000121", ...monday },
    { type: "refund", amount: -2_500, reference: "fjord-kiosk-000120", ...monday },
    { type: "fees-retained", amount: -300, ...monday },
    {
      type: "payout-scheduled",
      amount: -17_200,
      psp: `${LEDGER_ID}-2000001`,
      reference: "Utb. 2000001 Vippsnr 654321",
      ...monday,
    },
  );
}

describe("the ledgers of a sales unit", () => {
  it("become settlements that add up, over several pages", async () => {
    const msn = await connected();
    addMonday();
    ledger.add("fees", { type: "capture-fee", amount: -188, reference: "fjord-kiosk-000120", ...monday });
    expect(await sync(msn)).toEqual({ ok: true, value: { lines: 6, complete: true } });
    expect(await settled()).toEqual([
      {
        ...{
          number: "2000001",
          period_from: "2026-11-16",
          period_to: "2026-11-16",
          payout_date: "2026-11-18",
        },
        ...{
          opening: 0,
          captured: 20_000,
          refunded: -2_500,
          fees: -300,
          corrected: 0,
          paid_out: 17_200,
          closing: 0,
        },
        ...{ state: "scheduled", bank_reference: "Utb. 2000001 Vippsnr 654321" },
      },
    ]);
  });

  // A page of a thousand lines was longer than any payment's answer, and counted as unreadable for ever.
  it("are read a thousand lines at a time, as long as those may be", async () => {
    const msn = await connected();
    ledger.pageSize(1_000);
    const long = (n: number) => `${"fjord-kiosk-".repeat(4)}${String(n).padStart(15, "0")}`;
    const sales = Array.from({ length: 1_200 }, (_, n) => ({
      ...{ type: "capture", amount: 100 + n, reference: long(n), psp: crypto.randomUUID(), ...monday },
    }));
    ledger.add("funds", ...sales);
    expect(await sync(msn)).toEqual({ ok: true, value: { lines: 1_200, complete: true } });
  });

  it("are read once: a second run asks from where the first ended and keeps nothing twice", async () => {
    const msn = await connected();
    addMonday();
    await sync(msn);
    const before = await kept();
    expect(await sync(msn)).toEqual({ ok: true, value: { lines: 0, complete: true } });
    expect(await kept()).toEqual(before);
    expect(await settled()).toHaveLength(1);
  });

  it("go on after a page that broke off, with nothing lost and nothing twice", async () => {
    const msn = await connected();
    addMonday();
    await sync(msn);
    ledger.add(
      "funds",
      ...["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"].map((date) => ({
        type: "capture",
        amount: 100,
        reference: `payment-${date}`,
        date,
      })),
    );
    ledger.failNext(new Response("{", { status: 200 }));
    expect(await sync(msn)).toMatchObject({ ok: false, error: { code: "platform_unavailable" } });
    expect(await sync(msn)).toMatchObject({ ok: true, value: { lines: 4 } });
    expect((await kept()).filter((line) => line.startsWith("funds"))).toHaveLength(9);
  });

  it("are read anew where the platform no longer knows the place, and that stands in the log", async () => {
    const msn = await connected();
    addMonday();
    await sync(msn);
    ledger.failNext(Response.json({ title: "Bad input" }, { status: 400 }));
    expect(await sync(msn)).toMatchObject({ ok: true, value: { complete: false } });
    expect(await sync(msn)).toMatchObject({ ok: true, value: { lines: 5, complete: true } });
    expect(await kept()).toHaveLength(5);
    expect(await settled()).toHaveLength(1);
    const entries = await db.sql("select action from audit_log where merchant_id = $1", [merchant.id]);
    expect(entries).toEqual([{ action: "unit.ledger_reread" }]);
  });

  it("are kept once by two runs side by side", async () => {
    const msn = await connected();
    addMonday();
    await Promise.all([sync(msn), sync(msn), sync(msn)]);
    await sync(msn);
    expect(await kept()).toHaveLength(5);
    expect(await settled()).toHaveLength(1);
  });

  it("carry what came after a payout to the next one, days without a payout included", async () => {
    const msn = await connected();
    addMonday();
    ledger.add("funds", {
      type: "refund",
      amount: -900,
      reference: "fjord-kiosk-000121",
      date: "2026-11-17",
    });
    await sync(msn);
    expect(await settled()).toHaveLength(1);
    ledger.add(
      "funds",
      { type: "capture", amount: 1_000, reference: "fjord-kiosk-000122", date: "2026-11-19" },
      { type: "scheduled-for-payout", amount: -100, psp: `${LEDGER_ID}-2000002`, date: "2026-11-19" },
    );
    await sync(msn);
    expect((await settled())[1]).toMatchObject({
      ...{ number: "2000002", period_from: "2026-11-17", period_to: "2026-11-19", opening: 0 },
      ...{ captured: 1_000, refunded: -900, paid_out: 100, closing: 0, payout_date: "2026-11-23" },
    });
  });

  it("say that a payout came back, and count it with the next", async () => {
    const msn = await connected();
    addMonday();
    await sync(msn);
    ledger.add(
      "funds",
      { type: "payout-aborted", amount: 17_200, psp: `${LEDGER_ID}-2000001`, date: "2026-11-18" },
      { type: "levy-of-2031", amount: -200, date: "2026-11-18" },
      { type: "payout-scheduled", amount: -17_000, psp: `${LEDGER_ID}-2000002`, date: "2026-11-18" },
    );
    await sync(msn);
    expect(await settled()).toMatchObject([
      { number: "2000001", state: "aborted" },
      { number: "2000002", state: "scheduled", corrected: 17_000, paid_out: 17_000, closing: 0 },
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["half an øre", { amount: 0.5 }],
    ["a day that is none", { ledgerDate: "2026-02-31" }],
    ["a currency that is none", { currency: "XYZ" }],
    ["no balance", { balanceAfter: undefined }],
  ])("take nothing of a page with %s, and say so", async (_name, fields) => {
    const msn = await connected();
    addMonday();
    ledger.spoil("funds", 1, fields);
    expect(await sync(msn)).toMatchObject({ ok: false, error: { code: "platform_unavailable" } });
    expect(await kept()).toEqual([]);
    const [noted] = await db.sql("select failure from ledger_syncs where merchant_id = $1", [merchant.id]);
    expect(noted).toEqual({ failure: "platform_unavailable" });
  });

  it("of another company can't be read through the keys of this one", async () => {
    const msn = await connected();
    addMonday();
    await sync(msn);
    const other = await createMerchant();
    const foreign = systemCaller(other, "settlement:sync");
    expect(await syncLedgers.call(foreign, { msn })).toMatchObject({
      ok: false,
      error: { code: "no_api_keys" },
    });
  });
});

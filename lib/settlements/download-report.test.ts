import { parseCsv } from "hucre/csv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { shiftClock } from "@/lib/clock";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { readReport } from "@/lib/reports/read-report";
import { closingMinor, type ReportSettlement } from "@/lib/reports/settlement-report";
import { readBytes } from "@/lib/reports/testing/read-bytes";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { LEDGER_ID, useScriptedLedger } from "@/lib/testing/scripted-ledger";
import { useTestDatabase } from "@/lib/testing/test-db";
import { downloadReport } from "./download-report";
import { syncLedgers } from "./sync-ledgers";

const db = useTestDatabase();
let merchant: TestMerchant;
const ledger = useScriptedLedger(() => merchant.units[0] ?? "", 50);

async function connected(units = 1): Promise<void> {
  merchant = await createMerchant(units);
  const keys = { msn: unit(), clientId: "client", clientSecret: "secret", subscriptionKey: "key" };
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    keepApiKeys(tx, merchant.id, keys),
  );
}

const unit = () => merchant.units[0] ?? "";
const sync = () => syncLedgers.call(systemCaller(merchant, "settlement:sync"), { msn: unit() });

type Wish = Parameters<typeof downloadReport.call>[1];
const november = { period: "month", month: "2026-11", format: "csv", language: "en" } as const;
const admin = () => createAdministrator(merchant);

async function fileOf(wish: Wish = november, who = admin()): Promise<Uint8Array> {
  const answer = await downloadReport.call(await who, wish);
  if (!answer.ok) throw new Error(answer.error.code);
  return readBytes(answer.value.chunks);
}

async function settlementsIn(format: "csv" | "xlsx" | "xml"): Promise<readonly ReportSettlement[]> {
  const read = await readReport(await fileOf({ ...november, format }));
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.defects).toEqual([]);
  return read.value.report.units.flatMap(({ settlements }) => settlements);
}

const [monday, tuesday] = [{ date: "2026-11-16" }, { date: "2026-11-17" }];
const payout = (number: number, amount: number, day: { date: string }) => ({
  ...{ type: "payout-scheduled", amount: -amount, psp: `${LEDGER_ID}-${number}`, ...day },
});

/** Monday's second sale gets its fee on Tuesday, where a subscription, a fee given back and a type of tomorrow stand too. */
function addTwoDays(): void {
  const [first, second, third] = ["7000000120", "7000000121", "7000000130"];
  const sale = (psp: string, amount: number, day: { date: string }) => ({
    ...{ type: "capture", amount, psp, reference: `order-${psp.slice(-3)}`, ...day },
  });
  ledger.add(
    "fees",
    { type: "capture-fee", amount: -100, psp: first, ...monday },
    { type: "capture-fee", amount: -88, psp: first, ...monday },
    { type: "fees-retained", amount: 188, psp: "01HMON", ...monday },
    { type: "capture-fee", amount: -112, psp: second, ...tuesday },
    { type: "capture-fee", amount: -15, psp: third, ...tuesday },
    { type: "service-fee", amount: -4_900, psp: "9000000001", ...tuesday },
    { type: "credit-note", amount: 27, psp: "9000000002", ...tuesday },
    { type: "fees-retained", amount: 5_000, psp: "01HTUE", ...tuesday },
  );
  ledger.add(
    "funds",
    sale(first, 12_500, monday),
    sale(second, 7_500, monday),
    { type: "refund", amount: -2_500, psp: "7000000122", reference: "order-120", ...monday },
    { type: "fees-retained", amount: -188, psp: "01HMON", ...monday },
    payout(2_000_001, 17_312, monday),
    sale(third, 10_000, tuesday),
    { type: "levy-of-2031", amount: -333, psp: "9000000003", ...tuesday },
    { type: "top-up", amount: 50, ...tuesday },
    { type: "fees-retained", amount: -5_000, psp: "01HTUE", ...tuesday },
    payout(2_000_002, 4_717, tuesday),
  );
}

beforeAll(() => shiftClock(Date.parse("2026-11-21T12:00:00Z") - Date.now()));
afterAll(() => shiftClock(0));

describe("a downloaded settlement report", () => {
  it.each(["csv", "xlsx", "xml"] as const)(
    "says in %s what the settlements say, fees of later days and unknown types included",
    async (format) => {
      await connected();
      addTwoDays();
      await sync();
      const stated = await db.sql(
        `select number as id, paid_out_minor::int as paid, (captured_minor + greatest(corrected_minor, 0))::int as captured,
           fees_minor::int as fees, opening_minor::int as opening from settlements where merchant_id = $1 order by number`,
        [merchant.id],
      );
      const found = await settlementsIn(format);
      expect(found.map(({ id, paidOutMinor }) => [id, paidOutMinor])).toEqual(
        stated.map(({ id, paid }) => [id, paid]),
      );
      expect(found.map(closingMinor)).toEqual([0, 0]);
      const [first, second] = found;
      // Fees as they were kept back: 188 on Monday; on Tuesday 5 027 less the 27 that came back.
      expect([first?.feesMinor, second?.feesMinor]).toEqual([188, 5_027]);
      expect(
        [first, second].map((one) => (one?.capturedMinor ?? 0) + (one?.correctionsInMinor ?? 0)),
      ).toEqual([20_000, 10_077]);
      expect(
        [first, second].map((one) => (one?.refundedMinor ?? 0) + (one?.correctionsOutMinor ?? 0)),
      ).toEqual([2_500, 333]);
      expect([first?.transactionCount, second?.transactionCount]).toEqual([3, 6]);
    },
  );

  it("puts a fee beside its sale by the platform's reference, and one of an earlier payout's sale in a row of its own", async () => {
    await connected();
    addTwoDays();
    await sync();
    const rows = parseCsv(new TextDecoder().decode(await fileOf())).filter(
      ([section, day]) => section === "TransactionInfo" && day !== "SalesDate",
    );
    const shown = rows.map((cells) => [cells[4], cells[5], cells[8], cells[10], cells[11]].join(" "));
    expect(shown).toEqual([
      "7000000120 2000001 125.00 -1.88 0.00",
      "7000000121 2000001 75.00 0.00 0.00",
      "7000000122 2000001 0.00 0.00 -25.00",
      "7000000130 2000002 100.00 -0.15 0.00",
      "9000000003 2000002 0.00 0.00 -3.33",
      "8 2000002 0.50 0.00 0.00",
      "7000000121 2000002 0.00 -1.12 0.00",
      "9000000001 2000002 0.00 -49.00 0.00",
      "9000000002 2000002 0.27 0.00 0.00",
    ]);
  });

  it("adds up where the lines of the fees are not there, or are more than was kept back", async () => {
    await connected();
    ledger.add(
      "fees",
      { type: "capture-fee", amount: -900, psp: "1", ...monday },
      { type: "fees-retained", amount: 500, ...monday },
    );
    ledger.add(
      "funds",
      { type: "capture", amount: 10_000, psp: "1", reference: "order-1", ...monday },
      { type: "fees-retained", amount: -500, ...monday },
      payout(2_000_001, 9_500, monday),
      { type: "capture", amount: 1_000, psp: "2", reference: "order-2", ...tuesday },
      { type: "fees-retained", amount: -75, ...tuesday },
      payout(2_000_002, 925, tuesday),
    );
    await sync();
    const found = await settlementsIn("xlsx");
    expect(found).toMatchObject([
      { paidOutMinor: 9_500, capturedMinor: 10_000, feesMinor: 900, correctionsInMinor: 400 },
      { paidOutMinor: 925, capturedMinor: 1_000, feesMinor: 75, correctionsInMinor: 0 },
    ]);
    expect(found.map(closingMinor)).toEqual([0, 0]);
  });

  it("of a gross payout tells the fees and leaves them out of the sum", async () => {
    await connected();
    ledger.add(
      "funds",
      { type: "capture", amount: 10_000, psp: "1", reference: "o-1", ...monday },
      payout(2_000_001, 10_000, monday),
    );
    ledger.add(
      "fees",
      { type: "capture-fee", amount: -150, psp: "1", ...tuesday },
      { type: "fees-invoiced", amount: 150, ...tuesday },
    );
    await sync();
    expect(await settlementsIn("xml")).toMatchObject([
      { type: "Gross", paidOutMinor: 10_000, capturedMinor: 10_000, feesMinor: 150, openingMinor: 0 },
    ]);
  });

  it("of more rows than are read at once has each of them once, in their order", async () => {
    await connected();
    const orders = Array.from({ length: 2_345 }, (_, n) => `order-${n}`);
    ledger.add(
      "funds",
      ...orders.map((reference, n) => ({
        type: "capture",
        amount: 100,
        psp: `${n + 1}`,
        reference,
        ...monday,
      })),
      payout(2_000_001, 234_500, monday),
    );
    await sync();
    const text = new TextDecoder().decode(await fileOf());
    const rows = parseCsv(text).filter(
      ([section, day]) => section === "TransactionInfo" && day !== "SalesDate",
    );
    expect(rows.map((cells) => cells[6])).toEqual(orders);
  });
});

describe("what is asked for", () => {
  const refused = async (wish: Wish, who = admin()) => {
    const answer = await downloadReport.call(await who, wish);
    return answer.ok ? "a file" : answer.error.code;
  };

  it.each<[string, object, string]>([
    ["a day of tomorrow", { period: "day", day: "2026-11-22" }, "report_period_future"],
    [
      "an end before the start",
      { period: "range", from: "2026-11-17", to: "2026-11-16" },
      "report_period_backwards",
    ],
    ["eleven years", { period: "range", from: "2015-11-17", to: "2026-11-16" }, "report_period_too_long"],
    ["a day without a payout", { period: "day", day: "2026-11-02" }, "report_nothing_there"],
    ["a unit of nobody", { period: "day", day: "2026-11-16", units: ["999999"] }, "sales_unit_not_found"],
    ["a settlement of nobody", { period: "settlement", id: "302321-2999999" }, "settlement_not_found"],
    ["a day that is none", { period: "day", day: "2026-02-31" }, "invalid_input"],
    [
      "names in XML",
      { period: "day", day: "2026-11-16", format: "xml", personal: true, purpose: "x" },
      "report_personal_format",
    ],
    [
      "names for no purpose",
      { period: "day", day: "2026-11-16", personal: true, purpose: " " },
      "report_purpose_missing",
    ],
    ["one settlement", { period: "settlement", id: "302321-2000001" }, "a file"],
  ])("%s: %3$s", async (_name, wish, code) => {
    await connected();
    addTwoDays();
    await sync();
    expect(await refused({ format: "csv", language: "en", ...wish } as Wish)).toBe(code); // safe: a row of the table above
  });

  it("holds nothing of units out of reach, names only for who acts on payments, and is written into the log", async () => {
    await connected(2);
    addTwoDays();
    await sync();
    await insertPayment(merchant, {
      reference: "order-120",
      customerName: "Kari Anne Nordmann",
      description: "Lunsj",
    });
    const other = createPerson(merchant, [{ role: "assistant", extras: [], unit: merchant.units[1] ?? "" }]);
    expect(await refused(november, other)).toBe("report_nothing_there");
    expect(await refused({ ...november, units: [unit()] }, other)).toBe("sales_unit_not_found");
    expect(
      await refused(
        { period: "settlement", id: `${LEDGER_ID}-2000001`, format: "csv", language: "en" },
        other,
      ),
    ).toBe("settlement_not_found");
    const accountant = createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    const named = { ...november, units: [unit()], personal: true, purpose: "Complaint 12" };
    expect(await refused(named, accountant)).toBe("report_personal_refused");
    expect(new TextDecoder().decode(await fileOf(november, accountant))).not.toContain("Nordmann");
    expect(new TextDecoder().decode(await fileOf(named))).toContain("Kari Anne,Nordmann,Lunsj");
    const log = await db.sql(
      "select details from audit_log where merchant_id = $1 and action = 'report.downloaded' order by seq",
      [merchant.id],
    );
    expect(log.map(({ details }) => details)).toMatchObject([
      { from: "2026-11-01", units: [unit()], format: "csv", language: "en", personal: false },
      { personal: true, purpose: "Complaint 12" },
    ]);
  });
});

import { parseCsv } from "hucre/csv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { shiftClock } from "@/lib/clock";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { readReport } from "@/lib/reports/read-report";
import { closingMinor, type ReportSettlement } from "@/lib/reports/settlement-report";
import { readBytes } from "@/lib/reports/testing/read-bytes";
import { readPdfPages } from "@/lib/reports/testing/read-pdf";
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
import { reportChoices } from "./report-choices";
import { syncLedgers } from "./sync-ledgers";

const db = useTestDatabase();
let merchant: TestMerchant;
const ledger = useScriptedLedger(() => merchant.units[0] ?? "", 1_000);

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

/** What the settlements themselves say, corrections told apart by what their lines are. */
const stated = () =>
  db.sql(
    `select number as id, paid_out_minor::int as paid, closing_minor::int as left, opening_minor::int as opening, (-fees_minor)::int as fees,
       (captured_minor + coalesce(up, 0))::int as in, (-refunded_minor - coalesce(down, 0))::int as out
     from settlements s, lateral (
       select sum(amount_minor) filter (where amount_minor > 0) as up, sum(amount_minor) filter (where amount_minor < 0) as down
       from ledger_entries e where e.merchant_id = s.merchant_id and e.ledger_id = s.ledger_id and e.topic = 'funds'
         and e.position between s.position_from and s.position_to and e.entry_type in ('levy-of-2031', 'top-up')) corrections
     where merchant_id = $1 order by number`,
    [merchant.id],
  );

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
      const found = await settlementsIn(format);
      // Without the fees that came back, 27 on Tuesday, which stand among what came in and are no less fee for it.
      const back = [0, 27];
      expect(
        found.map((one, at) => ({
          ...{ id: one.id, paid: one.paidOutMinor, left: closingMinor(one), opening: one.openingMinor },
          in: one.capturedMinor + one.correctionsInMinor - (back[at] ?? 0),
          out: one.refundedMinor + one.correctionsOutMinor,
          fees: one.feesMinor - (back[at] ?? 0),
        })),
      ).toEqual(await stated());
      expect(found.map(({ feesMinor }) => feesMinor)).toEqual([188, 5_027]);
      expect(found.map(({ transactionCount }) => transactionCount)).toEqual([3, 6]);
    },
  );

  it("says the same as PDF, for eyes", async () => {
    await connected();
    addTwoDays();
    await sync();
    const pages = readPdfPages(await fileOf({ ...november, format: "pdf-full", language: "nb" }));
    const lines = pages.flat();
    expect(lines).toContain("16.11.26 | 2000001 | 200,00 | −1,88 | −25,00 | 0,00 | 173,12");
    expect(lines).toContain("17.11.26 | 2000002 | 100,00 | −50,27 | 0,00 | −2,56 | 47,17");
    expect(lines.filter((line) => line.startsWith("Sum oppgjør"))).toEqual([
      "Sum oppgjør | 175,00 | −1,88 | 173,12",
      "Sum oppgjør | 97,44 | −50,27 | 47,17",
    ]);
  });

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
    const orders = Array.from({ length: 1_234 }, (_, n) => `order-${n}`);
    ledger.add(
      "funds",
      ...orders.map((reference, n) => ({
        type: "capture",
        amount: 100,
        psp: `${n + 1}`,
        reference,
        ...monday,
      })),
      payout(2_000_001, 123_400, monday),
    );
    await sync();
    const text = new TextDecoder().decode(await fileOf());
    const rows = parseCsv(text).filter(
      ([section, day]) => section === "TransactionInfo" && day !== "SalesDate",
    );
    expect(rows.map((cells) => cells[6])).toEqual(orders);
  });
});

const NOVEMBER_DAYS = { period: "range", from: "2026-11-01", to: "2026-11-20" };
const NAMED = { ...NOVEMBER_DAYS, personal: true, purpose: "Complaint 12" };

const ASKED: [name: string, code: string, wish: object][] = [
  ["a day of tomorrow", "report_period_future", { period: "day", day: "2026-11-22" }],
  ["an end before the start", "report_period_backwards", { ...NOVEMBER_DAYS, to: "2026-10-31" }],
  ["eleven years", "report_period_too_long", { ...NOVEMBER_DAYS, from: "2015-11-01" }],
  ["a day without a payout", "report_nothing_there", { period: "day", day: "2026-11-02" }],
  ["a unit of nobody", "sales_unit_not_found", { ...NOVEMBER_DAYS, units: ["999999"] }],
  ["a settlement of nobody", "settlement_not_found", { period: "settlement", id: "302321-2999999" }],
  ["a day that is none", "invalid_input", { period: "day", day: "2026-02-31" }],
  ["no day", "invalid_input", { period: "day", day: "" }],
  ["names in XML", "report_personal_format", { ...NAMED, format: "xml" }],
  ["names for no purpose", "report_purpose_missing", { ...NAMED, purpose: " " }],
  ["one settlement", "a file", { period: "settlement", id: "302321-2000001" }],
];

describe("what is asked for", () => {
  const refused = async (wish: Wish, who = admin()) => {
    const answer = await downloadReport.call(await who, wish);
    return answer.ok ? "a file" : answer.error.code;
  };

  it("is told in a sentence where there is no file for it", async () => {
    await connected();
    addTwoDays();
    await sync();
    const found: string[] = [];
    // safe: a row of the table above
    for (const [name, , wish] of ASKED)
      found.push(`${name}: ${await refused({ format: "csv", language: "en", ...wish } as Wish)}`);
    expect(found).toEqual(ASKED.map(([name, code]) => `${name}: ${code}`));
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

  it("is refused as a PDF of more than 100 000 rows, which the other formats hold", async () => {
    await connected();
    const sales = { type: "capture", amount: 1, psp: "1", reference: "order-1", ...monday };
    ledger.add("funds", sales, payout(2_000_001, 1, monday));
    await sync();
    // Between the two lines that are there: what a shop sells in a good month.
    await db.sql(
      `with moved as (update ledger_entries set position = 100003 where merchant_id = $1 and position = 2 returning *)
       insert into ledger_entries
       select merchant_id, ledger_id, topic, n, msn, ledger_date, happened_at, 'capture', n::text, 'order-' || n, currency, 1, n - 1, n
       from moved, generate_series(2, 100001) n`,
      [merchant.id],
    );
    await db.sql(
      "update settlements set position_to = 100003, captured_minor = 100001, paid_out_minor = 100001 where merchant_id = $1",
      [merchant.id],
    );
    const asked = async (format: "pdf-full" | "pdf" | "csv") => {
      const answer = await downloadReport.call(await admin(), { ...november, format });
      return answer.ok ? "a file" : answer.error;
    };
    expect(await asked("pdf-full")).toMatchObject({ code: "report_too_many_rows" });
    expect([await asked("pdf"), await asked("csv")]).toEqual(["a file", "a file"]);
  });

  it("offers names where any customer of units within reach is known by one", async () => {
    await connected();
    const offered = async (who = admin()) => {
      const answer = await reportChoices.call(await who, {});
      return answer.ok ? answer.value : answer.error.code;
    };
    expect(await offered()).toMatchObject({
      names: "none_known",
      timeZone: "Europe/Oslo",
      today: "2026-11-21",
    });
    await insertPayment(merchant, { customerName: "Kari Anne Nordmann" });
    expect(await offered()).toMatchObject({ names: "offered", units: [{ msn: unit() }] });
    const accountant = createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    expect(await offered(accountant)).toMatchObject({ names: "no_right" });
  });
});

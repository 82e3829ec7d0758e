import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { writeCamt } from "@/lib/bank-files/testing/write-camt";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { importBankFile } from "./import-bank-file";
import { listBankFiles } from "./list-bank-files";
import { reconcileUnit } from "./reconcile-unit";
import { type Books, writeBooks } from "./testing/write-books";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant();
  admin = await createAdministrator(merchant);
  msn = merchant.units[0] ?? "";
});

const reconcile = async () => {
  const done = await reconcileUnit.call(systemCaller(merchant, "settlement:sync"), { msn });
  if (!done.ok) throw new Error(done.error.code);
};
const found = async () =>
  (
    await db.sql(
      "select kind, state, expected_minor::int as expected, found_minor::int as found from breaks where merchant_id = $1 order by kind, subject",
      [merchant.id],
    )
  ).map(({ kind, state, expected, found }) => `${kind} ${state} ${expected} ${found}`);
const keep = (books: Books) => writeBooks(merchant, msn, books);

const sales = [
  { reference: "sale-00000001", captured: 50_000, refunded: 0, day: "2026-11-10" },
  { reference: "sale-00000002", captured: 20_000, refunded: 5_000, day: "2026-11-11" },
  { reference: "sale-00000003", captured: 30_000, refunded: 0, day: "2026-11-12" },
];
const lines = (sql: string) => db.sql(`${sql} and merchant_id = $1`, [merchant.id]);
const ofFirst = "entry_type = 'capture' and reference = 'sale-00000001'";

/** One break of each kind, put into books that agree; what has to be found of it, and nothing else. */
const PLANTED: Record<string, [plant: () => Promise<unknown>, found: string]> = {
  not_in_portal: [
    async () => {
      await lines(
        "delete from payment_events where payment_id in (select id from payments where reference = 'sale-00000001')",
      );
      await lines("delete from payments where reference = 'sale-00000001'");
    },
    "not_in_portal open 0 50000",
  ],
  not_in_ledger: [
    () =>
      insertPayment(merchant, {
        ...{ reference: "sale-00000009", createdAt: new Date("2026-11-11T09:00:00Z"), capturedMinor: 10_000 },
        syncedAt: new Date("2026-11-11T10:00:00Z"),
      }),
    "not_in_ledger open 10000 0",
  ],
  amount_differs: [
    async () => {
      await lines(
        "update payment_events set amount_minor = 49900 where name = 'CAPTURED' and amount_minor = 50000",
      );
      await lines("update payments set captured_minor = 49900 where reference = 'sale-00000001'");
    },
    "amount_differs open 49900 50000",
  ],
  currency_differs: [
    () => lines(`update ledger_entries set currency = 'DKK' where ${ofFirst}`),
    "currency_differs open 50000 50000",
  ],
  settlement_sum: [
    () => lines("update settlements set fees_minor = fees_minor - 100 where number = '2000001'"),
    "settlement_sum open -100 0",
  ],
  ledger_gap: [
    () =>
      lines(
        "update ledger_entries set balance_before_minor = balance_before_minor + 700, balance_after_minor = balance_after_minor + 700 where position >= 8",
      ),
    "ledger_gap open 0 700",
  ],
  payout_aborted: [
    () => lines("update settlements set state = 'aborted' where number = '2000003'"),
    "payout_aborted open 29700 0",
  ],
};

describe("the books of a sales unit", () => {
  it("agree on clean data of many random days", async () => {
    const sale = fc.record({
      captured: fc.integer({ min: 1, max: 500_000 }),
      share: fc.integer({ min: 0, max: 100 }),
      day: fc.integer({ min: 1, max: 19 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 12 }), async (some) => {
        const own = await createMerchant();
        const unit = own.units[0] ?? "";
        const days = some.map(({ captured, share, day }, place) => ({
          ...{ reference: `random-${String(place).padStart(5, "0")}`, captured },
          refunded: Math.floor((captured * share) / 100),
          day: `2026-11-${String(day).padStart(2, "0")}`,
        }));
        await writeBooks(own, unit, { sales: days });
        await reconcileUnit.call(systemCaller(own, "settlement:sync"), { msn: unit });
        expect(await db.sql("select * from breaks where merchant_id = $1", [own.id])).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it.each(Object.entries(PLANTED))("show a planted break, %s, and no other", async (_kind, [plant, told]) => {
    await keep({ sales });
    await reconcile();
    expect(await found()).toEqual([]);
    await plant();
    await reconcile();
    expect(await found()).toEqual([told]);
    await reconcile();
    expect(await found()).toEqual([told]);
  });

  it("show a line that the ledger has twice", async () => {
    await keep({ sales, twice: "sale-00000003" });
    await reconcile();
    expect(await found()).toEqual(["duplicate_entry open 30000 60000"]);
  });

  it("wait for what is on its way: money of the last hours, and refunds without an answer", async () => {
    await keep({ sales });
    const soon = new Date(Date.now() - 3_600_000);
    await insertPayment(merchant, { createdAt: soon, syncedAt: soon, capturedMinor: 10_000 });
    await lines(
      "update payments set refund_reserved_minor = 5000, refunded_minor = 0 where reference = 'sale-00000002'",
    );
    await lines("delete from payment_events where name = 'REFUNDED'");
    await reconcile();
    expect(await found()).toEqual([]);
  });

  it("say nothing while the ledger was not read to its end", async () => {
    await keep({ sales });
    await lines("update ledgers set complete_at = null where true");
    await PLANTED["not_in_ledger"]?.[0]();
    await reconcile();
    expect(await found()).toEqual([]);
  });

  it("close what mends itself, open it again when it comes back, and log each step", async () => {
    await keep({ sales });
    await PLANTED["amount_differs"]?.[0]();
    await reconcile();
    const mend = (minor: number) =>
      Promise.all([
        lines(
          `update payment_events set amount_minor = ${minor} where name = 'CAPTURED' and amount_minor in (50000, 49900)`,
        ),
        lines(`update payments set captured_minor = ${minor} where reference = 'sale-00000001'`),
      ]);
    await mend(50_000);
    await reconcile();
    expect(await found()).toEqual(["amount_differs gone 49900 50000"]);
    await mend(49_900);
    await reconcile();
    expect(await found()).toEqual(["amount_differs reopened 49900 50000"]);
    const log = await db.sql("select action from audit_log where merchant_id = $1 order by seq", [
      merchant.id,
    ]);
    expect(log.map(({ action }) => action)).toEqual(["break.found", "break.gone", "break.reopened"]);
    const told = await db.sql("select kind from notifications where merchant_id = $1", [merchant.id]);
    expect(told).toEqual([{ kind: "breaksFound" }, { kind: "breaksFound" }]);
  });
});

describe("a bank's file", () => {
  const payoutLine = (number: number, minor: number, day: string) => ({
    ...{ minor, day, text: `Utb. ${number} Vippsnr ${msn}`, mark: `M${number}` },
  });
  // The payouts of the three days: net of one percent.
  const all = () => [
    payoutLine(2_000_001, 49_500, "2026-11-12"),
    payoutLine(2_000_002, 14_800, "2026-11-13"),
    payoutLine(2_000_003, 29_700, "2026-11-16"),
  ];
  const send = (file: string, name = "statement.xml") =>
    importBankFile.call(admin, { file: Buffer.from(file), name });
  const states = async () =>
    (
      await db.sql(
        "select number, state, bank_day::text as day, bank_mark as mark from settlements where merchant_id = $1 order by number",
        [merchant.id],
      )
    ).map(({ number, state, day, mark }) => `${number} ${state} ${day} ${mark}`);

  beforeEach(() => keep({ sales }));

  it("pays its payouts, and finds nothing to ask about", async () => {
    expect(await send(writeCamt("08", { from: "2026-11-10", entries: all() }))).toMatchObject({
      value: { lines: 3, known: 0, matched: 3 },
    });
    expect(await states()).toEqual([
      "2000001 paid 2026-11-12 M2000001",
      "2000002 paid 2026-11-13 M2000002",
      "2000003 paid 2026-11-16 M2000003",
    ]);
    expect(await listBankFiles.call(admin, {})).toMatchObject({
      value: { files: [{ matched: 3, open: 0 }] },
    });
    await reconcile();
    expect(await found()).toEqual([]);
  });

  it("counts once, the whole file and each of its lines", async () => {
    const file = writeCamt("02", { from: "2026-11-10", entries: all() });
    await send(file);
    expect(await send(file)).toEqual({ ok: false, error: { code: "bank_file_known" } });
    const other = writeCamt("02", { id: "month", from: "2026-11-01", entries: all() });
    expect(await send(other)).toMatchObject({ value: { lines: 0, known: 3, matched: 0 } });
    expect(await db.sql("select 1 from bank_lines where merchant_id = $1", [merchant.id])).toHaveLength(3);
  });

  it("is taken whole or not at all, also by two at once", async () => {
    const broken = writeCamt("02", { from: "2026-11-10", lost: 5, entries: all() });
    expect(await send(broken)).toMatchObject({ ok: false, error: { code: "bank_file_sum" } });
    expect(await db.sql("select 1 from bank_files where merchant_id = $1", [merchant.id])).toEqual([]);
    const file = writeCamt("02", { from: "2026-11-10", entries: all() });
    const both = await Promise.all([send(file), send(file)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it.each([
    ["a payout that is not there", () => all().slice(1), ["payout_not_at_bank open 49500 0"]],
    [
      "a line without a payout",
      () => [...all(), payoutLine(2_009_999, 100, "2026-11-16")],
      ["bank_line_alone open 0 100"],
    ],
    [
      "another amount",
      () => [payoutLine(2_000_001, 49_400, "2026-11-12"), ...all().slice(1)],
      ["bank_amount_differs open 49500 49400"],
    ],
  ] as const)("with %s makes that break and no other", async (_name, entries, told) => {
    await send(writeCamt("02", { from: "2026-11-10", entries: entries() }));
    await reconcile();
    expect(await found()).toEqual(told);
  });

  it("as CSV finds the account of the ledger by itself", async () => {
    const text = `Dato;Tekst;Beløp\n12.11.2026;Utb. 2000001 Vippsnr ${msn};495,00\n13.11.2026;Husleie;-9 000,00`;
    expect(await send(text, "statement.csv")).toMatchObject({ value: { lines: 1, matched: 1 } });
  });

  it("is for those who keep the books of every sales unit", async () => {
    const file = { file: Buffer.from(writeCamt("02", { entries: all() })), name: "a.xml" };
    const grant = { role: "accountant", extras: [] } as const;
    const ofOne = await createPerson(merchant, [{ ...grant, unit: msn }]);
    expect(await importBankFile.call(ofOne, file)).toMatchObject({ error: { code: "forbidden" } });
    const ofAll = await createPerson(merchant, [{ ...grant, unit: "all" }]);
    expect(await importBankFile.call(ofAll, file)).toMatchObject({ ok: true });
  });
});

import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { EXPORTED_LISTS, type ExportedList } from "@/lib/domain/list-export";
import { LOCALES } from "@/lib/domain/locale";
import { createMerchant, createPerson, insertPayment, type TestMerchant } from "@/lib/testing/factories";
import { STARTS_FORMULA } from "@/lib/testing/hostile-texts";
import { useTestDatabase } from "@/lib/testing/test-db";
import { exportedFile, exportedLines, XLSX } from "@/lib/testing/whole-export";
import { EXPORTS } from "./registry";

const db = useTestDatabase();
const HOSTILE = `=HYPERLINK("https://evil.example";"x")`;
let merchant: TestMerchant;
let admin: PersonCaller;

/** Each list without anything chosen in it; a settlement and a list of requests are named. */
const FILTERS: Record<ExportedList, object> = {
  transactions: {},
  requests: { environment: "production" },
  links: { environment: "production" },
  codes: { environment: "production" },
  invoices: { environment: "production", tab: "all" },
  settlements: {},
  settlement_lines: { id: "9000-2000001" },
  members: { q: "", role: null, unit: null, state: null },
  audit: {},
  units: { environment: "production" },
};

beforeAll(async () => {
  merchant = await createMerchant(2);
  admin = await createPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }], HOSTILE);
  await db.sql("update sales_units set name = $2 where merchant_id = $1", [merchant.id, HOSTILE]);
  const [msn = ""] = merchant.units;
  for (const status of ["captured", "reserved"] as const)
    await insertPayment(merchant, { msn, status, description: HOSTILE, customerName: HOSTILE });
  const at = "2026-11-16T11:00:00Z";
  await db.sql(`insert into ledgers (merchant_id, id, msn, currency) values ($1, '9000', $2, 'NOK')`, [
    merchant.id,
    msn,
  ]);
  await db.sql(
    `insert into ledger_entries (merchant_id, ledger_id, topic, position, msn, ledger_date, happened_at, entry_type,
      reference, currency, amount_minor, balance_before_minor, balance_after_minor)
    select $1, '9000', 'funds', n, $2, '2026-11-16', $3::timestamptz, case when n = 1 then 'capture' else $4 end, '007', 'NOK', 1, n - 1, n
    from generate_series(1, 2) n`,
    [merchant.id, msn, at, HOSTILE],
  );
  await db.sql(
    `insert into settlements (merchant_id, ledger_id, number, msn, currency, period_from, period_to, payout_date, opening_minor,
      captured_minor, refunded_minor, fees_minor, corrected_minor, paid_out_minor, closing_minor, position_from, position_to,
      break_count, bank_reference, state, scheduled_at)
    values ($1, '9000', '2000001', $2, 'NOK', '2026-11-16', '2026-11-16', '2026-11-18', 0, 2, 0, 0, 0, 2, 0, 1, 2, 0, $3, 'scheduled',
      $4)`,
    [merchant.id, msn, HOSTILE, at],
  );
});

const LISTS = EXPORTED_LISTS.map((list) => [list] as const);
/** Rows that the scene has in each; what has none still has its heading. */
const FULL = new Set<ExportedList>(["transactions", "settlements", "settlement_lines", "members", "units"]);

describe.each(LISTS)("the export of %s", (list) => {
  it("has a title for each column in five languages, and a cell below each", async () => {
    for (const locale of LOCALES) {
      const file = await exportedFile(EXPORTS[list], admin, FILTERS[list], { locale, whole: true });
      const [heading = ""] = (file?.toString() ?? "").split("\n");
      const titles = heading.split(",");
      expect(titles.length).toBeGreaterThan(4);
      expect(titles.filter((title) => title.trim() === "" || /[a-z]\.[a-z]/.test(title))).toEqual([]);
    }
    const file = await exportedFile(EXPORTS[list], admin, FILTERS[list], { look: XLSX, whole: true });
    const [sheet] = (await readXlsx(file ?? Buffer.of())).sheets;
    const [head, ...rows] = sheet?.rows ?? [];
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(head?.length ?? 0);
    if (FULL.has(list)) expect(rows.length).toBeGreaterThan(0);
    expect([...(sheet?.cells ?? [])].filter(([, cell]) => cell.formula)).toEqual([]);
  });

  it("gives no formula to whoever opens it", async () => {
    const lines = await exportedLines(EXPORTS[list], admin, FILTERS[list]);
    if (FULL.has(list)) expect(lines.join("\n")).toContain("'=HYPERLINK");
    const cells = lines.flatMap((line) => line.split(","));
    expect(cells.filter((cell) => STARTS_FORMULA.test(cell) && !/^-?\d/.test(cell))).toEqual([]);
  });

  it("is refused to who holds no right to the list, and has nothing of another company", async () => {
    const nobody = await createPerson(merchant, []);
    await expect(exportedFile(EXPORTS[list], nobody, FILTERS[list])).rejects.toThrow("forbidden");
    const other = await createMerchant();
    const stranger = await createPerson(other, [{ role: "administrator", extras: [], unit: "all" }]);
    const theirs = await exportedLines(EXPORTS[list], stranger, FILTERS[list]).catch(String);
    expect(String(theirs)).not.toContain("HYPERLINK");
  });

  it("refuses a filter that is none", async () => {
    await expect(exportedFile(EXPORTS[list], admin, { nonsense: true })).rejects.toThrow("invalid_input");
  });
});

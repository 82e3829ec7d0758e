import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCsv } from "hucre/csv";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { unguardedText } from "@/lib/domain/csv";

import { EXPORTED_LISTS, type ExportedList } from "@/lib/domain/list-export";
import { EXPORTS } from "@/lib/exports/registry";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { HOSTILE_TEXTS } from "@/lib/testing/hostile-texts";
import { useTestDatabase } from "@/lib/testing/test-db";
import { CSV, exportedFile, XLSX } from "@/lib/testing/whole-export";
import { record } from "../record";
import { hasOffice, type Office, startOffice } from "./office";
import { amountOf, plantHostile, WHERE } from "./plant-hostile";

// What LibreOffice makes of the portal's files: it is not ours, and it runs formulas.
const OFFICE = hasOffice();
const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
let office: Office;
let folder = "";

const FILTERS: Record<ExportedList, object> = {
  transactions: { personal: true, sort: "oldest" },
  requests: { environment: "production" },
  links: { environment: "production", q: "" },
  codes: { environment: "production" },
  invoices: { environment: "production", tab: "all" },
  settlements: {},
  settlement_lines: { id: "9000-2000001" },
  members: { q: "", role: null, unit: null, state: null },
  audit: {},
  units: { environment: "production" },
};

/** Names as people have them beside those that want to be run. */
const TEXTS = [
  ...HOSTILE_TEXTS,
  ...["Åse Ødegård", "Mäkelä-Öst", "007", "1-2", "1e5", "12.03.2026", "TRUE", "=", "-5", "+47 900 00 001"],
  ...["<b>&amp;</b>", "_x000D_", "👩‍🚀", "'quoted'", '"', "1,5", "1.234,56", "#REF!", "@SUM(A1:A9)"],
];

beforeAll(async () => {
  if (!OFFICE) return;
  office = startOffice();
  folder = await mkdtemp(join(tmpdir(), "portal-office-files-"));
  merchant = await createMerchant();
  admin = await createAdministrator(merchant);
  await plantHostile(db.sql, { merchantId: merchant.id, msn: merchant.units[0] ?? "" }, TEXTS);
  await db.sql("update sales_units set name = $2 where merchant_id = $1 and msn = $3", [
    merchant.id,
    ...["A first =1+1", merchant.units[0]],
  ]);
});
afterAll(async () => {
  if (!OFFICE) return;
  office.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(list: ExportedList, format: "csv" | "xlsx"): Promise<string> {
  const filter = list === "codes" ? { ...FILTERS.codes, msn: merchant.units[0] } : FILTERS[list];
  const wish = { look: format === "csv" ? CSV : XLSX, whole: true } as const;
  const file = await exportedFile(EXPORTS[list], admin, filter, wish);
  const path = join(folder, `${list}.${format}`);
  await writeFile(path, file ?? "");
  return path;
}

/** Line ends as one kind, whatever program wrote them. */
const plain = (text: string) => text.replace(/\r\n?/g, "\n");
const table = (text: string) =>
  parseCsv(text, { delimiter: "," }).map((cells) => cells.map((cell) => plain(String(cell))));
const columnOf = ([head = [], ...rows]: readonly string[][], title: string): string[] => {
  const at = head.indexOf(title);
  expect(at, title).toBeGreaterThanOrEqual(0);
  return rows.map((row) => row[at] ?? "");
};
const minorOf = (text: string) => Math.round(Number(text) * 100);
/** What a cell said before it was guarded, ids of digits included. */
const said = (cell: string) => (/^'\d/.test(cell) ? cell.slice(1) : unguardedText(cell));
const sorted = (texts: readonly string[]) => [...texts].sort();

it.runIf(OFFICE)(
  "takes no cell of any list for a formula, and reads every text and amount as it was",
  async () => {
    const started = performance.now();
    const [csvFiles, xlsxFiles]: [string[], string[]] = [[], []];
    for (const list of EXPORTED_LISTS) {
      csvFiles.push(await write(list, "csv"));
      xlsxFiles.push(await write(list, "xlsx"));
    }
    const formulas = [
      ...(await office.formulas(csvFiles)),
      ...(await office.formulas(csvFiles, true)),
      ...(await office.formulas(xlsxFiles)),
    ];
    const [fromCsv, fromXlsx] = [await office.asCsv(csvFiles), await office.asCsv(xlsxFiles)];
    let [texts, amounts] = [0, 0];
    for (const [at, list] of EXPORTED_LISTS.entries()) {
      const tables = { csv: table(fromCsv[at] ?? ""), xlsx: table(fromXlsx[at] ?? "") };
      for (const title of WHERE[list].texts) {
        const wanted = sorted(TEXTS.map(plain));
        const ofXlsx = columnOf(tables.xlsx, title).filter((text) => wanted.includes(text));
        expect([list, title, sorted(ofXlsx)]).toEqual([list, title, wanted]);
        const trimmed = sorted(wanted.map((text) => text.trim()));
        const ofCsv = columnOf(tables.csv, title).map((text) => said(text).trim());
        expect([list, title, sorted(ofCsv.filter((text) => trimmed.includes(text)))]).toEqual([
          list,
          title,
          trimmed,
        ]);
        texts += 2 * wanted.length;
      }
      const { amount } = WHERE[list];
      if (amount === null) continue;
      const [ofCsv, ofXlsx] = [
        columnOf(tables.csv, amount).map(minorOf),
        columnOf(tables.xlsx, amount).map(minorOf),
      ];
      expect([list, ofCsv]).toEqual([list, ofXlsx]);
      const wanted = TEXTS.map((_, index) => amountOf(index + 1));
      expect([list, ofXlsx.sort((a, b) => a - b)]).toEqual([list, wanted]);
      amounts += 2 * wanted.length;
    }
    const found = formulas.reduce((sum, one) => sum + one, 0);
    record({
      ...{
        test: "T17",
        what: "every exported list read by LibreOffice, as CSV (two readings) and XLSX",
        seed: null,
      },
      count: texts + amounts,
      found: `${found} formula cells in ${formulas.length} readings; ${texts} texts and ${amounts} amounts equal; ${Math.round((performance.now() - started) / 1_000)} s`,
      goal: "0 formula cells, every text and amount equal",
      holds: found === 0,
    });
    expect(formulas).toEqual(formulas.map(() => 0));
  },
);

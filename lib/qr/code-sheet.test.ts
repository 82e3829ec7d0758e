import { randomUUID } from "node:crypto";
import { writeXlsx } from "hucre/xlsx";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { checkCodeSheet } from "./check-code-sheet";
import { getBatch } from "./get-batch";
import { makeFromSheet } from "./make-from-sheet";
import { readFaces } from "./read-faces";

useTestDatabase();
const platform = useTestPlatform();
const PAGE = "https://shop.example.test/menu";
let merchant: TestMerchant;
let msn: string;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  admin = await createAdministrator(merchant);
  await platform.connect(merchant);
});

const bytes = (text: string) => new TextEncoder().encode(text);
const check = (text: string | Uint8Array, who = admin) =>
  checkCodeSheet.call(who, { msn, file: typeof text === "string" ? bytes(text) : text });
const make = (text: string, count: number, batch: string = randomUUID(), who = admin) =>
  makeFromSheet.call(who, { msn, file: bytes(text), batch, count });
const sent = () => platform.requests().length;
const there = () => platform.sandbox().context.codes.list(msn, ["redirect", "callback"]);

const MIXED = [
  "Navn;Adresse;Type;Mappe;Plassering",
  `Bord 1;${PAGE}?b=1;;Bord;Terrasse`,
  "Kasse 1;Kassen ved døra;kasse;Kasser;",
  "Bord 2;javascript:alert(1);side;;",
  `Bord 1;${PAGE};;;`,
  "Kasse 2;Dette er en altfor lang tekst for en telefon;kasse;;",
  `<b>;${PAGE};bord;;`,
].join("\n");

describe("a sheet of codes", () => {
  test("is checked row by row, with the reason beside the cell, and nothing is sent", async () => {
    const before = sent();
    const checked = await check(MIXED);
    expect(checked).toMatchObject({
      value: {
        rows: [
          { line: 2, problems: {}, wanted: { kind: "redirect", folder: "Bord", place: "Terrasse" } },
          { line: 3, problems: {}, wanted: { kind: "callback", target: "Kassen ved døra" } },
          { line: 4, problems: { target: { code: "target_script" } } },
          { line: 5, problems: { name: { code: "row_twice", line: 2 } } },
          { line: 6, problems: { target: { code: "location_text_long" } } },
          {
            line: 7,
            problems: { name: { code: "code_name_signs" }, kind: { code: "code_kind_unreadable" } },
          },
        ],
      },
    });
    expect([checked.ok && checked.value.good.length, sent() - before]).toEqual([2, 0]);
  });

  test("becomes codes of both kinds, once however often it is sent, with one PDF of them", async () => {
    const batch = randomUUID();
    expect(await make(MIXED, 2, batch)).toMatchObject({ value: { batch } });
    expect(await make(MIXED, 2, batch)).toMatchObject({ value: { batch } });
    expect(await there()).toHaveLength(2);
    const made = await getBatch.call(admin, { batch });
    expect(made).toMatchObject({
      value: {
        lines: [
          { name: "Bord 1", state: "live" },
          { name: "Kasse 1", state: "live" },
        ],
      },
    });
    expect(await readFaces.call(admin, { batch })).toMatchObject({
      value: [
        { kind: "redirect", headline: "Bord 1" },
        { kind: "callback", headline: "Kassen ved døra" },
      ],
    });
    expect(await check(MIXED)).toMatchObject({
      value: {
        good: [],
        rows: [
          { problems: { name: { code: "code_name_taken" } } },
          { problems: { name: { code: "code_name_taken" } } },
          {},
          {},
          {},
          {},
        ],
      },
    });
  });

  test("is not made where more or fewer would come of it than the person saw", async () => {
    expect(await make(MIXED, 3)).toMatchObject({ error: { code: "code_count_differs", count: 2 } });
    expect(await make("name;address\n<b>;nothing", 0)).toMatchObject({ error: { code: "batch_empty" } });
    expect(await there()).toEqual([]);
  });

  test("may be a workbook, or cells without a row of names", async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: "Codes",
          rows: [
            ["name", "url"],
            ["Table 1", PAGE],
          ],
        },
      ],
    });
    expect(await check(file)).toMatchObject({ value: { good: [{ name: "Table 1", target: PAGE }] } });
    expect(await check(`Table 1\t${PAGE}\nTable 2\t${PAGE}`)).toMatchObject({
      value: { rows: [{ line: 1 }, { line: 2 }], good: [{}, {}] },
    });
  });

  test.each([
    ["name\nTable 1", { code: "code_column_missing", column: "target" }],
    ["address\nhttps://shop.example.test/", { code: "code_column_missing", column: "name" }],
    ["", { code: "sheet_empty" }],
    ["name;address\n", { code: "sheet_empty" }],
    [`name;address\n${"x;https://a.test\n".repeat(100_000)}`, { code: "batch_too_many", most: 200 }],
  ])("is refused as a whole in a sentence: %#", async (text, error) => {
    expect(await check(text)).toMatchObject({ error });
  });

  test("with a formula says in which cell", async () => {
    expect(await check(`name;address\n=1+1;${PAGE}\nTable;=HYPERLINK("x")`)).toMatchObject({
      value: {
        good: [],
        rows: [
          { problems: { name: { code: "cell_formula" } } },
          { problems: { target: { code: "cell_formula" } } },
        ],
      },
    });
  });

  test("is for who manages payment links, at their own units", async () => {
    const unit = merchant.units[1] ?? "";
    const elsewhere = await createPerson(merchant, [{ role: "assistant", extras: [], unit }]);
    const accountant = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    expect(await check(MIXED, accountant)).toMatchObject({ error: { code: "forbidden" } });
    expect(await check(MIXED, elsewhere)).toMatchObject({ error: { code: "unit_not_found" } });
    expect(await make(MIXED, 2, randomUUID(), elsewhere)).toMatchObject({
      error: { code: "unit_not_found" },
    });
    expect(await there()).toEqual([]);
  });
});

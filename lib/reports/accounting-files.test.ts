import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import { describe, expect, it } from "vitest";
import { checkBooks } from "@/lib/domain/books";
import { CSV_STYLES } from "@/lib/domain/csv";
import { USUAL_ACCOUNTS, USUAL_FEES_VAT, withGroupings } from "@/lib/domain/usual-accounts";
import { encodeCp437 } from "./encode-cp437";
import { readReport } from "./read-report";
import type { SettlementReport } from "./settlement-report";
import { FJORD_KIOSK, KIOSK, REFUND, SALE } from "./testing/fjord-kiosk";
import { readSample } from "./testing/read-sample";
import { schemaErrors } from "./testing/schema";
import { reportOf, settlementOf } from "./testing/with-rows";
import { OtherCurrency, vouchersOf } from "./vouchers";
import { GroupingMissing, writeSafT } from "./write-saf-t";
import { writeSie } from "./write-sie";
import { writeVoucherCsv } from "./write-voucher-csv";

const CORRECTION = { ...SALE, kind: "correction", grossMinor: -700, feeMinor: 0 } as const;

const lines = (report: SettlementReport) =>
  vouchersOf(report, USUAL_ACCOUNTS.NO, "nb")[0]?.lines.map(
    ({ account, minor }) => `${account.number} ${minor}`,
  );

describe("the voucher of a payout", () => {
  it("books bank, refunds and fees against sales", () => {
    expect(lines(FJORD_KIOSK)).toEqual(["1920 9812", "3000 -12500", "3080 2500", "7770 188"]);
  });

  it.for(["xml", "csv"])("of a payout that came as %s is the same", async (format, test) => {
    const sample = readSample(`invented/settlement-654321-2000001.${format}`);
    if (!sample) return test.skip();
    const read = await readReport(sample);
    if (!read.ok) throw new Error(read.error.code);
    expect(lines(read.value.report)).toEqual(["1920 9812", "3000 -12500", "3080 2500", "7770 188"]);
  });

  it("books what was carried forward, and what stays, as owed by the platform", () => {
    expect(lines(reportOf([SALE], { openingMinor: -2_000 }))).toContain("1570 2000");
    expect(lines(reportOf([SALE], { paidOutMinor: 10_000 }))).toContain("1570 2312");
  });

  it("leaves fees that are invoiced to their invoice, and books corrections", () => {
    expect(lines(reportOf([SALE, CORRECTION], { type: "Gross" }))).toEqual([
      "1920 11800",
      "3000 -12500",
      "7790 700",
    ]);
  });

  it("comes to zero whatever the settlement", () => {
    const some = fc.integer({ min: 0, max: 9_999_999_999 });
    const sums = fc.record({
      openingMinor: fc.integer({ min: -9_999_999, max: 9_999_999 }),
      capturedMinor: some,
      refundedMinor: some,
      feesMinor: some,
      correctionsInMinor: some,
      correctionsOutMinor: some,
      paidOutMinor: some,
      type: fc.constantFrom("Net" as const, "Gross" as const),
    });
    fc.assert(
      fc.property(sums, (changed) => {
        for (const voucher of vouchersOf(reportOf([SALE], changed), USUAL_ACCOUNTS.NO, "sv")) {
          expect(voucher.lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
          expect(voucher.lines.every(({ minor }) => minor !== 0)).toBe(true);
        }
      }),
    );
  });

  it("is told when its accounts name none", () => {
    const { NO } = USUAL_ACCOUNTS;
    for (const usual of Object.values(USUAL_ACCOUNTS)) expect(checkBooks(usual).ok).toBe(true);
    const wrong = (changed: object) => {
      const checked = checkBooks({ ...NO, ...changed });
      return checked.ok ? "nothing" : `${checked.error.code} ${checked.error.field}`;
    };
    expect(wrong({ fees: { number: "", name: "Gebyr" } })).toBe("account_mapping_number fees.number");
    expect(wrong({ bank: { number: "1920", name: " " } })).toBe("account_mapping_name bank.name");
    const own = { units: { "654321": { sales: { number: "30", name: "Kiosk" } } } };
    expect(wrong(own)).toBe("account_mapping_number 654321.sales.number");
    const account = USUAL_FEES_VAT.NO;
    expect(wrong({ feesVat: { rate: 2_500, account } })).toBe("nothing");
    expect(wrong({ feesVat: { rate: 0, account } })).toBe("account_mapping_rate feesVat.rate");
    expect(wrong({ feesVat: { rate: 2_500, account: { number: "x", name: "MVA" } } })).toBe(
      "account_mapping_number feesVat.number",
    );
  });

  it("books a unit's sales where the unit's own account is, and tax in the fees apart from them", () => {
    const books = {
      ...USUAL_ACCOUNTS.NO,
      feesVat: { rate: 2_500, account: USUAL_FEES_VAT.NO },
      units: { "654321": { sales: { number: "3010", name: "Salg i kiosken" } }, "999999": {} },
    };
    const [voucher] = vouchersOf(FJORD_KIOSK, books, "nb");
    expect(voucher?.lines.map(({ account, minor }) => `${account.number} ${minor}`)).toEqual([
      "1920 9812",
      "3010 -12500",
      "3080 2500",
      "7770 150",
      "2710 38",
    ]);
  });
});

const HOSTILE = {
  ...FJORD_KIOSK,
  units: [{ ...KIOSK, name: `=cmd|"x"\\\r\n<b>\u202e{😀${"y".repeat(400)}` }],
};

describe("vouchers as CSV", () => {
  it("have a row per line, debit beside credit, and balance", () => {
    const vouchers = vouchersOf(FJORD_KIOSK, USUAL_ACCOUNTS.NO, "nb");
    const rows = parseCsv(new TextDecoder().decode(writeVoucherCsv(vouchers, CSV_STYLES.plain)), {
      delimiter: ",",
    });
    expect(rows[1]).toEqual([
      "654321-2000001",
      "2026-11-16",
      "1920",
      "Bankinnskudd",
      "98.12",
      "",
      "NOK",
      "Utbetaling 2000001, Fjord Kiosk",
      "654321",
      "2000001",
    ]);
    const sum = (column: number) =>
      rows.slice(1).reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0);
    expect([sum(4), sum(5)]).toEqual([12_500, 12_500]);
    const nordic = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      writeVoucherCsv(vouchers, CSV_STYLES.nordic),
    );
    expect(nordic).toMatch(/^\ufeffVoucher;Date;/);
    expect(nordic).toContain(";98,12;;NOK;");
  });

  it("hold no formula", () => {
    const text = new TextDecoder().decode(
      writeVoucherCsv(vouchersOf(HOSTILE, USUAL_ACCOUNTS.NO, "nb"), CSV_STYLES.nordic),
    );
    const cells = parseCsv(text, { delimiter: ";" }).flat();
    expect(cells.filter((cell) => /^[=+@]/.test(String(cell)))).toEqual([]);
  });
});

const SWEDISH = {
  ...FJORD_KIOSK,
  organisation: { ...FJORD_KIOSK.organisation, name: 'Åre "Fjäll" AB', number: "5560000001", country: "SE" },
  units: [{ ...KIOSK, name: "Åre Café", currency: "SEK", settlements: [settlementOf([SALE, REFUND])] }],
} as const satisfies SettlementReport;

const sie = (report: SettlementReport) =>
  writeSie(vouchersOf(report, USUAL_ACCOUNTS.SE, "sv"), {
    organisation: report.organisation,
    today: "2026-11-17",
    series: "V",
  });

describe("vouchers as SIE 4", () => {
  it("have the records of the format in its order, in code page 437", () => {
    const bytes = sie(SWEDISH);
    const text = Buffer.from(bytes).toString("latin1");
    expect(
      text
        .split("\r\n")
        .filter((line) => line.startsWith("#"))
        .map((line) => line.split(" ")[0]),
    ).toEqual([
      "#FLAGGA",
      "#PROGRAM",
      "#FORMAT",
      "#GEN",
      "#SIETYP",
      "#ORGNR",
      "#FNAMN",
      "#KONTO",
      "#KONTO",
      "#KONTO",
      "#KONTO",
      "#VER",
    ]);
    expect(text).toContain("#GEN 20261117\r\n#SIETYP 4\r\n#ORGNR 556000-0001\r\n");
    // Å is 0x8f, ä 0x84 and é 0x82 there.
    expect(text).toContain('#FNAMN "\x8fre \\"Fj\x84ll\\" AB"\r\n');
    expect(text).toContain(
      '#VER "V" "" 20261116 "Utbetalning 2000001, \x8fre Caf\x82 (654321-2000001)"\r\n{\r\n',
    );
    expect(text).toContain("   #TRANS 1930 {} 98.12\r\n   #TRANS 3001 {} -125.00\r\n");
    expect(text.endsWith("}\r\n")).toBe(true);
  });

  it("balance voucher by voucher, and keep to one line whatever a unit is called", () => {
    const report = { ...SWEDISH, units: [{ ...SWEDISH.units[0], name: HOSTILE.units[0]?.name ?? "" }] };
    const text = Buffer.from(sie(report)).toString("latin1");
    const amounts = [...text.matchAll(/#TRANS \d+ \{\} (-?\d+\.\d\d)\r\n/g)].map(([, minor]) =>
      Math.round(Number(minor) * 100),
    );
    expect(amounts).toHaveLength(4);
    expect(amounts.reduce((sum, minor) => sum + minor, 0)).toBe(0);
    for (const line of text.split("\r\n")) {
      expect([...line].every((sign) => sign >= " " && sign !== "\u007f")).toBe(true);
      expect(line.replaceAll('\\"', "").split('"').length % 2).toBe(1);
    }
  });

  it("are refused in another currency, naming the unit", () => {
    expect(() => sie(FJORD_KIOSK)).toThrow(OtherCurrency);
    expect(() => sie(FJORD_KIOSK)).toThrow(expect.objectContaining({ currency: "NOK", unit: "654321" }));
  });

  it("write letters that the code page lacks without their accents", () => {
    expect(Buffer.from(encodeCp437("ÅÄÖ åäö É ø Ø š č 😀")).toString("hex")).toBe(
      Buffer.from("\x8f\x8e\x99 \x86\x84\x94 \x90 o O s c ?", "latin1").toString("hex"),
    );
  });
});

const NORWEGIAN = withGroupings(USUAL_ACCOUNTS.NO);

const safT = (report: SettlementReport, mapping = NORWEGIAN) =>
  new TextDecoder().decode(
    writeSafT(vouchersOf(report, mapping, "nb"), {
      organisation: report.organisation,
      from: report.from,
      to: report.to,
      today: "2026-11-17",
      contact: "Kari Nordmann",
    }),
  );

const schema = readFileSync(new URL("./testing/saf-t-used.xsd", import.meta.url), "utf8");

describe("vouchers as SAF-T Financial", () => {
  it("keep to the order, the lengths and the demands of version 1.30", () => {
    expect(schemaErrors(safT(FJORD_KIOSK), schema)).toEqual([]);
    expect(schemaErrors(safT(HOSTILE), schema)).toEqual([]);
    expect(schemaErrors(safT({ ...FJORD_KIOSK, units: [] }), schema)).toEqual([]);
    const wrong = safT(FJORD_KIOSK).replace(/<GLPostingDate>.*?<\/GLPostingDate>/, "");
    expect(schemaErrors(wrong, schema)).not.toEqual([]);
  });

  it("tell as much debit as credit, in sum and voucher by voucher, and close each account with what was booked", () => {
    const xml = safT({
      ...FJORD_KIOSK,
      units: [
        {
          ...KIOSK,
          settlements: [...KIOSK.settlements, settlementOf([SALE, CORRECTION], { id: "2000002" })],
        },
      ],
    });
    expect(xml).toContain(
      "<NumberOfEntries>2</NumberOfEntries><TotalDebit>250.00</TotalDebit><TotalCredit>250.00</TotalCredit>",
    );
    for (const [voucher] of xml.matchAll(/<Transaction>.*?<\/Transaction>/g)) {
      const sum = (side: string) =>
        [...voucher.matchAll(new RegExp(`<${side}><Amount>(.*?)<`, "g"))].reduce(
          (total, [, amount]) => total + Math.round(Number(amount) * 100),
          0,
        );
      expect(sum("DebitAmount")).toBe(sum("CreditAmount"));
    }
    expect(xml).toMatch(/<AccountID>3000<.*?<ClosingCreditBalance>250.00</);
  });

  it("are refused in another currency, or with an account whose place nobody named", () => {
    expect(() => safT(SWEDISH)).toThrow(OtherCurrency);
    expect(NORWEGIAN.bank.grouping?.code).toBe("1920");
    const write = () => safT(FJORD_KIOSK, { ...NORWEGIAN, bank: USUAL_ACCOUNTS.NO.bank });
    expect(write).toThrow(GroupingMissing);
  });
});

import { describe, expect, it } from "vitest";
import { FormatRefuses } from "./format-refuses";
import { FJORD_KIOSK, KIOSK, REFUND, SALE } from "./testing/fjord-kiosk";
import { readText } from "./testing/read-bytes";
import { readSample } from "./testing/read-sample";
import { schemaErrors } from "./testing/schema";
import { reportOf, settlementOf } from "./testing/with-rows";
import { writeXmlReport } from "./write-xml-report";
import { xmlLong } from "./xml-long";

const write = (report = FJORD_KIOSK) => readText(writeXmlReport(report));
const tight = (xml: string) => xml.replace(/>\s+</g, "><").trim();

describe("the report as XML", () => {
  it("is the invented sample, element by element", async (test) => {
    const sample = readSample("invented/settlement-654321-2000001.xml");
    if (!sample) return test.skip();
    const upToPlatform = (xml: string) => tight(xml).split("<VippsInfo>")[0];
    expect(upToPlatform(await write())).toBe(upToPlatform(new TextDecoder().decode(sample)));
  });

  it("is valid against the published schema, and the schema is the published one", async (test) => {
    expect(schemaErrors(await write())).toEqual([]);
    const published = readSample("settlements/SettlementReport-3.0.xsd");
    if (!published) return test.skip();
    expect(schemaErrors(await write(), new TextDecoder().decode(published))).toEqual([]);
  });

  it("would be refused by the schema with one element out of place", async () => {
    const xml = await write();
    expect(schemaErrors(xml.replace(/<OrderID>.*?<\/OrderID>/, ""))).not.toEqual([]);
    expect(schemaErrors(xml.replace("-25.00", "25.00"))).not.toEqual([]);
  });

  it("of several units, payouts and kinds of rows is valid, and says what was paid out", async () => {
    const rows = [
      SALE,
      REFUND,
      {
        ...SALE,
        id: "deadbeef-0000-4000-8000-000000000001",
        kind: "correction",
        grossMinor: 700,
        feeMinor: 0,
      },
      { ...SALE, kind: "correction", grossMinor: -300, feeMinor: 0 },
      { ...SALE, kind: "fee", grossMinor: 0, feeMinor: 4_900 },
    ] as const;
    const report = {
      ...FJORD_KIOSK,
      units: [
        {
          ...KIOSK,
          settlements: [settlementOf([...rows]), settlementOf([SALE], { id: "2000002", type: "Gross" })],
        },
        { ...KIOSK, msn: "654399", name: "Uten oppgjør", settlements: [] },
        { ...KIOSK, msn: "774321", currency: "EUR", timeZone: "Europe/Helsinki" } as const,
      ],
    };
    const xml = await write(report);
    expect(schemaErrors(xml)).toEqual([]);
    expect([...xml.matchAll(/<SettledAmount>(.*?)</g)].map(([, paid]) => paid)).toEqual([
      "53.12",
      "125.00",
      "98.12",
    ]);
    expect(xml).toContain("<TransactionTime>2026-11-16T11:02:11.120+02:00</TransactionTime>");
    expect(xml).not.toContain("Uten oppgjør");
  });

  it("stays valid whatever a unit and an order are called, and never declares anything", async () => {
    const orders = [
      "<!DOCTYPE x>",
      "]]>&lt;",
      "=cmd|' /C calc'!A0",
      "a\nb\r\tc",
      "\u202ekcab",
      "😀".repeat(5_000),
      "\u0000\u0008",
    ];
    const report = reportOf(orders.map((orderId) => ({ ...SALE, orderId })));
    const named = { ...report, units: report.units.map((unit) => ({ ...unit, name: "</SaleUnitName><x>" })) };
    const xml = await write(named);
    expect(schemaErrors(xml)).toEqual([]);
    expect(xml).not.toMatch(/<!/);
  });

  it("refuses what the schema has no way to say, and names what can", () => {
    const refusal = (report = FJORD_KIOSK) => {
      try {
        return writeXmlReport(report) && "written";
      } catch (error) {
        return error instanceof FormatRefuses ? [error.code, error.what, error.others] : error;
      }
    };
    expect(refusal({ ...FJORD_KIOSK, units: [] })).toEqual(["report_empty", "", ["csv", "xlsx", "pdf"]]);
    expect(refusal(reportOf([]))).toEqual(["report_no_rows", "2000001", ["csv", "xlsx", "pdf"]]);
  });
});

describe("a reference as XML's number", () => {
  it("stays what it is in digits, and is one and the same number for a UUID", () => {
    expect(xmlLong("7000000120")).toBe("7000000120");
    expect(xmlLong("9223372036854775807")).toBe("9223372036854775807");
    const uuids = [
      "9223372036854775808",
      "0b1c2d3e-aaaa-4bbb-8ccc-000000000001",
      "0b1c2d3e-aaaa-4bbb-8ccc-000000000002",
    ];
    const numbers = uuids.map(xmlLong);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers).toEqual(uuids.map(xmlLong));
    for (const number of numbers) expect(BigInt(number)).toBeLessThan(2n ** 63n);
  });
});

import { describe, expect, it } from "vitest";
import { readReport } from "./read-report";
import type { ReadReport } from "./report-defect";
import { closingMinor } from "./settlement-report";
import { readSample } from "./testing/read-sample";

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(file: Uint8Array): Promise<ReadReport> {
  const found = await readReport(file);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

async function refusal(file: Uint8Array) {
  const found = await readReport(file);
  return found.ok ? found.value.defects : found.error;
}

/** Number, type, captured, refunded, fees, paid out, rows. */
const facts = ({ report }: ReadReport) =>
  report.units.flatMap(({ settlements }) =>
    settlements.map((one) => {
      const { id, type, capturedMinor, refundedMinor, feesMinor, paidOutMinor, transactionCount } = one;
      expect(closingMinor(one)).toBe(0);
      return [id, type, capturedMinor, refundedMinor, feesMinor, paidOutMinor, transactionCount].join(" ");
    }),
  );

describe("the published samples", () => {
  it("XML, net", async (test) => {
    const sample = readSample("settlements/Example-Net.xml");
    if (!sample) return test.skip();
    const found = await read(sample);
    expect(facts(found)).toEqual(["2000001 Net 5600 4100 0 1500 7", "2000002 Net 4800 4600 0 200 8"]);
    expect(found.defects).toEqual([]);
    expect(found.report.organisation).toMatchObject({
      name: "Therese ASA",
      number: "915608345",
      country: "NO",
    });
    expect(found.report.units[0]).toMatchObject({ msn: "100716", name: "Ecomm_RC_Net_NoFF" });
    const [first] = found.report.units[0]?.settlements ?? [];
    expect(first).toMatchObject({ day: "2018-03-01", account: "05394985866" });
    expect([...((first?.transactions as []) ?? [])][0]).toMatchObject({
      at: "2018-03-01T10:30:11.005Z",
      id: "5001145476",
      orderId: "356",
      grossMinor: 1_500,
    });
  });

  it("XML, gross", async (test) => {
    const sample = readSample("settlements/Example-Gross.xml");
    if (!sample) return test.skip();
    const found = await read(sample);
    expect(facts(found).at(-1)).toBe("2000003 Gross 1530 0 181 1530 1");
    expect(found.defects).toEqual([]);
  });

  it("XML, XLSX: one settlement in two forms is one and the same", async (test) => {
    const name = "settlements/Vipps-oppgjørsrapport-16655-2018-09-23";
    const [xml, xlsx] = [readSample(`${name}.xml`), readSample(`${name}.xlsx`)];
    if (!xml || !xlsx) return test.skip();
    const [one, other] = [await read(xml), await read(xlsx)];
    expect(facts(one)).toEqual(["2000004 Net 10000 0 225 9775 1"]);
    expect(facts(other)).toEqual(facts(one));
    const { from, to } = one.report;
    expect(other.report).toMatchObject({ from, to, units: [{ msn: "16655", name: "Blodsmak Sportsklubb" }] });
    expect([...one.defects, ...other.defects]).toEqual([]);
  });

  it("XLSX with persons", async (test) => {
    const sample = readSample("settlements/vipps-settlement-example.xlsx");
    if (!sample) return test.skip();
    const found = await read(sample);
    expect(found.defects).toEqual([]);
    const all = found.report.units.flatMap(({ settlements }) => settlements);
    expect(all.at(-1)).toMatchObject({ id: "2000011", day: "2019-12-08", paidOutMinor: 856_950 });
    expect([...((all[0]?.transactions as []) ?? [])][0]).toMatchObject({
      product: "Vipps Bedrift",
      customer: { firstName: "Kari", lastName: "Normann", message: "Vipps" },
    });
  });

  it("CSV, whose defects are told with their lines", async (test) => {
    const sample = readSample("settlements/settlement-report.csv");
    if (!sample) return test.skip();
    const found = await read(sample);
    expect(facts(found)).toEqual(["2000001 Net 1651171 149000 6109 1496062 7"]);
    expect(found.defects[0]).toEqual({ line: 6, code: "decimal_comma", found: "16450,62" });
    expect(found.defects.slice(1)).toEqual(
      [9, 10, 11, 12, 13, 14, 15].map((line) => ({
        line,
        code: "other_settlement",
        found: "595976 2000720",
      })),
    );
  });

  it("invented ones, in XML and CSV, come to the same", async (test) => {
    const name = "invented/settlement-654321-2000001";
    const [xml, csv] = [readSample(`${name}.xml`), readSample(`${name}.csv`)];
    if (!xml || !csv) return test.skip();
    expect(facts(await read(xml))).toEqual(["2000001 Net 12500 2500 188 9812 2"]);
    expect(facts(await read(csv))).toEqual(facts(await read(xml)));
  });
});

const OLD = `<?xml version="1.0"?>
<SettlementReport xmlns="http://vipps.dnb.no/XMLSchema/SettlementReport.xsd"><SettlementDetailsInfo><SaleUnitName>Kiosk</SaleUnitName>
<SerialNumber>654321</SerialNumber><OrganizationName>Kiosk AS</OrganizationName><OrganizationNumber>999000010</OrganizationNumber>
<MainAddress>Bryggen 1</MainAddress><MainAddressZipCode>5003</MainAddressZipCode><MainAddressCity>Bergen</MainAddressCity><MainAddressCountryCode>NOR</MainAddressCountryCode>
<PaymentsInfo><ReportDateFrom>2017-02-01</ReportDateFrom><ReportDateTo>2017-02-02</ReportDateTo><SettlementCurrencyCode>NOK</SettlementCurrencyCode>
<TotalSettledGrossAmount>100.00</TotalSettledGrossAmount><TotalSettledNetAmount>98.00</TotalSettledNetAmount><TotalSettledFeeAmount>2.00</TotalSettledFeeAmount><TotalSettledRefundAmount>0</TotalSettledRefundAmount>
<SettlementAccountNum>99990000014</SettlementAccountNum><NumOfSettlements>1</NumOfSettlements>
<SettlementInfo><SettlementBatchDate>2017-02-02</SettlementBatchDate><SettlementID>2000001</SettlementID><SettlementCurrencyCode>NOK</SettlementCurrencyCode><GrossSettlementAmount>100.00</GrossSettlementAmount><NetSettlementAmount>98.00</NetSettlementAmount><FeeSettlementAmount>2.00</FeeSettlementAmount><NumOfTransactions>1</NumOfTransactions>
<TransactionInfo><TransactionDate>2017-02-01 12:30</TransactionDate><TransactionGrossAmount>100.00</TransactionGrossAmount><TransactionNetAmount>98.00</TransactionNetAmount><TransactionFeeAmount>2</TransactionFeeAmount><SettlementCurrencyCode>NOK</SettlementCurrencyCode><TransactionID>5001</TransactionID><OrderID>1</OrderID></TransactionInfo>
</SettlementInfo></PaymentsInfo></SettlementDetailsInfo><VippsInfo><Name>Vipps</Name><WebSite>vipps.no</WebSite><VisitingAddress/><PostBox/><PostAddress/><Country>Norway</Country></VippsInfo></SettlementReport>`;

describe("a file", () => {
  it("after the older schema 2.0 is read too", async () => {
    const found = await read(bytes(OLD));
    expect(facts(found)).toEqual(["2000001 Net 10000 0 200 9800 1"]);
    expect(found.report.units[0]?.settlements[0]?.transactions).toMatchObject([
      { at: "2017-02-01T11:30:00.000Z" },
    ]);
  });

  it("that does not add up is read, and says where", async () => {
    const wrong = OLD.replace("<TransactionNetAmount>98.00", "<TransactionNetAmount>97.00").replace(
      "<NumOfTransactions>1",
      "<NumOfTransactions>2",
    );
    expect(await refusal(bytes(wrong))).toEqual([
      { line: 9, code: "row_sum", found: "9700" },
      { line: 8, code: "settlement_sum", found: "2" },
    ]);
  });

  it.each([
    [
      "a document type",
      OLD.replace("<Settl", '<!DOCTYPE x [<!ENTITY a "b">]>\n<Settl'),
      { code: "report_file_doctype", line: 2 },
    ],
    [
      "an entity that nobody declared",
      OLD.replace("Kiosk AS", "&xxe;"),
      { code: "report_file_broken", line: 3 },
    ],
    ["a tag that is not closed", OLD.replace("</OrderID>", ""), { code: "report_file_broken", line: 9 }],
    [
      "its end cut off",
      OLD.slice(0, OLD.indexOf("<NumOfSettlements")),
      { code: "report_file_broken", line: 7 },
    ],
    ["another root", "<html></html>", { code: "report_file_unknown" }],
    [
      "an amount in words",
      OLD.replace(">98.00</TransactionNet", ">much</TransactionNet"),
      { code: "report_file_value", line: 9, field: "TransactionNetAmount" },
    ],
    [
      "an amount without its field",
      OLD.replace(/<TransactionFeeAmount>.*?<\/TransactionFeeAmount>/, ""),
      { code: "report_file_value", line: 9, field: "TransactionFeeAmount" },
    ],
    [
      "a day that does not exist",
      OLD.replace("<SettlementBatchDate>2017-02-02", "<SettlementBatchDate>2017-02-30"),
      { code: "report_file_value", line: 8, field: "SettlementBatchDate" },
    ],
    [
      "a currency of elsewhere",
      OLD.replaceAll("NOK", "XAU"),
      { code: "report_file_value", line: 9, field: "SettlementCurrencyCode" },
    ],
    ["a list of something else", "name;phone\nKari;91000001\n", { code: "report_file_unknown" }],
    ["a zip of nothing", "PK\u0003\u0004 nothing", { code: "report_file_unknown" }],
    ["nothing in it", "", { code: "report_file_unknown" }],
  ])("with %s is refused, and says where", async (_, text, expected) => {
    expect(await refusal(bytes(text))).toEqual(expected);
  });

  it("of 100 MB, or in no encoding that is known, is refused before it is read", async () => {
    const started = performance.now();
    expect(await refusal(new Uint8Array(100 * 1024 * 1024))).toEqual({
      code: "report_file_too_large",
      most: 32,
    });
    expect(performance.now() - started).toBeLessThan(500);
    expect(await refusal(Uint8Array.of(0x3c, 0xff, 0xfe, 0x80))).toEqual({ code: "report_file_unknown" });
  });

  it("in CSV with a row too short or of an unknown settlement is refused with its line", async () => {
    const csv = (rows: string) =>
      bytes(`OrganizationNumber,MerchantName
999000010,Kiosk AS
SettlementInfo,SalesUnitName,SaleUnitNumber,SettlementDate,SettlementID,SettlementAccount,Gross,Currency,Fee,Refund,Net,NumberOfTransactions
SettlementInfo,Kiosk,654321,16.11.2026,2000001,99990000014,1.00,NOK,0.00,0.00,1.00,1
SettlementInfo,Kiosk,654321,17.11.2026,2000002,99990000014,1.00,NOK,0.00,0.00,1.00,1
TransactionInfo,SalesDate,SaleUnitName,SaleUnitNumber,TransactionId,SettlementId,OrderID,SettlementDate,Gross,Currency,Fee,Refund,Net
${rows}`);
    expect(await refusal(csv("TransactionInfo,16.11.2026,Kiosk"))).toEqual({
      code: "report_file_broken",
      line: 7,
    });
    const stray = "TransactionInfo,16.11.2026,Kiosk,654321,1,2000009,a,16.11.2026,1.00,NOK,0.00,0.00,1.00";
    expect(await refusal(csv(stray))).toEqual({ code: "report_file_value", line: 7, field: "SettlementId" });
  });
});

import { parseCsv } from "hucre/csv";
import { describe, expect, it } from "vitest";
import { SumsDiffer } from "./checked-rows";
import type { ReportTransaction } from "./settlement-report";
import { FJORD_KIOSK, REFUND, SALE } from "./testing/fjord-kiosk";
import { readText } from "./testing/read-bytes";
import { readSample } from "./testing/read-sample";
import { reportOf } from "./testing/with-rows";
import { writeCsvReport } from "./write-csv-report";

const write = (report = FJORD_KIOSK, personal = false) => readText(writeCsvReport(report, { personal }));

describe("the report as CSV", () => {
  it("is the invented sample, line by line", async (test) => {
    const sample = readSample("invented/settlement-654321-2000001.csv");
    if (!sample) return test.skip();
    const expected = new TextDecoder().decode(sample).trimEnd().split("\n");
    const written = (await write()).trimEnd().split("\n");
    // The fourth line names the platform's own address, which is invented there.
    expect(written.toSpliced(3, 1)).toEqual(expected.toSpliced(3, 1));
    expect(written[3]).toMatch(/^Vipps MobilePay AS,.*,0191,Oslo,Norway,918713867$/);
  });

  it("has the headings of the published sample, in its order", async (test) => {
    const sample = readSample("settlements/settlement-report.csv");
    if (!sample) return test.skip();
    const headings = (text: string) =>
      text.split("\n").filter((line) => !/\d{4}/.test(line) && line.trim() !== "");
    expect(headings(await write())).toEqual(headings(new TextDecoder().decode(sample)));
  });

  it("keeps a number of fields that fits its heading on every line", async () => {
    const rows = (await write())
      .trimEnd()
      .split("\n")
      .map((line) => line.split(",").length);
    expect(rows).toEqual([2, 2, 7, 7, 12, 12, 7, 13, 13, 13]);
  });

  it("tells persons only in a report with personal data, in columns of their own at the end", async () => {
    const customer = { firstName: "Kari", lastName: "Nordmann, jr.", message: "Gave" };
    const report = reportOf([{ ...SALE, customer }, REFUND]);
    expect(await write(report)).not.toContain("Kari");
    const lines = (await write(report, true)).trimEnd().split("\n");
    expect(lines.at(-3)).toMatch(/,Net,FirstName,LastName,Message$/);
    expect(lines.at(-2)).toMatch(/,123.12,Kari,"Nordmann, jr.",Gave$/);
    expect(lines.at(-1)).toMatch(/,0.00,,,$/);
  });

  it("writes a correction where money of its sign stands, and a fee without a sale as a fee", async () => {
    const rows: ReportTransaction[] = [
      SALE,
      { ...SALE, id: "7000000200", kind: "correction", grossMinor: 700, feeMinor: 0 },
      { ...SALE, id: "7000000201", kind: "correction", grossMinor: -300, feeMinor: 0 },
      { ...SALE, id: "7000000202", kind: "fee", grossMinor: 0, feeMinor: 4_900 },
    ];
    const lines = (await write(reportOf(rows))).trimEnd().split("\n");
    const amounts = (at: number, from: number) =>
      lines
        .at(at)
        ?.split(",")
        .slice(from, from + 5)
        .join(" ");
    expect(amounts(-3, 8)).toBe("7.00 NOK 0.00 0.00 7.00");
    expect(amounts(-2, 8)).toBe("0.00 NOK 0.00 -3.00 0.00");
    expect(amounts(-1, 8)).toBe("0.00 NOK -49.00 0.00 -49.00");
    expect(amounts(5, 6)).toBe("132.00 NOK -50.88 -3.00 81.12");
  });

  it("is refused where the rows do not come to the sums, naming the settlement", async () => {
    const refused = write(reportOf([SALE], { feesMinor: 187 })).catch((error: unknown) => error);
    expect(await refused).toBeInstanceOf(SumsDiffer);
    expect(await refused).toMatchObject({
      settlement: "2000001",
      term: "feesMinor",
      counted: 188,
      stated: 187,
    });
  });

  it("tells days in the unit's time zone, over the change of summer time", async () => {
    const at = ["2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z", "2026-10-25T23:00:00.000Z"];
    const rows = at.map((time) => ({ ...SALE, at: time }));
    const lines = (await write(reportOf(rows))).trimEnd().split("\n").slice(-3);
    expect(lines.map((line) => line.split(",")[1])).toEqual(["25.10.2026", "25.10.2026", "26.10.2026"]);
  });

  it("stays one table for another reader, whatever a unit and an order are called", async () => {
    const orders = [
      "=cmd|' /C calc'!A0",
      'say "hi", twice',
      "two\nlines",
      "\u202etxt.exe",
      "😀".repeat(5_000),
    ];
    const rows = orders.map((orderId) => ({ ...SALE, orderId }));
    const report = reportOf(rows);
    const named = { ...report, units: report.units.map((unit) => ({ ...unit, name: "@SUM(A1:A9)" })) };
    const cells = parseCsv(await write(named), { delimiter: "," });
    const found = cells.filter(([first]) => first === "TransactionInfo").slice(1);
    expect(found.map((row) => row.length)).toEqual([13, 13, 13, 13, 13]);
    expect(found.map((row) => row[6])).toEqual([`'${orders[0]}`, ...orders.slice(1)]);
    expect(new Set(found.map((row) => row[2]))).toEqual(new Set(["'@SUM(A1:A9)"]));
  });
});

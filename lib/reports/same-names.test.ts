import { expect, it } from "vitest";
import { readReport } from "./read-report";
import type { SettlementReport } from "./settlement-report";
import { FJORD_KIOSK, KIOSK, REFUND, SALE } from "./testing/fjord-kiosk";
import { readBytes } from "./testing/read-bytes";
import { readPdfPages } from "./testing/read-pdf";
import { settlementOf } from "./testing/with-rows";
import { writeCsvReport } from "./write-csv-report";
import { writePdfReport } from "./write-pdf-report";
import { writeXlsxReport } from "./write-xlsx-report";
import { writeXmlReport } from "./write-xml-report";

/** Two shops of one name, whose payouts have the same number too: each sales unit counts from 2000001. */
const TWINS: SettlementReport = {
  ...FJORD_KIOSK,
  units: [
    { ...KIOSK, msn: "654321", settlements: [settlementOf([SALE])] },
    { ...KIOSK, msn: "654322", settlements: [settlementOf([SALE, { ...REFUND, grossMinor: -4_000 }])] },
  ],
};

it.each([
  ["CSV", () => writeCsvReport(TWINS, { personal: false })],
  ["XML", () => writeXmlReport(TWINS)],
  ["XLSX", () => writeXlsxReport(TWINS, { locale: "nb", personal: false })],
])("%s keeps sales units of one name apart by their numbers", async (_name, write) => {
  const read = await readReport(await readBytes(write()));
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.defects).toEqual([]);
  const found = read.value.report.units.map(({ msn, name, settlements }) => ({
    ...{ msn, name },
    paid: settlements.map(({ id, paidOutMinor }) => `${id} ${paidOutMinor}`),
  }));
  expect(found).toEqual([
    { msn: "654321", name: "Fjord Kiosk", paid: ["2000001 12312"] },
    { msn: "654322", name: "Fjord Kiosk", paid: ["2000001 8312"] },
  ]);
});

it("PDF has a part for each", async () => {
  const pages = readPdfPages(await readBytes(writePdfReport(TWINS, { locale: "nb", transactions: false })));
  const lines = pages.flat();
  expect(lines.filter((line) => line.startsWith("Vippsnummer:"))).toEqual([
    "Vippsnummer: | 654321",
    "Vippsnummer: | 654322",
  ]);
});

import { CSV_STYLES, csvText } from "@/lib/domain/csv";
import { AT_ONCE, encodeText } from "@/lib/sheets/encode-text";
import { checkedRows } from "./checked-rows";
import { dottedDay, localTimes } from "./local-time";
import { PLATFORM_COMPANY } from "./platform-company";
import type { ReportSettlement, ReportTransaction, ReportUnit, SettlementReport } from "./settlement-report";
import { writeDecimal } from "./write-decimal";

/** Names and order are those of the published sample; the last three are there only in a report with personal data. */
export const CSV_COLUMNS = {
  organisation: ["OrganizationNumber", "MerchantName"],
  platform: ["Name", "VisitingAddress", "Postbox", "Zipno", "Place", "Country", "CompanyNumber"],
  settlement: [
    "SettlementInfo",
    "SalesUnitName",
    "SaleUnitNumber",
    "SettlementDate",
    "SettlementID",
    "SettlementAccount",
    "Gross",
    "Currency",
    "Fee",
    "Refund",
    "Net",
    "NumberOfTransactions",
  ],
  fee: ["FeeInfo", "SettlementDate", "SaleUnitName", "SaleUnitNumber", "FeeAccount", "Fee", "Currency"],
  transaction: [
    "TransactionInfo",
    "SalesDate",
    "SaleUnitName",
    "SaleUnitNumber",
    "TransactionId",
    "SettlementId",
    "OrderID",
    "SettlementDate",
    "Gross",
    "Currency",
    "Fee",
    "Refund",
    "Net",
  ],
  personal: ["FirstName", "LastName", "Message"],
} as const;

export type CsvReportOptions = { readonly personal: boolean };

/**
 * The report as CSV in the published layout, in sections: UTF-8, commas, decimal point, days as dd.MM.yyyy. Fees and refunds are
 * below zero, a refund stands in its own column, and Net is Gross and Fee without it: paid out is Net and Refund. Corrections
 * stand where money of their sign does. Texts that a spreadsheet would run begin with an apostrophe.
 */
export function writeCsvReport(
  report: SettlementReport,
  options: CsvReportOptions,
): AsyncGenerator<Uint8Array> {
  return encodeText(linesOf(report, options));
}

async function* linesOf(report: SettlementReport, { personal }: CsvReportOptions): AsyncGenerator<string> {
  const { organisation, units } = report;
  const { name, street, postBox, postCode, city, country, number } = PLATFORM_COMPANY;
  yield line(CSV_COLUMNS.organisation);
  yield line([organisation.number, organisation.name]);
  yield line(CSV_COLUMNS.platform);
  yield line([name, street, postBox, postCode, city, country, number]);
  yield line(CSV_COLUMNS.settlement);
  for (const unit of units) for (const settlement of unit.settlements) yield settlementLine(unit, settlement);
  yield line(CSV_COLUMNS.fee);
  yield line([...CSV_COLUMNS.transaction, ...(personal ? CSV_COLUMNS.personal : [])]);
  for (const unit of units)
    for (const settlement of unit.settlements) yield* transactionLines(unit, settlement, personal);
}

function settlementLine(unit: ReportUnit, settlement: ReportSettlement): string {
  const { id, day, account, feesMinor, transactionCount } = settlement;
  const gross = settlement.capturedMinor + settlement.correctionsInMinor;
  const refund = -settlement.refundedMinor - settlement.correctionsOutMinor;
  const texts = ["SettlementInfo", unit.name, unit.msn, dottedDay(day), id, account].map(csv);
  // Amounts are no text: a guard before their minus sign would make them one.
  return `${[...texts, ...amounts(unit, gross, feesMinor, refund), transactionCount].join(",")}\n`;
}

async function* transactionLines(
  unit: ReportUnit,
  settlement: ReportSettlement,
  personal: boolean,
): AsyncGenerator<string> {
  const local = localTimes(unit.timeZone);
  const [name, day] = [csv(unit.name), dottedDay(settlement.day)];
  let lines = "";
  for await (const row of checkedRows(settlement)) {
    const { grossMinor, feeMinor } = row;
    const money = amounts(unit, Math.max(grossMinor, 0), feeMinor, Math.min(grossMinor, 0));
    const sold = dottedDay(local(row.at).day);
    const ids = `${csv(row.id)},${settlement.id},${csv(row.orderId)}`;
    const person = personal ? `,${personCells(row).map(csv).join(",")}` : "";
    lines += `TransactionInfo,${sold},${name},${unit.msn},${ids},${day},${money.join(",")}${person}\n`;
    if (lines.length < AT_ONCE) continue;
    yield lines;
    lines = "";
  }
  yield lines;
}

function personCells({ customer }: ReportTransaction): string[] {
  return customer ? [customer.firstName, customer.lastName, customer.message] : ["", "", ""];
}

/** Gross, currency, fee, refund, net. */
function amounts({ currency }: ReportUnit, gross: number, fee: number, refund: number): string[] {
  return [writeDecimal(gross), currency, writeDecimal(-fee), writeDecimal(refund), writeDecimal(gross - fee)];
}

const csv = (text: string) => csvText(text, CSV_STYLES.plain);
const line = (cells: readonly string[]) => `${cells.map(csv).join(",")}\n`;

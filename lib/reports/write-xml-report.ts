import { escapeXml } from "@/lib/domain/xml-text";
import { AT_ONCE, encodeText } from "@/lib/sheets/encode-text";
import { checkedRows } from "./checked-rows";
import { FormatRefuses } from "./format-refuses";
import { localTimes } from "./local-time";
import { PLATFORM_COMPANY } from "./platform-company";
import {
  netMinor,
  type ReportOrganisation,
  type ReportSettlement,
  type ReportTransaction,
  type ReportUnit,
  type SettlementReport,
} from "./settlement-report";
import { writeDecimal } from "./write-decimal";
import { xmlLong } from "./xml-long";

const NAMESPACE = "http://vipps.no/xmlschema/SettlementReport-3.0.xsd";

/**
 * The report as XML after the published schema 3.0. It has no place for persons, so there is one version only. Corrections stand
 * where money of their sign does; SettledAmount is what was paid out. Throws FormatRefuses where the schema demands what is not
 * there: at least one payout, and one row in each.
 */
export function writeXmlReport(report: SettlementReport): AsyncGenerator<Uint8Array> {
  const units = report.units.filter(({ settlements }) => settlements.length > 0);
  if (units.length === 0) throw new FormatRefuses("xml", "report_empty", "");
  const bare = units.flatMap(({ settlements }) => settlements).find((one) => one.transactionCount === 0);
  if (bare) throw new FormatRefuses("xml", "report_no_rows", bare.id);
  return encodeText(elementsOf({ ...report, units }));
}

async function* elementsOf(report: SettlementReport): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<SettlementReport xmlns="${NAMESPACE}">\n`;
  for (const unit of report.units) yield* unitElements(unit, report);
  const { name, website, street, postBox, postCode, city, country } = PLATFORM_COMPANY;
  const address = [
    element("Name", name),
    element("WebSite", website),
    element("VisitingAddress", street),
    element("PostBox", postBox),
    element("PostAddress", `N-${postCode} ${city}`),
    element("Country", country),
  ];
  yield ` <VippsInfo>${address.join("")}</VippsInfo>\n</SettlementReport>\n`;
}

async function* unitElements(
  unit: ReportUnit,
  { organisation, from, to }: SettlementReport,
): AsyncGenerator<string> {
  const { settlements, currency } = unit;
  yield ` <SettlementDetailsInfo>\n  ${unitHead(unit, organisation)}\n  <PaymentsInfo>\n   `;
  yield element("ReportDateFrom", from) +
    element("ReportDateTo", to) +
    element("SettlementCurrencyCode", currency);
  // One account for all of them: that of the last payout, where it was changed in between.
  yield `${element("SettlementAccountNum", settlements.at(-1)?.account ?? "")}\n`;
  for (const settlement of settlements) yield* settlementElements(unit, settlement);
  yield `   ${element("NumOfSettlements", String(settlements.length))}\n  </PaymentsInfo>\n </SettlementDetailsInfo>\n`;
}

const ALPHA_3 = { NO: "NOR", DK: "DNK", FI: "FIN", SE: "SWE" } as const;

function unitHead({ name, msn }: ReportUnit, organisation: ReportOrganisation): string {
  return [
    element("SaleUnitName", name),
    element("SerialNumber", msn),
    element("OrganizationName", organisation.name),
    element("OrganizationNumber", organisation.number),
    element("MainAddress", organisation.street),
    element("MainAddressZipCode", organisation.postCode),
    element("MainAddressCity", organisation.city),
    element("MainAddressCountryCode", ALPHA_3[organisation.country]),
  ].join("");
}

async function* settlementElements(
  { currency, timeZone }: ReportUnit,
  settlement: ReportSettlement,
): AsyncGenerator<string> {
  const local = localTimes(timeZone);
  const code = element("SettlementCurrencyCode", currency);
  const { id, day, type } = settlement;
  yield `   <SettlementInfo>\n    ${element("SettlementDate", day)}${element("SettlementID", xmlLong(id))}`;
  yield `${code}${element("SettlementType", type)}\n`;
  let elements = "";
  for await (const row of checkedRows(settlement)) {
    elements += transactionElement(row, local(row.at).iso, code);
    if (elements.length < AT_ONCE) continue;
    yield elements;
    elements = "";
  }
  yield `${elements}    ${sumElements(settlement)}\n   </SettlementInfo>\n`;
}

function transactionElement(row: ReportTransaction, time: string, currency: string): string {
  const { grossMinor, feeMinor, id, orderId } = row;
  const fields = [
    element("TransactionTime", time),
    amount("TransactionCaptureAmount", Math.max(grossMinor, 0)),
    amount("TransactionRefundAmount", Math.min(grossMinor, 0)),
    amount("TransactionGrossAmount", grossMinor),
    amount("TransactionNetAmount", netMinor(row)),
    amount("TransactionFeeAmount", feeMinor),
    currency,
    element("TransactionID", xmlLong(id)),
    element("OrderID", orderId),
  ];
  return `    <TransactionInfo>${fields.join("")}</TransactionInfo>\n`;
}

function sumElements(settlement: ReportSettlement): string {
  const { feesMinor, transactionCount, paidOutMinor } = settlement;
  const captured = settlement.capturedMinor + settlement.correctionsInMinor;
  const refunded = -settlement.refundedMinor - settlement.correctionsOutMinor;
  return [
    element("NumOfTransactions", String(transactionCount)),
    amount("CaptureSettlementAmount", captured),
    amount("RefundSettlementAmount", refunded),
    amount("GrossSettlementAmount", captured + refunded),
    amount("NetSettlementAmount", captured + refunded - feesMinor),
    amount("FeeSettlementAmount", feesMinor),
    amount("SettledAmount", paidOutMinor),
  ].join("");
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;
const amount = (name: string, minor: number) => `<${name}>${writeDecimal(minor)}</${name}>`;

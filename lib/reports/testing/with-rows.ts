import { addRow, noRows } from "../checked-rows";
import {
  closingMinor,
  type ReportSettlement,
  type ReportTransaction,
  type SettlementReport,
} from "../settlement-report";
import { FJORD_KIOSK, KIOSK } from "./fjord-kiosk";

/** A settlement of these rows, with the sums that they come to, all of it paid out. */
export function settlementOf(
  rows: ReportTransaction[],
  changed: Partial<ReportSettlement> = {},
): ReportSettlement {
  const [model] = KIOSK.settlements;
  if (!model) throw new Error("the kiosk has a settlement");
  const sums = noRows();
  for (const row of rows) addRow(sums, row);
  const settlement = { ...model, ...sums, paidOutMinor: 0, transactions: rows, ...changed };
  return { ...settlement, paidOutMinor: closingMinor(settlement), ...changed };
}

/** The kiosk's report with other rows. */
export function reportOf(
  rows: ReportTransaction[],
  changed: Partial<ReportSettlement> = {},
): SettlementReport {
  return { ...FJORD_KIOSK, units: [{ ...KIOSK, settlements: [settlementOf(rows, changed)] }] };
}

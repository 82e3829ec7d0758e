import type { Locale } from "@/lib/domain/locale";
import { type ReportTexts, reportTexts } from "@/lib/i18n/report-texts";
import type { SheetValue } from "@/lib/sheets/sheet-cells";
import { streamWorkbook, type WorkbookColumn, type WorkbookRow } from "@/lib/sheets/stream-workbook";
import { checkedRows } from "./checked-rows";
import { dottedDay, localTimes } from "./local-time";
import {
  netMinor,
  type ReportSettlement,
  type ReportTransaction,
  type ReportUnit,
  type SettlementReport,
} from "./settlement-report";

export type XlsxReportOptions = { readonly locale: Locale; readonly personal: boolean };

/** The row of the published layout in which the table begins; what stands above says whose report it is. */
export const HEAD_ROW = 8;

/**
 * The report as XLSX in the published layout: typed cells, the head in row 8 frozen, fees below zero, each payout's sum behind its
 * rows, all together at the end. Persons only where asked for, in three more columns. Norwegian has the published words.
 */
export function writeXlsxReport(
  report: SettlementReport,
  { locale, personal }: XlsxReportOptions,
): AsyncGenerator<Uint8Array> {
  const t = reportTexts(locale);
  const { organisation, from, to, units } = report;
  const facts = [
    [t("company"), organisation.name],
    [t("organisationNumber"), organisation.number],
    [t("fromDay"), dottedDay(from)],
    [t("toDay"), dottedDay(to)],
    [t("currency"), distinct(units.map(({ currency }) => currency))],
    [t("timeZone"), distinct(units.map(({ timeZone }) => timeZone))],
  ] as const;
  const rows = rowsOf(report, t, personal);
  return streamWorkbook({
    name: t("sheet"),
    title: t("report"),
    facts,
    headRow: HEAD_ROW,
    columns: columnsOf(t, personal),
    rows,
  });
}

const distinct = (values: readonly string[]) => [...new Set(values)].join(", ");

function columnsOf(t: ReportTexts, personal: boolean): WorkbookColumn[] {
  const columns: WorkbookColumn[] = [
    { title: t("saleDay"), kind: "day", width: 22 },
    { title: t("unit"), kind: "text", width: 24 },
    { title: t("msn"), kind: "text", width: 13 },
    { title: t("product"), kind: "text", width: 16 },
    { title: t("transactionId"), kind: "text", width: 20 },
    { title: t("orderId"), kind: "text", width: 24 },
    { title: t("gross"), kind: "amount", width: 15 },
    { title: t("fee"), kind: "amount", width: 12 },
    { title: t("net"), kind: "amount", width: 15 },
    { title: t("kind"), kind: "text", width: 17 },
    { title: t("settlementId"), kind: "text", width: 15 },
    { title: t("settlementDay"), kind: "day", width: 14 },
    { title: t("settlementSum"), kind: "amount", width: 16 },
    { title: t("account"), kind: "text", width: 24 },
  ];
  if (!personal) return columns;
  const text = (title: string, width: number) => ({ title, kind: "text", width }) as const;
  return [...columns, text(t("firstName"), 18), text(t("lastName"), 18), text(t("message"), 40)];
}

async function* rowsOf(
  report: SettlementReport,
  t: ReportTexts,
  personal: boolean,
): AsyncGenerator<WorkbookRow> {
  const kinds = { sale: t("sale"), refund: t("refund"), fee: t("feeAlone"), correction: t("correction") };
  for (const unit of report.units) {
    const local = localTimes(unit.timeZone);
    for (const settlement of unit.settlements) {
      for await (const row of checkedRows(settlement)) {
        const { id, product, orderId, grossMinor, feeMinor, kind, at } = row;
        const what = [local(at).day, unit.name, unit.msn, product, id, orderId];
        const money = [grossMinor, -feeMinor, netMinor(row), kinds[kind]];
        const payout = [settlement.id, settlement.day, null, null];
        const values = [...what, ...money, ...payout, ...(personal ? personOf(row) : [])];
        yield { values, look: "row" };
      }
      yield* closingRows(unit, settlement, t);
    }
  }
  yield* totalRows(report, t);
}

function personOf({ customer }: ReportTransaction): SheetValue[] {
  return customer ? [customer.firstName, customer.lastName, customer.message] : [null, null, null];
}

/** What lay on the ledger before, where anything did, and what was paid out. */
function* closingRows(
  unit: ReportUnit,
  settlement: ReportSettlement,
  t: ReportTexts,
): Generator<WorkbookRow> {
  const { openingMinor, id, day, paidOutMinor, account } = settlement;
  const of = [unit.name, unit.msn, null, null, null];
  if (openingMinor !== 0)
    yield { values: [t("opening"), ...of, null, null, openingMinor, null, id, day, null, null], look: "sum" };
  const paid = settlement.type === "Net" ? t("paidNet") : t("paidGross");
  yield { values: [paid, ...of, null, null, null, null, id, day, paidOutMinor, account], look: "sum" };
}

/** One row per currency: a company has one, save where it sells in several countries. */
function* totalRows({ units }: SettlementReport, t: ReportTexts): Generator<WorkbookRow> {
  for (const currency of new Set(units.map((unit) => unit.currency))) {
    const all = units.filter((unit) => unit.currency === currency).flatMap(({ settlements }) => settlements);
    const sum = (of: (settlement: ReportSettlement) => number) =>
      all.reduce((total, one) => total + of(one), 0);
    const gross = sum(grossOf);
    const fees = sum(({ feesMinor }) => feesMinor);
    const paid = sum(({ paidOutMinor }) => paidOutMinor);
    const blank = [null, null, null, null, null];
    const values = [
      t("total", { currency }),
      ...blank,
      gross,
      0 - fees,
      gross - fees,
      null,
      null,
      null,
      paid,
      null,
    ];
    yield { values, look: "sum" };
  }
}

/** What a settlement's rows come to before fees. */
function grossOf(settlement: ReportSettlement): number {
  const { capturedMinor, refundedMinor, correctionsInMinor, correctionsOutMinor } = settlement;
  return capturedMinor - refundedMinor + correctionsInMinor - correctionsOutMinor;
}

import type { Locale } from "@/lib/domain/locale";
import type { ReportTexts } from "@/lib/i18n/report-texts";
import { dottedDay, localTimes, shortDay } from "./local-time";
import { amountOf } from "./pdf-figures";
import { type PageCell, type PdfPages, ROW } from "./pdf-pages";
import {
  netMinor,
  type ReportSettlement,
  type ReportTransaction,
  type ReportUnit,
} from "./settlement-report";

export type StatementPart = {
  readonly unit: ReportUnit;
  readonly settlement: ReportSettlement;
  readonly t: ReportTexts;
  readonly locale: Locale;
};

type Sums = { gross: number; fee: number; net: number };

/** Small enough for a UUID to stand in full: cut, all of them look alike. */
const SIZE = 6.6;

/** How many rows are drawn before what is drawn may be handed on: about a page. */
const AT_ONCE = 40;

/**
 * The transactions of one payout as a bank writes a statement: each page ends with what stands on it and the next begins with what
 * was brought forward.
 */
export async function* drawTransactions(
  pages: PdfPages,
  { unit, settlement, t, locale }: StatementPart,
  rows: AsyncIterable<ReportTransaction | undefined>,
): AsyncGenerator<void> {
  const local = localTimes(unit.timeZone);
  const [all, here] = [noSums(), noSums()];
  const sumCells = (name: string, sums: Sums) =>
    rowCells(
      ["", name, "", ""],
      [sums.gross, sums.fee, sums.net].map((minor) => amountOf(minor, unit.currency, locale)),
    );
  const head = () => {
    const titles = [t("time"), t("transactionId"), t("orderId"), t("type")] as const;
    pages.line(rowCells(titles, [t("gross"), t("fee"), t("net")]), {
      bold: true,
      size: SIZE,
      height: ROW + 4,
    });
    pages.rule(true);
    if (all.net !== 0 || all.gross !== 0)
      pages.line(sumCells(t("broughtForward"), all), { quiet: true, size: SIZE });
    Object.assign(here, noSums());
  };
  const pageEnd = () => pages.line(sumCells(t("pageTotal"), here), { bold: true, size: SIZE });
  pages.keep(90);
  const title = t("settlementOf", { id: settlement.id, day: dottedDay(settlement.day) });
  pages.line([{ text: title, x: 51, width: 493 }], { bold: true, size: 11, height: 22 });
  pages.startTable(ROW + 2, pageEnd, head);
  const kinds = { sale: t("sale"), refund: t("refund"), fee: t("feeAlone"), correction: t("correction") };
  let drawn = 0;
  for await (const row of rows) {
    const figures = row && [row.grossMinor, -row.feeMinor, netMinor(row)];
    const texts = row && ([localMinute(local(row.at)), row.id, row.orderId, kinds[row.kind]] as const);
    pages.keep(ROW);
    const amounts = figures?.map((minor) => amountOf(minor, unit.currency, locale));
    pages.line(texts && amounts ? rowCells(texts, amounts) : [], { size: SIZE });
    if (row) for (const sums of [all, here]) count(sums, row);
    drawn += 1;
    if (drawn % AT_ONCE === 0) yield;
  }
  pages.endTable();
  pages.space(4);
  pages.rule(true);
  pages.line(sumCells(t("settlementTotal"), all), { bold: true, size: SIZE });
  pages.space(24);
}

function noSums(): Sums {
  return { gross: 0, fee: 0, net: 0 };
}

function count(sums: Sums, row: ReportTransaction): void {
  sums.gross += row.grossMinor;
  sums.fee -= row.feeMinor;
  sums.net += netMinor(row);
}

type Texts = readonly [time: string, id: string, order: string, kind: string];

function rowCells([time, id, order, kind]: Texts, figures: readonly string[]): PageCell[] {
  return [
    { text: time, x: 51, width: 51 },
    { text: id, x: 105, width: 146 },
    { text: order, x: 254, width: 104 },
    { text: kind, x: 361, width: 48 },
    ...figures.map((text, at) => ({ text, x: 409 + at * 45, width: 45, align: "right" }) as const),
  ];
}

/** 16.11.26 10:02. */
function localMinute({ day, iso }: { day: string; iso: string }): string {
  return `${shortDay(day)} ${iso.slice(11, 16)}`;
}

import type { Locale } from "@/lib/domain/locale";
import { type ReportTexts, reportTexts } from "@/lib/i18n/report-texts";
import { drawTransactions } from "./draw-transactions";
import { shortDay } from "./local-time";
import { amountOf, writeFact } from "./pdf-figures";
import { type PageCell, type PdfPages, ROW } from "./pdf-pages";
import type { ReportSettlement, ReportTransaction, ReportUnit, SettlementReport } from "./settlement-report";

/** Rows of a settlement as they are drawn, or as many blanks while pages are counted. */
export type RowsOf = (settlement: ReportSettlement) => AsyncIterable<ReportTransaction | undefined>;

export type StatementOptions = { readonly locale: Locale; readonly transactions: boolean };

/** Draws all of it, and comes back every now and then, so that what is drawn can be handed on. */
export async function* drawStatement(
  pages: PdfPages,
  { units }: SettlementReport,
  { locale, transactions }: StatementOptions,
  rowsOf: RowsOf,
): AsyncGenerator<void> {
  const t = reportTexts(locale);
  pages.line([{ text: t("heading"), x: 51, width: 493 }], { bold: true, size: 16, height: 34 });
  for (const unit of units) {
    drawUnit(pages, unit, t);
    if (unit.settlements.length === 0)
      pages.line([{ text: t("noSettlements"), x: 51, width: 493 }], { quiet: true, size: 10, height: 30 });
    else yield* drawPayouts(pages, unit, { t, locale });
    if (!transactions) continue;
    for (const settlement of unit.settlements)
      yield* drawTransactions(pages, { unit, settlement, t, locale }, rowsOf(settlement));
  }
}

function drawUnit(pages: PdfPages, unit: ReportUnit, t: ReportTexts): void {
  // What a unit is called and how it is paid stays with the first rows of its table.
  pages.keep(150);
  writeFact(pages, t("unitLabel"), unit.name);
  writeFact(pages, t("msnLabel"), unit.msn);
  const last = unit.settlements.at(-1);
  if (last) {
    writeFact(pages, t("typeLabel"), last.type === "Net" ? t("net") : t("gross"));
    writeFact(pages, t("accountLabel"), groupedAccount(last.account));
  }
  pages.space(10);
}

/** Eleven digits as Norwegians group them, an IBAN in fours. */
function groupedAccount(account: string): string {
  if (/^\d{11}$/.test(account)) return account.replace(/^(\d{4})(\d{2})(\d{5})$/, "$1.$2.$3");
  return account.replace(/(.{4})(?=.)/g, "$1 ");
}

type Words = { readonly t: ReportTexts; readonly locale: Locale };
type Term = { readonly title: string; readonly of: (settlement: ReportSettlement) => number };

/** The columns of the published layout; balance and corrections only where there are any. */
function termsOf({ settlements }: ReportUnit, t: ReportTexts): Term[] {
  const corrections = (one: ReportSettlement) => one.correctionsInMinor - one.correctionsOutMinor;
  const opening: Term = { title: t("opening"), of: (one) => one.openingMinor };
  const corrected: Term = { title: t("corrections"), of: corrections };
  const hasAny = (term: Term) => settlements.some((one) => term.of(one) !== 0);
  return [
    ...[opening].filter(hasAny),
    { title: t("grossSales"), of: (one) => one.capturedMinor },
    { title: t("fee"), of: (one) => -one.feesMinor },
    { title: t("refunded"), of: (one) => -one.refundedMinor },
    ...[corrected].filter(hasAny),
    { title: t("settlementSum"), of: (one) => one.paidOutMinor },
  ];
}

async function* drawPayouts(pages: PdfPages, unit: ReportUnit, { t, locale }: Words): AsyncGenerator<void> {
  const terms = termsOf(unit, t);
  const width = (544 - 166) / terms.length;
  const cells = (first: string, second: string, figures: readonly string[]): PageCell[] => [
    { text: first, x: 51, width: second === "" ? 110 : 50 },
    { text: second, x: 103, width: 61 },
    ...figures.map((text, at) => ({ text, x: 170 + at * width, width: width - 4, align: "right" }) as const),
  ];
  const head = () => {
    pages.line(
      cells(
        t("day"),
        t("settlementId"),
        terms.map(({ title }) => title),
      ),
      { bold: true, size: terms.length > 5 ? 7.2 : 8, height: ROW + 4 },
    );
    pages.rule(true);
  };
  pages.startTable(0, () => undefined, head);
  const amount = (minor: number) => amountOf(minor, unit.currency, locale);
  for (const settlement of unit.settlements) {
    const { day, id } = settlement;
    pages.line(
      cells(
        shortDay(day),
        id,
        terms.map(({ of }) => amount(of(settlement))),
      ),
    );
    pages.rule();
    yield;
  }
  const sum = ({ of }: Term) => unit.settlements.reduce((total, one) => total + of(one), 0);
  // Each payout's opening balance is its own; a sum of them would mean nothing.
  const sums = terms.map((term) => (term.title === t("opening") ? "" : amount(sum(term))));
  pages.space(3);
  pages.line(cells(t("total", { currency: unit.currency }), "", sums), { bold: true });
  pages.endTable();
  pages.space(26);
}

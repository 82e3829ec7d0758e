import type { ReadTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { ADDRESS_COUNTRIES } from "@/lib/domain/company-profile";
import { differenceOf } from "@/lib/domain/settlement";
import type { ReportSettlement, ReportUnit, SettlementReport } from "@/lib/reports/settlement-report";
import { type FeeWindow, feeWindow } from "./fee-window";
import { currencyOf } from "./list-settlements";
import {
  chosenSettlements,
  feeMarksOf,
  reportCompany,
  reportUnits,
  type SettlementChoice,
} from "./report-repository";
import { reportRows } from "./report-rows";
import { type ReportSpan, type SpanSums, sumSpans } from "./report-sums-repository";

type Settlement = Awaited<ReturnType<typeof chosenSettlements>>[number];
type Unit = Awaited<ReturnType<typeof reportUnits>>[number];

export type ReportBuilt =
  | {
      readonly kind: "report";
      readonly report: SettlementReport;
      /** The first payout whose ledger does not add up, where there is one. */
      readonly differs: string | undefined;
    }
  /** No payout is what was chosen. */
  | { readonly kind: "empty" }
  /** Lines of this payout belong to sales units out of reach: without them it would not add up. */
  | { readonly kind: "hidden"; readonly number: string };

/**
 * The report of these settlements. The sums are known here, the rows are read while the report is written. Days of the report: those
 * chosen, or of one settlement its own.
 */
export async function buildReport(
  scope: Scope,
  choice: SettlementChoice,
  { personal }: { personal: boolean },
): Promise<ReportBuilt> {
  const { company, units, found, spans, sums } = await scope.read((tx) => readAll(tx, choice));
  const [first, last] = [found.at(0), found.at(-1)];
  if (!first || !last) return { kind: "empty" };
  const hidden = found.find((one, place) => !isWhole(one, sums[place]));
  if (hidden) return { kind: "hidden", number: hidden.number };
  const settlementsOf = (unit: Unit) =>
    found.flatMap((one, place): ReportSettlement[] => {
      const [span, sum] = [spans[place], sums[place]];
      return one.msn === unit.msn && span && sum
        ? [settlementOf(scope, { one, span, sum, unit, company, personal })]
        : [];
    });
  const reported = units
    .map((unit) => ({ unit, settlements: settlementsOf(unit) }))
    .filter(({ settlements }) => settlements.length > 0)
    .map(({ unit: { name, msn }, settlements }): ReportUnit => {
      const currency = currencyOf(found.find((one) => one.msn === msn)?.currency ?? first.currency);
      return { name, msn, currency, timeZone: company.timeZone, settlements };
    });
  const { from, to } = "number" in choice ? { from: first.periodFrom, to: last.periodTo } : choice;
  const differs = found.find((one) => one.breakCount > 0 || differenceOf(one) !== 0)?.number;
  const report = { organisation: organisationOf(company), from, to, units: reported };
  return { kind: "report", report, differs };
}

type Company = Awaited<ReturnType<typeof reportCompany>>;

async function readAll(tx: ReadTx, choice: SettlementChoice) {
  const found = await chosenSettlements(tx, choice);
  const windows = new Map<string, (one: Settlement) => FeeWindow>();
  for (const ledger of new Set(found.map(({ ledgerId }) => ledgerId))) {
    const marks = await feeMarksOf(tx, ledger);
    windows.set(ledger, (one) => feeWindow(one, marks));
  }
  const spans = found.map((one): ReportSpan => {
    const window = windows.get(one.ledgerId)?.(one) ?? { gross: false, feesAfter: 0, feesUpTo: 0 };
    return { ledger: one.ledgerId, first: one.positionFrom, last: one.positionTo, ...window };
  });
  const sums: SpanSums[] = [];
  for (let at = 0; at < spans.length; at += 100)
    sums.push(...(await sumSpans(tx, spans.slice(at, at + 100))));
  return { company: await reportCompany(tx), units: await reportUnits(tx), found, spans, sums };
}

/** Whether all lines that the settlement was made of are within reach. */
function isWhole(one: Settlement, sum: SpanSums | undefined): boolean {
  const corrected = sum && sum.correctedIn + sum.correctedOut;
  return (
    sum?.captured === one.capturedMinor &&
    sum.refunded === one.refundedMinor &&
    corrected === one.correctedMinor
  );
}

type Parts = {
  one: Settlement;
  span: ReportSpan;
  sum: SpanSums;
  unit: Unit;
  company: Company;
  personal: boolean;
};

function settlementOf(scope: Scope, { one, span, sum, unit, company, personal }: Parts): ReportSettlement {
  // What was kept back is certain; lines of the fees may still be missing, or be more than that.
  const restMinor = span.gross ? 0 : -one.feesMinor - (sum.fees - sum.feesBack);
  const wish = {
    span,
    personal,
    restMinor,
    product: productOf(unit, company.country),
    paidAt: one.scheduledAt,
  };
  return {
    id: one.number,
    day: one.periodTo,
    account: (one.account ?? unit.settlementAccount ?? "").replace(/\s/g, ""),
    type: span.gross ? "Gross" : "Net",
    openingMinor: one.openingMinor,
    capturedMinor: sum.captured,
    refundedMinor: 0 - sum.refunded,
    feesMinor: sum.fees + Math.max(restMinor, 0),
    correctionsInMinor: sum.correctedIn + sum.feesBack + Math.max(-restMinor, 0),
    correctionsOutMinor: 0 - sum.correctedOut,
    paidOutMinor: one.paidOutMinor,
    transactionCount: sum.lines + sum.feesAlone + (restMinor === 0 ? 0 : 1),
    transactions: { [Symbol.asyncIterator]: () => reportRows(scope, wish) },
  };
}

function organisationOf({ name, organisationNumber, country, address }: Company) {
  const { street = "", postCode = "", city = "" } = address ?? {};
  const known = ADDRESS_COUNTRIES.find((one) => one === (address?.country ?? country)) ?? "NO";
  return { name, number: organisationNumber, street, postCode, city, country: known };
}

/** The platform's reports name products of Norway alone. */
function productOf({ kind }: Unit, country: string): string {
  if (country !== "NO") return "";
  return { online: "Vipps Netthandel", vm_number: "Vipps Bedrift", in_person: "" }[kind];
}

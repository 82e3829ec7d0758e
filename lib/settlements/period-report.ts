import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { LOCALES } from "@/lib/domain/locale";
import type { Currency } from "@/lib/domain/money";
import { REPORT_CHOICES } from "@/lib/domain/report-choice";
import { fail, ok, type Result } from "@/lib/domain/result";
import { FormatRefuses, type RefusalReason } from "@/lib/reports/format-refuses";
import type { SettlementReport } from "@/lib/reports/settlement-report";
import { buildReport } from "./build-report";
import { type LateUnit, lateUnits } from "./late-repository";
import { type ReportFile, writeReport } from "./write-report";

/** What the payouts of a period come to, in minor units of one currency; fees and refunds as what they cost. */
export type PeriodSums = {
  readonly currency: Currency;
  readonly captured: number;
  readonly refunded: number;
  readonly fees: number;
  readonly corrected: number;
  readonly paidOut: number;
};

export type PeriodReport =
  /** Ledgers of these sales units do not yet say all. */
  | { readonly kind: "late"; readonly units: readonly LateUnit[] }
  /** Nothing was paid out. */
  | { readonly kind: "empty" }
  | { readonly kind: "file"; readonly file: ReportFile; readonly sums: readonly PeriodSums[] };

export type PeriodReportFailure =
  | { code: "report_part_hidden"; number: string }
  | { code: RefusalReason; what: string };

/** Payouts are there by noon of the day after. */
const PAYOUT_PATIENCE_MS = 12 * 3_600_000;

const day = z.iso.date();

/**
 * The report of a period that is over, for jobs, which see the sales units that they are bound to: not before the ledgers say all
 * about it. `endedAt` is when its last day ended.
 */
export const periodReport = defineUseCase({
  permission: "report:deliver",
  input: z.strictObject({
    units: z.array(z.string().regex(/^\d{4,10}$/)).min(1),
    ...{ from: day, to: day, endedAt: z.date() },
    ...{ format: z.enum(REPORT_CHOICES), language: z.enum(LOCALES), personal: z.boolean() },
  }),
  async run(scope, wish): Promise<Result<PeriodReport, PeriodReportFailure>> {
    const { units, from, to, endedAt } = wish;
    const givenUpAt = new Date(endedAt.getTime() + PAYOUT_PATIENCE_MS);
    const late = await scope.read((tx) => lateUnits(tx, { units, to, endedAt, givenUpAt }));
    if (late.length > 0) return ok({ kind: "late", units: late });
    const built = await buildReport(scope, { units, from, to }, wish);
    if (built.kind === "hidden") return fail({ code: "report_part_hidden", number: built.number });
    if (built.kind === "empty") return ok({ kind: "empty" });
    try {
      return ok({ kind: "file", file: writeReport(built.report, wish), sums: sumsOf(built.report) });
    } catch (error) {
      if (error instanceof FormatRefuses) return fail({ code: error.code, what: error.what });
      throw error;
    }
  },
});

function sumsOf({ units }: SettlementReport): PeriodSums[] {
  return [...new Set(units.map(({ currency }) => currency))].map((currency) => {
    const all = units.filter((unit) => unit.currency === currency).flatMap(({ settlements }) => settlements);
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
    return {
      currency,
      captured: sum((one) => one.capturedMinor),
      refunded: sum((one) => one.refundedMinor),
      fees: sum((one) => one.feesMinor),
      corrected: sum((one) => one.correctionsInMinor - one.correctionsOutMinor),
      paidOut: sum((one) => one.paidOutMinor),
    };
  });
}

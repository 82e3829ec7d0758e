import { callerReach } from "@/lib/access/caller";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { reaches } from "@/lib/domain/permission";
import { PERSONAL_CHOICES } from "@/lib/domain/report-choice";
import { daysOf, type PeriodFailure } from "@/lib/domain/report-period";
import { fail, ok, type Result } from "@/lib/domain/result";
import { FormatRefuses, type RefusalReason } from "@/lib/reports/format-refuses";
import type { SettlementReport } from "@/lib/reports/settlement-report";
import { buildReport, type ReportBuilt } from "./build-report";
import { reportCompany, reportUnits, type SettlementChoice } from "./report-repository";
import { type ReportRequest, reportRequest } from "./report-request";
import { isVoucherChoice, type VoucherFailure, voucherFile } from "./voucher-file";
import { type ReportFile, writeReport } from "./write-report";

const PER_PERSON = { name: "report", most: 60, windowMs: 3_600_000 };

export type ReportFailure =
  | PeriodFailure
  | { code: "too_many_requests" }
  | { code: "sales_unit_not_found" }
  | { code: "settlement_not_found" }
  | { code: "report_nothing_there" }
  | { code: "report_part_hidden"; number: string }
  | { code: "report_personal_refused" }
  | { code: "report_personal_format" }
  | { code: "report_purpose_missing" }
  | { code: RefusalReason; what: string }
  | VoucherFailure;

/**
 * A settlement report as a file that is written while it is read. The settlements are those whose last day lies in the period, in the
 * company's time zone. Names of customers are for those who act on payments in all of the units, for a purpose. What was downloaded
 * stands in the audit log before the first byte leaves.
 */
export const downloadReport = defineUseCase({
  permission: "report:download",
  input: reportRequest,
  async run(scope, wish): Promise<Result<ReportFile, ReportFailure>> {
    if (!(await countAttempt(PER_PERSON, scope.caller.id))) return fail({ code: "too_many_requests" });
    const choice = await choose(scope, wish);
    if (!choice.ok) return choice;
    const built = await buildReport(scope, choice.value, wish);
    if (built.kind === "hidden") return fail({ code: "report_part_hidden", number: built.number });
    if (built.kind === "empty")
      return fail({ code: wish.period === "settlement" ? "settlement_not_found" : "report_nothing_there" });
    const { report } = built;
    const refused = refuseNames(scope, wish, report);
    if (refused) return fail(refused);
    const file = await write(scope, built, wish);
    if (file.ok) await record(scope, wish, report);
    return file;
  },
});

async function choose(scope: Scope, wish: ReportRequest): Promise<Result<SettlementChoice, ReportFailure>> {
  if (wish.period === "settlement") {
    const cut = wish.id.lastIndexOf("-");
    return ok({ ledger: wish.id.slice(0, Math.max(cut, 0)), number: wish.id.slice(cut + 1) });
  }
  const { units, timeZone } = await scope.read(async (tx) => ({
    units: (await reportUnits(tx)).map(({ msn }) => msn),
    timeZone: (await reportCompany(tx)).timeZone,
  }));
  if (wish.units.some((msn) => !units.includes(msn))) return fail({ code: "sales_unit_not_found" });
  const days = daysOf(wish, dayAt(now(), timeZone));
  return days.ok ? ok({ ...days.value, units: wish.units.length > 0 ? wish.units : units }) : days;
}

function refuseNames(
  scope: Scope,
  wish: ReportRequest,
  { units }: SettlementReport,
): ReportFailure | undefined {
  if (!wish.personal) return undefined;
  const customers = callerReach(scope.caller, "payment:refund");
  if (!units.every(({ msn }) => reaches(customers, msn))) return { code: "report_personal_refused" };
  if (!PERSONAL_CHOICES.includes(wish.format)) return { code: "report_personal_format" };
  return wish.purpose === "" ? { code: "report_purpose_missing" } : undefined;
}

async function write(
  scope: Scope,
  built: Extract<ReportBuilt, { kind: "report" }>,
  wish: ReportRequest,
): Promise<Result<ReportFile, ReportFailure>> {
  const { format, language, personal } = wish;
  if (isVoucherChoice(format)) return voucherFile(scope, built, { format, language });
  try {
    return ok(writeReport(built.report, { format, language, personal }));
  } catch (error) {
    if (error instanceof FormatRefuses) return fail({ code: error.code, what: error.what });
    throw error;
  }
}

async function record(
  scope: Scope,
  wish: ReportRequest,
  { from, to, units }: SettlementReport,
): Promise<void> {
  const { format, language, personal, purpose } = wish;
  const msns = units.map(({ msn }) => msn);
  const settlement = wish.period === "settlement" ? { settlement: wish.id } : {};
  const why = personal ? { purpose } : {};
  const details = { from, to, units: msns, format, language, personal, ...settlement, ...why };
  await scope.write(async () => ({
    value: undefined,
    audit: { action: "report.downloaded", subject: "settlements", details },
  }));
}

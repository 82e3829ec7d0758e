import { z } from "zod";
import { callerReach } from "@/lib/access/caller";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { VOUCHER_CHOICES, type VoucherChoice } from "@/lib/domain/report-choice";
import { ok, type Result } from "@/lib/domain/result";
import { namesAreKnown, reportCompany, reportUnits } from "./report-repository";

/** Formats of one country's books alone. */
const ONLY_IN: Partial<Record<VoucherChoice, string>> = { sie: "SE", "saf-t": "NO" };

export type ReportChoices = {
  readonly units: readonly { readonly msn: string; readonly name: string }[];
  readonly timeZone: string;
  /** The day that it is there. */
  readonly today: string;
  /** Vouchers that books of the company's country take. */
  readonly vouchers: readonly VoucherChoice[];
  /** Whether a report may hold names: not for this person, or none are known for the customers of any unit. */
  readonly names: "offered" | "no_right" | "none_known";
};

/** What a report can be chosen from. Input: `{}`. */
export const reportChoices = defineUseCase({
  permission: "report:download",
  input: z.strictObject({}),
  run: (scope): Promise<Result<ReportChoices, never>> =>
    scope.read(async (tx) => {
      const { timeZone, country } = await reportCompany(tx);
      const units = (await reportUnits(tx)).map(({ msn, name }) => ({ msn, name }));
      const customers = callerReach(scope.caller, "payment:refund");
      const known = customers === "none" ? false : await namesAreKnown(tx, customers);
      const names = customers === "none" ? "no_right" : known ? "offered" : "none_known";
      const vouchers = VOUCHER_CHOICES.filter((one) => (ONLY_IN[one] ?? country) === country);
      return ok({ units, vouchers, timeZone, today: dayAt(now(), timeZone), names });
    }),
});

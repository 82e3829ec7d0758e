import { z } from "zod";
import { callerReach } from "@/lib/access/caller";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { ok, type Result } from "@/lib/domain/result";
import { namesAreKnown, reportCompany, reportUnits } from "./report-repository";

export type ReportChoices = {
  readonly units: readonly { readonly msn: string; readonly name: string }[];
  readonly timeZone: string;
  /** The day that it is there. */
  readonly today: string;
  /** Whether a report may hold names: not for this person, or none are known for the customers of any unit. */
  readonly names: "offered" | "no_right" | "none_known";
};

/** What a report can be chosen from. Input: `{}`. */
export const reportChoices = defineUseCase({
  permission: "report:download",
  input: z.strictObject({}),
  run: (scope): Promise<Result<ReportChoices, never>> =>
    scope.read(async (tx) => {
      const { timeZone } = await reportCompany(tx);
      const units = (await reportUnits(tx)).map(({ msn, name }) => ({ msn, name }));
      const customers = callerReach(scope.caller, "payment:refund");
      const known = customers === "none" ? false : await namesAreKnown(tx, customers);
      const names = customers === "none" ? "no_right" : known ? "offered" : "none_known";
      return ok({ units, timeZone, today: dayAt(now(), timeZone), names });
    }),
});

import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import {
  type SettlementChange,
  tellOfSettlement,
  tellPlatform,
  type UnitChange,
} from "@/lib/payments-api/management";
import { findUnit, type UnitRow } from "./read-repository";
import { lockUnit, type UnitPatch, updateUnit } from "./write-repository";

export type ChangeFailure =
  | { code: "sales_unit_not_found" }
  /** A test unit stays as it was made: that is the platform's rule. */
  | { code: "test_unit_fixed" }
  | { code: "platform_unavailable" };

/** What is to become of a unit. Absent where it is so already. */
export type Plan<Failure> = (unit: UnitRow) => Result<
  | {
      patch: UnitPatch;
      tell?: UnitChange;
      tellSettlement?: SettlementChange;
      action: string;
      details?: AuditEntry["details"];
    }
  | undefined,
  Failure
>;

/**
 * Changes a production unit: what the caller may not reach isn't there; the rules of `plan` first, then the platform, then the portal's own record with its audit row. The
 * platform's part may be repeated, so a portal that dies in between is mended by pressing again.
 */
export async function changeUnit<Failure = never>(
  scope: Scope,
  msn: string,
  plan: Plan<Failure>,
  also?: (tx: WriteTx, unit: UnitRow) => Promise<void>,
): Promise<Result<{ msn: string }, Failure | ChangeFailure>> {
  type Outcome = Result<{ msn: string }, Failure | ChangeFailure>;
  const planned = plansFor(plan, await scope.read((tx) => findUnit(tx, msn)));
  if (!planned.ok) return planned;
  if (!planned.value) return ok({ msn });
  const { tell, tellSettlement } = planned.value;
  if (tell && (await tellPlatform(msn, tell)) === "unavailable")
    return fail({ code: "platform_unavailable" });
  if (tellSettlement && (await tellOfSettlement(msn, tellSettlement)) === "unavailable")
    return fail({ code: "platform_unavailable" });
  return scope.write(async (tx): Promise<Change<Outcome>> => {
    const unit = await lockUnit(tx, msn);
    const final = plansFor(plan, unit);
    if (!final.ok) return { value: final, audit: "unchanged" };
    if (!final.value || !unit) return { value: ok({ msn }), audit: "unchanged" };
    const { patch, action, details = {} } = final.value;
    await updateUnit(tx, msn, patch);
    await also?.(tx, unit);
    return { value: ok({ msn }), audit: { action, subject: `unit:${msn}`, msn, details } };
  });
}

function plansFor<Failure>(
  plan: Plan<Failure>,
  unit: UnitRow | undefined,
): ReturnType<Plan<Failure | ChangeFailure>> {
  if (!unit) return fail({ code: "sales_unit_not_found" });
  return unit.environment === "test" ? fail({ code: "test_unit_fixed" }) : plan(unit);
}

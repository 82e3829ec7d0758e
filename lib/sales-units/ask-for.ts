import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { requestsOf } from "./read-repository";
import { addRequest, lockUnit } from "./write-repository";

export type Asked = {
  readonly msn: string;
  readonly kind: "recurring" | "payment_links";
  readonly state: "submitted" | "approved";
  readonly revenueMinor?: number;
  readonly description?: string;
};

export type AskFailure =
  | { code: "sales_unit_not_found" }
  | { code: "test_unit_fixed" }
  /** It was asked for already, or is there. */
  | { code: "already_requested" };

type Outcome = Result<{ msn: string }, AskFailure>;

/** Writes down what the merchant asked the platform to add to a unit, once. */
export function askFor(scope: Scope, asked: Asked): Promise<Outcome> {
  const { msn, kind } = asked;
  return scope.write(async (tx): Promise<Change<Outcome>> => {
    const unit = await lockUnit(tx, msn);
    if (!unit) return { value: fail({ code: "sales_unit_not_found" }), audit: "unchanged" };
    if (unit.environment === "test") return { value: fail({ code: "test_unit_fixed" }), audit: "unchanged" };
    const [last] = (await requestsOf(tx, msn)).filter((request) => request.kind === kind);
    const row = { merchantId: scope.merchantId, ...asked, requestedBy: scope.caller.id, createdAt: now() };
    const open = last && last.state !== "stopped";
    if (open || !(await addRequest(tx, row)))
      return { value: fail({ code: "already_requested" }), audit: "unchanged" };
    const action = kind === "recurring" ? "unit.recurring_requested" : "unit.payment_links_requested";
    const details = { state: asked.state, revenueMinor: asked.revenueMinor ?? null };
    return { value: ok({ msn }), audit: { action, subject: `unit:${msn}`, msn, details } };
  });
}

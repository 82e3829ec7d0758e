import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { Answer } from "@/lib/payments-api/answer";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import { type Snapshot, TRY_LATER_MS } from "./merge-snapshot";
import { readSnapshot } from "./read-snapshot";
import { lockPaymentByReference, type PaymentPlace, updatePayment } from "./repository";
import { findSalesUnit, type SalesUnitRow } from "./sales-unit-repository";
import { takeIn } from "./take-in-payment";

export type Pulled = { readonly paymentId: string; readonly version: number; readonly changed: boolean };

export type PullFailure =
  /** The platform has no such payment, or the sales unit is not within reach. */
  { code: "payment_not_found" } | { code: "no_api_keys"; msn: string } | { code: "platform_unavailable" };

/** Reads one payment from the platform and brings our row up to date with it, or makes the row where there was none. */
export async function pullPayment(scope: Scope, place: PaymentPlace): Promise<Result<Pulled, PullFailure>> {
  const pulled = await readAndKeep(scope, place);
  return pulled === "contradiction" ? fail({ code: "platform_unavailable" }) : pulled;
}

type Kept = Result<Pulled, PullFailure> | "contradiction";

/** The same, and tells where what the platform showed cannot be of this payment. */
export async function readAndKeep(scope: Scope, place: PaymentPlace): Promise<Kept> {
  const { unit, keys } = await scope.read(async (tx) => ({
    unit: await findSalesUnit(tx, place.msn),
    keys: await readApiKeys(tx, scope.merchantId, place.msn),
  }));
  if (!unit) return fail({ code: "payment_not_found" });
  if (!keys) return fail({ code: "no_api_keys", msn: place.msn });
  const read = await readSnapshot(keys, place.reference);
  if (read.kind === "done") return keepSnapshot(scope, unit, read.value);
  await postponePoll(scope, place);
  return fail(failureOf(read));
}

function failureOf(read: Exclude<Answer<Snapshot>, { kind: "done" }>): PullFailure {
  const missing = read.kind === "refused" && read.status === 404;
  return missing ? { code: "payment_not_found" } : { code: "platform_unavailable" };
}

function keepSnapshot(scope: Scope, unit: SalesUnitRow, snapshot: Snapshot): Promise<Kept> {
  return scope.write(async (tx): Promise<Change<Kept>> => {
    const { row, fresh, entry } = await takeIn(tx, unit, snapshot);
    if (entry === "contradiction") return { value: "contradiction", audit: "own-record" };
    const version = entry ? row.version + 1 : row.version;
    const value = ok({ paymentId: row.id, version, changed: fresh || entry !== undefined });
    const seen = { action: "payment.seen", subject: `payment:${row.id}`, msn: row.msn };
    // Without a change only the time of the reading is noted, which is no news to an audit.
    return { value, audit: entry ?? (fresh ? seen : "own-record") };
  });
}

/** The next reading comes after a while, where there is to be one at all. */
function postponePoll(scope: Scope, place: PaymentPlace): Promise<void> {
  return scope.write(async (tx) => {
    const row = await lockPaymentByReference(tx, place);
    if (!row?.nextPollAt) return { value: undefined, audit: "unchanged" };
    await updatePayment(tx, row.id, { nextPollAt: new Date(now().getTime() + TRY_LATER_MS) });
    return { value: undefined, audit: "own-record" };
  });
}

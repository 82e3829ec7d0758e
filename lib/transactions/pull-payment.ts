import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { Answer } from "@/lib/payments-api/answer";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import { mergeSnapshot, type Snapshot } from "./merge-snapshot";
import { readSnapshot } from "./read-snapshot";
import {
  insertPayment,
  lockPaymentByReference,
  type PaymentPlace,
  type PaymentRow,
  updatePayment,
} from "./repository";
import { findSalesUnit, type SalesUnitRow } from "./sales-unit-repository";

export type Pulled = { readonly paymentId: string; readonly version: number; readonly changed: boolean };

export type PullFailure =
  /** The platform has no such payment, or the sales unit is not within reach. */
  { code: "payment_not_found" } | { code: "no_api_keys"; msn: string } | { code: "platform_unavailable" };

/** Reads one payment from the platform and brings our row up to date with it, or makes the row where there was none. */
export async function pullPayment(scope: Scope, place: PaymentPlace): Promise<Result<Pulled, PullFailure>> {
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

function keepSnapshot(
  scope: Scope,
  unit: SalesUnitRow,
  snapshot: Snapshot,
): Promise<Result<Pulled, PullFailure>> {
  return scope.write(async (tx): Promise<Change<Result<Pulled, PullFailure>>> => {
    const place = { msn: unit.msn, reference: snapshot.payment.reference };
    const known = await lockPaymentByReference(tx, place);
    const row = known ?? (await makeRow(tx, unit, snapshot));
    const entry = await mergeSnapshot(tx, row, snapshot);
    const changed = entry !== undefined || !known;
    const version = entry ? row.version + 1 : row.version;
    const seen = { action: "payment.seen", subject: `payment:${row.id}`, msn: row.msn };
    // Without a change only the time of the reading is noted, which is no news to an audit.
    const audit = entry ?? (known ? "own-record" : seen);
    return { value: ok({ paymentId: row.id, version, changed }), audit };
  });
}

// Neither payment nor event tells how it was started, so the kind of sales unit stands for the channel.
const CHANNEL = { online: "online", in_person: "in_person", vm_number: "in_person" } as const;

async function makeRow(tx: WriteTx, unit: SalesUnitRow, { payment, events }: Snapshot): Promise<PaymentRow> {
  const place = { msn: unit.msn, reference: payment.reference };
  const created = events.find(({ name }) => name === "CREATED")?.timestamp ?? now();
  await insertPayment(tx, {
    merchantId: unit.merchantId,
    ...place,
    environment: unit.environment,
    state: "CREATED",
    status: "requested",
    currency: payment.amount.currency,
    amountMinor: payment.amount.minor,
    channel: CHANNEL[unit.kind],
    createdAt: created,
  });
  const row = await lockPaymentByReference(tx, place);
  if (!row) throw new Error(`payment ${payment.reference} could not be kept`);
  return row;
}

const TRY_LATER_MS = 15 * 60_000;

/** A payment that cannot be read now must not stand first in line at every sweep. */
function postponePoll(scope: Scope, place: PaymentPlace): Promise<void> {
  return scope.write(async (tx) => {
    const row = await lockPaymentByReference(tx, place);
    if (!row?.nextPollAt) return { value: undefined, audit: "unchanged" };
    await updatePayment(tx, row.id, { nextPollAt: new Date(now().getTime() + TRY_LATER_MS) });
    return { value: undefined, audit: "own-record" };
  });
}

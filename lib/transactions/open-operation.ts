import { restorationOf } from "@/lib/access/recovery";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { crashpoint } from "@/lib/crashpoint";
import type { Money } from "@/lib/domain/money";
import type { Payment } from "@/lib/domain/payment";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { platformSeemsDown } from "@/lib/payments-api/call-platform";
import { hashOfBody, type ModificationKind } from "@/lib/payments-api/payments";
import { plantedBug } from "@/lib/planted-bug";
import type { MoneyInput } from "./money-input";
import { type MoneyFailure, progressOf } from "./money-outcome";
import {
  findOpenOperation,
  findOperation,
  insertOperation,
  noteStep,
  type OperationRow,
} from "./operation-repository";
import { beginAttempt, reservationFor } from "./operation-steps";
import { lockPayment, type PaymentRow, toPayment, updatePayment } from "./repository";

/** What one kind of operation adds to the common procedure. */
export type Intent<Refused> = {
  readonly kind: ModificationKind;
  /** The rule: how much may be asked for. `asked` is absent for "everything that remains". */
  readonly decide: (payment: Payment, asked: number | undefined, now: Date) => Result<Money, Refused>;
  readonly body: (amount: Money, payment: Payment) => string;
  /** What else may stand against it, seen within the same transaction. */
  readonly prevented?: (
    tx: WriteTx,
    scope: Scope,
    row: PaymentRow,
    amount: Money,
  ) => Promise<Refused | undefined>;
};

export type Opened =
  | {
      readonly kind: "new";
      readonly operation: OperationRow;
      readonly reference: string;
      readonly body: string;
      readonly keys: ApiKeys;
    }
  /** This click was recorded before; `operation` says what became of it. */
  | { readonly kind: "earlier"; readonly operation: OperationRow }
  /** The row came from a backup and was not compared with the platform since: it has to be read first. */
  | { readonly kind: "stale"; readonly reference: string; readonly msn: string };

type Opening<Refused> = Result<Opened, MoneyFailure | Refused>;

/**
 * Records the intent and reserves its amount in one committed transaction, before anything leaves the house.
 * The payment's row stays locked meanwhile, so that of many simultaneous requests each sees what the one before it left.
 */
export function openOperation<Refused>(
  scope: Scope,
  intent: Intent<Refused>,
  input: MoneyInput,
): Promise<Opening<Refused>> {
  return scope.write(async (tx): Promise<Change<Opening<Refused>>> => {
    const row = await lockPayment(tx, input.paymentId);
    if (!row) return refuse(fail({ code: "payment_not_found" }));
    const earlier = await findOperation(tx, input.idempotencyKey);
    if (earlier) return refuse(asBefore(earlier, intent.kind, input));
    const restored = await restorationOf(tx);
    if (restored?.recovering) return refuse(fail({ code: "recovering" }));
    if (restored && (row.syncedAt ?? row.createdAt) < restored.restoredAt)
      return refuse(ok({ kind: "stale", reference: row.reference, msn: row.msn }));
    const prevented = await preventedBy(tx, row, input);
    if (prevented) return refuse(fail(prevented));
    const keys = await readApiKeys(tx, scope.merchantId, row.msn);
    if (!keys) return refuse(fail({ code: "no_api_keys", msn: row.msn }));
    if (platformSeemsDown(keys)) return refuse(fail({ code: "platform_unavailable" }));
    const payment = toPayment(row);
    const decided = intent.decide(payment, input.amountMinor, now());
    if (!decided.ok) return refuse(decided);
    const against = await intent.prevented?.(tx, scope, row, decided.value);
    if (against) return refuse(fail(against));
    const body = intent.body(decided.value, payment);
    const operation = await recordIntent(tx, scope, row, {
      ...input,
      kind: intent.kind,
      amount: decided.value,
      body,
    });
    if (!operation) return refuse(fail({ code: "key_reused" }));
    crashpoint("before-intent", operation.id);
    const opened = { kind: "new", operation, reference: row.reference, body, keys } as const;
    return { value: ok(opened), audit: requested(operation) };
  });
}

function refuse<T>(value: T): Change<T> {
  return { value, audit: "unchanged" };
}

function asBefore(
  earlier: OperationRow,
  kind: ModificationKind,
  input: MoneyInput,
): Result<Opened, MoneyFailure> {
  const sameAmount = input.amountMinor === undefined || input.amountMinor === earlier.amountMinor;
  const same =
    earlier.kind === kind && earlier.paymentId === input.paymentId && sameAmount && !earlier.external;
  return same ? ok({ kind: "earlier", operation: earlier }) : fail({ code: "key_reused" });
}

async function preventedBy(
  tx: WriteTx,
  row: PaymentRow,
  input: MoneyInput,
): Promise<MoneyFailure | undefined> {
  const open = await findOpenOperation(tx, row.id);
  if (open && !plantedBug("reserved-ignored"))
    return { code: "operation_open", kind: open.kind, outcome: progressOf(open) };
  const seen = row.version === input.seenVersion || plantedBug("version-unchecked");
  return seen ? undefined : { code: "changed_meanwhile" };
}

type Wanted = MoneyInput & { kind: ModificationKind; amount: Money; body: string };

async function recordIntent(
  tx: WriteTx,
  scope: Scope,
  row: PaymentRow,
  wanted: Wanted,
): Promise<OperationRow | undefined> {
  const { kind, amount } = wanted;
  const at = now();
  const operation = await insertOperation(tx, {
    merchantId: scope.merchantId,
    id: wanted.idempotencyKey,
    msn: row.msn,
    paymentId: row.id,
    kind,
    amountMinor: amount.minor,
    currency: amount.currency,
    reason: wanted.reason || null,
    requestHash: hashOfBody(wanted.body),
    seenVersion: wanted.seenVersion,
    createdBy: scope.caller.kind === "person" ? scope.caller.id : null,
    createdAt: at,
    ...beginAttempt({ attempt: 0, firstSentAt: null }, at),
  });
  if (!operation) return undefined;
  await noteStep(tx, operation, operation.state, at);
  await updatePayment(tx, row.id, { ...reservationFor(kind, amount), version: row.version + 1 });
  return operation;
}

function requested({ kind, paymentId, msn, id, amountMinor, currency }: OperationRow) {
  const details = { operation: id, amountMinor, currency };
  return { action: `payment.${kind}.requested`, subject: `payment:${paymentId}`, msn, details };
}

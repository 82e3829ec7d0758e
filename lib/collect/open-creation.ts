import { restorationOf } from "@/lib/access/recovery";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { crashpoint } from "@/lib/crashpoint";
import { checkAmount, checkDescription, checkExpiry } from "@/lib/domain/collect-rules";
import { checkReceipt } from "@/lib/domain/receipt";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { platformSeemsDown } from "@/lib/payments-api/call-platform";
import { hashOfBody } from "@/lib/payments-api/payments";
import { type CollectInput, referenceOf } from "./collect-input";
import type { CollectFailure } from "./collect-outcome";
import { bodyOf } from "./creation-body";
import {
  type CollectingUnit,
  type CreationRow,
  findCreation,
  findUnit,
  insertCreation,
} from "./creation-repository";
import { auditOf, beginAttempt } from "./creation-steps";

export type OpenedCreation =
  | {
      readonly kind: "new";
      readonly creation: CreationRow;
      readonly unit: CollectingUnit;
      readonly keys: ApiKeys;
    }
  /** This decision was recorded before; `creation` says what became of it. */
  | { readonly kind: "earlier"; readonly creation: CreationRow };

type Opening = Result<OpenedCreation, CollectFailure>;

/** Records what is about to be asked for in one committed transaction, before anything leaves the house. */
export function openCreation(scope: Scope, input: CollectInput): Promise<Opening> {
  const reference = referenceOf(input.source.kind, input.idempotencyKey);
  const body = bodyOf(input, reference);
  return scope.write(async (tx): Promise<Change<Opening>> => {
    const earlier = await findCreation(tx, input.idempotencyKey);
    if (earlier) return refuse(asBefore(earlier, input, body));
    const ready = await checkReady(tx, scope, input);
    if (!ready.ok) return refuse(ready);
    const creation = await insertCreation(tx, rowOf(scope, input, { reference, body }));
    if (creation) crashpoint("before-intent", creation.id);
    if (creation)
      return { value: ok({ kind: "new", creation, ...ready.value }), audit: auditOf(creation, "requested") };
    // Someone was faster with the same key, and has committed by now.
    const other = await findCreation(tx, input.idempotencyKey);
    return refuse(other ? asBefore(other, input, body) : fail({ code: "key_reused" }));
  });
}

function refuse<T>(value: T): Change<T> {
  return { value, audit: "unchanged" };
}

function asBefore(earlier: CreationRow, { msn, source }: CollectInput, body: string): Opening {
  const same =
    earlier.requestHash === hashOfBody(body) &&
    earlier.msn === msn &&
    earlier.sourceKind === source.kind &&
    earlier.sourceId === source.id;
  return same ? ok({ kind: "earlier", creation: earlier }) : fail({ code: "key_reused" });
}

/** The rules that hold for whatever is collected, and what the sales unit needs for it. */
async function checkReady(
  tx: WriteTx,
  scope: Scope,
  input: CollectInput,
): Promise<Result<{ unit: CollectingUnit; keys: ApiKeys }, CollectFailure>> {
  const ruled = checkInput(input);
  if (!ruled.ok) return ruled;
  if ((await restorationOf(tx))?.recovering) return fail({ code: "recovering" });
  const unit = await findUnit(tx, input.msn);
  if (!unit) return fail({ code: "unit_not_found" });
  if (unit.status !== "active") return fail({ code: "unit_inactive" });
  if (unit.currency !== input.amount.currency) return fail({ code: "currency_of_other_unit" });
  const keys = await readApiKeys(tx, scope.merchantId, input.msn);
  if (!keys) return fail({ code: "no_api_keys", msn: input.msn });
  return platformSeemsDown(keys) ? fail({ code: "platform_unavailable" }) : ok({ unit, keys });
}

/** What can be said against it without looking anything up. */
export function checkInput(input: CollectInput): Result<unknown, CollectFailure> {
  const { amount, description, expiresAt, receipt, flow, phone, customerToken } = input;
  const checks = [
    checkAmount(amount),
    checkDescription(description),
    checkExpiry(expiresAt, receipt !== undefined, now()),
    receipt ? checkReceipt(receipt, amount) : ok(undefined),
    flow === "PUSH_MESSAGE" && !phone && !customerToken
      ? fail({ code: "phone_missing" as const })
      : ok(undefined),
  ];
  return checks.find((check) => !check.ok) ?? ok(undefined);
}

function rowOf(scope: Scope, input: CollectInput, { reference, body }: { reference: string; body: string }) {
  const at = now();
  return {
    merchantId: scope.merchantId,
    id: input.idempotencyKey,
    msn: input.msn,
    sourceKind: input.source.kind,
    sourceId: input.source.id,
    reference,
    amountMinor: input.amount.minor,
    currency: input.amount.currency,
    flow: input.flow,
    customerPhone: input.phone ?? null,
    description: input.description,
    expiresAt: input.expiresAt ?? null,
    body,
    requestHash: hashOfBody(body),
    createdBy: scope.caller.id,
    createdAt: at,
    ...beginAttempt({ attempt: 0 }, at),
    firstSentAt: at,
  };
}

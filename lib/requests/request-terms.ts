import { createHash } from "node:crypto";
import type { CollectInput } from "@/lib/collect/collect-input";
import { USUAL_TIME_MS } from "@/lib/domain/collect-rules";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { endOfTime } from "@/lib/domain/payment-request";
import { type Receipt, receiptOfOne } from "@/lib/domain/receipt";
import type { RequestRow } from "./repository";

type Terms = Pick<
  RequestRow,
  | "id"
  | "msn"
  | "phone"
  | "amountMinor"
  | "currency"
  | "message"
  | "lines"
  | "vatRate"
  | "sendKey"
  | "sendExpiresAt"
>;

export function amountOf({ amountMinor, currency }: Pick<Terms, "amountMinor" | "currency">): Money {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return money(amountMinor, currency);
}

/** The payment that a request asks for under its present key. The same row always gives the same. */
export function toCollect(request: Terms): CollectInput {
  const { id, msn, phone, message, sendKey, sendExpiresAt } = request;
  const receipt = receiptOf(request);
  return {
    msn,
    source: { kind: "request", id },
    amount: amountOf(request),
    flow: "PUSH_MESSAGE",
    phone,
    description: message,
    ...(sendExpiresAt && { expiresAt: sendExpiresAt }),
    ...(receipt && { receipt }),
    idempotencyKey: sendKey,
  };
}

function receiptOf(request: Terms): Receipt | undefined {
  const [first, ...rest] = request.lines ?? [];
  if (first) return { lines: [first, ...rest] };
  if (!request.sendExpiresAt) return undefined;
  return receiptOfOne(request.message, amountOf(request), request.vatRate);
}

const WEEK_MINUTES = 7 * 24 * 60;

/** Until when the customer may pay what is sent now. Who is past the day that was named first has a week more. */
export function endOfSending(
  { minutes, dueAt }: Pick<RequestRow, "minutes" | "dueAt">,
  now: Date,
): Date | null {
  if (dueAt && dueAt.getTime() - now.getTime() > 2 * USUAL_TIME_MS) return dueAt;
  return endOfTime(minutes ?? WEEK_MINUTES, now) ?? null;
}

/** The same person, amount, text, day and reference always give the same. */
export function fingerprintOf(
  terms: Pick<RequestRow, "phone" | "amountMinor" | "message" | "ownReference" | "dueAt">,
): string {
  const { phone, amountMinor, message, ownReference, dueAt } = terms;
  const parts = [phone, amountMinor, message, ownReference ?? "", dueAt?.toISOString() ?? ""];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

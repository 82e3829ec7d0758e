import type { Change, Scope } from "@/lib/access/use-case";
import { type CollectInput, referenceOf } from "@/lib/collect/collect-input";
import { collectPayment } from "@/lib/collect/collect-payment";
import { addDays, startOfDay } from "@/lib/domain/calendar";
import { mayStep, outstandingOf } from "@/lib/domain/invoice-state";
import { isCurrency, money } from "@/lib/domain/money";
import { invoiceTexts, writeDay } from "@/lib/i18n/invoice-texts";
import { deriveKey } from "./derive-key";
import { noteEvent } from "./event-repository";
import { receiptOf } from "./invoice-receipt";
import { putLink } from "./put-link";
import type { Sight } from "./sight";
import { withdrawOpen } from "./withdraw-open";

/** Nothing was asked, and the next look around may do better. */
const LATER: ReadonlySet<string> = new Set(["platform_unavailable", "recovering"]);

// The platform lets a request wait for sixty days at most.
const DAYS_TO_ANSWER = 59;

/**
 * Sends the invoice to the customer's app: the link first, then a request with the lines that waits for weeks. Once for the invoice
 * and once for each reminder; the key comes of that, so a worker that died in between goes on and asks nothing twice.
 */
export async function askByPush(scope: Scope, sight: Sight): Promise<void> {
  const { invoice, events } = sight;
  const round = events.filter(({ kind }) => kind === "reminded").length;
  const told = events.filter(({ kind }) => kind === "asked" || kind === "not_asked").length;
  const input = told > round ? undefined : requestOf(sight, round);
  if (!input) return;
  await withdrawOpen(scope, sight, input.idempotencyKey);
  await putLink(scope, invoice, referenceOf("invoice", input.idempotencyKey));
  const collected = await askLongOrShort(scope, input);
  // Busy or away: the next look around asks again, under the same key.
  if (!collected.ok && LATER.has(collected.error.code)) return;
  const amountMinor = input.amount.minor;
  await scope.write(async (tx): Promise<Change<undefined>> => {
    const kind = collected.ok ? "asked" : "not_asked";
    const code = collected.ok ? undefined : collected.error.code;
    await noteEvent(tx, scope, invoice.id, kind, collected.ok ? { amountMinor } : { code });
    const details = { amountMinor, currency: invoice.currency, ...(code && { code }) };
    const subject = `invoice:${invoice.id}`;
    const audit = collected.ok
      ? { action: "invoice.asked", subject, msn: invoice.msn, details }
      : { action: "invoice.not_asked", subject, msn: invoice.msn, result: "failed" as const, details };
    return { value: undefined, audit };
  });
}

/** A unit that was not given long times asks for the usual ten minutes: a chance, beside the link that the customer gets anyway. */
async function askLongOrShort(scope: Scope, { expiresAt, ...input }: CollectInput) {
  const long = await collectPayment(scope, { ...input, ...(expiresAt && { expiresAt }) });
  if (long.ok || long.error.code !== "long_expiry_refused") return long;
  return collectPayment(scope, { ...input, idempotencyKey: deriveKey(input.idempotencyKey, "short") });
}

function requestOf({ invoice, issuer, lines, events }: Sight, round: number): CollectInput | undefined {
  const { id, msn, customerPhone, currency, number, dueDay, locale } = invoice;
  const owed = outstandingOf(invoice);
  if (!mayStep(invoice, "pay") || !customerPhone || owed === 0 || !isCurrency(currency)) return undefined;
  const reminded = events.find(({ kind }) => kind === "reminded")?.details.day;
  const from = reminded ?? invoice.issuedDay ?? issuer.today;
  const t = invoiceTexts(locale);
  const description = t("description", { number: String(number), day: writeDay(dueDay, locale) });
  return {
    ...{ msn, source: { kind: "invoice", id }, flow: "PUSH_MESSAGE", phone: customerPhone, description },
    amount: money(owed, currency),
    receipt: receiptOf(lines, owed, description),
    expiresAt: startOfDay(addDays(from, DAYS_TO_ANSWER), issuer.timeZone),
    idempotencyKey: deriveKey(id, "push", String(round)),
  };
}

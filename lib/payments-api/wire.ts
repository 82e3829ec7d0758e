import { z } from "zod";
import { type Money, money } from "@/lib/domain/money";
import type { Amounts } from "@/lib/domain/payment";
import { possibleAmounts } from "@/lib/domain/platform-view";

/** The platform's form of an amount: minor units and a currency code. */
const wireAmount = z
  .object({ currency: z.enum(["NOK", "DKK", "EUR", "SEK"]), value: z.int().nonnegative() })
  .transform(({ value, currency }): Money => money(value, currency));

export type WireAmount = { readonly currency: Money["currency"]; readonly value: number };

export function toWire({ minor, currency }: Money): WireAmount {
  return { currency, value: minor };
}

const aggregate = z
  .object({
    authorizedAmount: wireAmount,
    cancelledAmount: wireAmount,
    capturedAmount: wireAmount,
    refundedAmount: wireAmount,
  })
  .transform((all) => ({
    authorized: all.authorizedAmount,
    captured: all.capturedAmount,
    refunded: all.refundedAmount,
    cancelled: all.cancelledAmount,
  }))
  .refine(possibleAmounts);

const inOneCurrency = (payment: { amount: Money; aggregate: Amounts }) =>
  payment.amount.currency === payment.aggregate.authorized.currency;

const state = z.enum(["CREATED", "AUTHORIZED", "ABORTED", "EXPIRED", "TERMINATED"]);
const instant = z.iso.datetime({ offset: true, local: true }).transform((text) => new Date(inUtc(text)));

// The platform writes UTC; a few of its samples leave the zone out.
const inUtc = (text: string) => (/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);

// Fields that we do not know are dropped, not refused: the platform adds some every few months.
const modified = z.object({
  reference: z.string(),
  pspReference: z.string(),
  state,
  amount: wireAmount,
  aggregate,
});
export const modifiedAnswer = modified.refine(inOneCurrency);
export type Modified = z.infer<typeof modifiedAnswer>;

export const paymentAnswer = modified
  .extend({
    userDetails: z
      .object({
        firstName: z.string().nullish(),
        lastName: z.string().nullish(),
        mobileNumber: z.string().nullish(),
      })
      .nullish(),
    captureGuaranteedUntil: instant.nullish(),
    // Where the customer agreed to share something: whom to ask about.
    profile: z.object({ sub: z.string().nullish() }).nullish(),
  })
  .refine(inOneCurrency);
export type PlatformPayment = z.infer<typeof paymentAnswer>;

const event = z.looseObject({
  reference: z.string(),
  pspReference: z.string(),
  name: z.string(),
  amount: wireAmount,
  timestamp: instant,
  idempotencyKey: z.string().nullish(),
  success: z.boolean(),
});
export const eventsAnswer = z.array(event);
export type PlatformEvent = z.infer<typeof event>;

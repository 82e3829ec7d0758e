import { z } from "zod";
import { holdsCardNumber } from "@/lib/domain/card-number";
import { MAX_MINOR } from "@/lib/domain/money";

const common = {
  paymentId: z.uuid(),
  /** Made when the form was opened; the operation's id and the platform's Idempotency-Key. */
  idempotencyKey: z.uuid().toLowerCase(),
  /** The payment's version that the person looked at. */
  seenVersion: z.int().min(1),
  /** For colleagues and the audit trail; the customer never sees it. */
  reason: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !holdsCardNumber(text))
    .optional(),
};

/** Amount in minor units of the payment's currency; absent means everything that remains. */
const amountMinor = z.int().min(1).max(MAX_MINOR).optional();

export const amountInput = z.strictObject({ ...common, amountMinor });
export const wholeInput = z.strictObject(common);

export type MoneyInput = z.output<typeof amountInput>;

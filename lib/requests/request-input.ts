import { z } from "zod";
import { holdsCardNumber } from "@/lib/domain/card-number";
import { MAX_MINOR } from "@/lib/domain/money";
import { TIMES } from "@/lib/domain/payment-request";

const line = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((text) => !holdsCardNumber(text)),
  pieces: z.int().min(1).max(10_000),
  unitMinor: z.int().min(0).max(MAX_MINOR),
  vatRate: z.int().min(0).max(10_000),
});

/** `phone` as MSISDN without plus, amounts in minor units of the sales unit's currency, VAT in hundredths of a percent. */
export const newRequest = z.strictObject({
  msn: z.string().regex(/^\d{4,10}$/),
  phone: z.string().regex(/^\d{9,15}$/),
  amountMinor: z.int().max(MAX_MINOR),
  currency: z.enum(["NOK", "DKK", "EUR"]),
  message: z.string().trim(),
  minutes: z.int().refine((given) => TIMES.some((one) => one === given)),
  vatRate: z.int().min(0).max(10_000),
  lines: z.array(line).max(50).optional(),
  ownReference: z.string().trim().max(50).optional(),
  idempotencyKey: z.uuid(),
});
export type NewRequestInput = z.output<typeof newRequest>;

/** One decision about a request that is there. */
export const decision = z.strictObject({ requestId: z.uuid(), idempotencyKey: z.uuid() });

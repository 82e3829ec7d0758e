import { z } from "zod";
import { SETTLEMENT_PERIODS } from "../sales-unit";

const instant = z
  .string()
  .refine((text) => Number.isFinite(Date.parse(text)), { message: "Must be a date and time." });

export const closeOrder = z.strictObject({ days: z.int().min(1).max(400).default(1) });

export const termsOrder = z.strictObject({
  period: z.enum(SETTLEMENT_PERIODS).optional(),
  kind: z.enum(["net", "gross"]).optional(),
  prices: z
    .strictObject({ basisPoints: z.int().min(0).max(10_000), fixed: z.int().min(0).max(1_000_000) })
    .optional(),
  account: z.strictObject({ scheme: z.string().min(1), id: z.string().regex(/^[A-Z0-9]{6,34}$/) }).optional(),
});

/** Any entry type is taken, those that nobody knows yet included. `amount` is signed minor units. */
export const entryOrder = z.strictObject({
  topic: z.enum(["funds", "fees"]).default("funds"),
  entryType: z
    .string()
    .regex(/^[a-z0-9-]{1,50}$/)
    .default("correction"),
  amount: z.int().refine((value) => value !== 0, { message: "Must not be 0." }),
  reference: z.string().max(64).default(""),
  pspReference: z.string().max(64).optional(),
  /** Now, when left out. */
  time: instant.optional(),
});

export const abortOrder = z.strictObject({ payoutNumber: z.int() });

export const accessOrder = z.strictObject({ granted: z.boolean() });

export const switchOrder = z.strictObject({
  lagSeconds: z.number().min(0).max(1_000_000).optional(),
  pageSize: z.int().min(1).max(1_000).optional(),
});

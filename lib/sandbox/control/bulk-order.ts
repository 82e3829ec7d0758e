import { z } from "zod";
import { createBody } from "../api/create-body";

const instant = z
  .string()
  .refine((text) => Number.isFinite(Date.parse(text)), { message: "Must be a date and time." });

const step = z.strictObject({
  action: z.enum(["approve", "capture", "refund", "cancel", "abort", "expire", "terminate"]),
  at: instant,
  /** Minor units, for `capture` and `refund`; everything that is left when it is missing. */
  amount: z.int().min(1).optional(),
  idempotencyKey: z.string().min(1).max(50).optional(),
  /** Of `approve`: what the customer pays with. */
  source: z.enum(["visa", "mastercard", "bankaxept", "business-card", "account"]).optional(),
});

const { reference, userFlow, paymentDescription, metadata, profile, receipt } = createBody.shape;

const bulkPayment = z.strictObject({
  msn: z.string(),
  reference,
  /** Minor units of the sales unit's currency. */
  amount: z.int().min(1),
  createdAt: instant,
  /** The customer: pushed to, or who opens the redirect. */
  phone: z.string().regex(/^\d{9,15}$/),
  description: paymentDescription,
  userFlow: userFlow.default("WEB_REDIRECT"),
  returnUrl: z.string().default("https://shop.example.test/return"),
  expiresAt: instant.optional(),
  metadata,
  profile,
  receipt,
  customerInteraction: z.enum(["CUSTOMER_PRESENT", "CUSTOMER_NOT_PRESENT"]).optional(),
  events: z.array(step).max(50).default([]),
});

/** `webhooks` false: nobody is told. */
export const bulkOrder = z.strictObject({
  webhooks: z.boolean().default(true),
  payments: z.array(bulkPayment).min(1).max(1000),
});

export type BulkPayment = z.infer<typeof bulkPayment>;
export type BulkStep = z.infer<typeof step>;

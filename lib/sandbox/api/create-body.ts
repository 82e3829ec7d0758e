import { z } from "zod";
import { receiptBody } from "./receipt-body";
import { amountBody, shippingBody } from "./shipping-body";

// Shapes as published; a field that is not listed is refused. What a unit may do is judged in rules/create-payment.ts.

const customerBody = z.strictObject({
  phoneNumber: z
    .string()
    .regex(/^\d{9,15}$/)
    .optional(),
  personalQr: z.string().min(5).max(255).optional(),
  customerToken: z.string().min(1).optional(),
});

const airlineData = z.strictObject({
  agencyInvoiceNumber: z.string().min(1).max(6),
  airlineCode: z.string().length(3),
  airlineDesignatorCode: z.string().length(2),
  passengerName: z.string().min(1).max(49),
  ticketNumber: z.string().min(1).max(150).optional(),
});

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const createBody = z.strictObject({
  amount: amountBody,
  customer: customerBody.optional(),
  minimumUserAge: z.int().min(0).max(100).nullish(),
  customerInteraction: z.enum(["CUSTOMER_PRESENT", "CUSTOMER_NOT_PRESENT"]).default("CUSTOMER_NOT_PRESENT"),
  industryData: z.strictObject({ airlineData: airlineData.optional() }).optional(),
  paymentMethod: z.strictObject({
    type: z.enum(["WALLET", "CARD"]),
    blockedSources: z.array(z.enum(["COMMERCIAL_CARDS"])).optional(),
  }),
  profile: z.strictObject({ scope: z.string().optional() }).optional(),
  reference: z.string().regex(/^[a-zA-Z0-9-]{8,64}$/),
  returnUrl: z.string().max(2500).optional(),
  userFlow: z.enum(["PUSH_MESSAGE", "NATIVE_REDIRECT", "WEB_REDIRECT", "QR"]),
  expiresAt: z
    .string()
    .regex(RFC3339)
    .refine((text) => Number.isFinite(Date.parse(text)))
    .nullish(),
  qrFormat: z
    .strictObject({
      format: z.enum(["TEXT/TARGETURL", "IMAGE/SVG+XML", "IMAGE/PNG"]),
      size: z.int().min(100).max(2000).nullish(),
    })
    .nullish(),
  paymentDescription: z.string().min(3).max(100).optional(),
  receipt: receiptBody.optional(),
  metadata: z.record(z.string(), z.string()).nullish(),
  receiptUrl: z.string().nullish(),
  shipping: shippingBody.optional(),
});

export type CreateBody = z.infer<typeof createBody>;

export const modificationBody = z.strictObject({ modificationAmount: amountBody });
export const cancelBody = z.strictObject({ cancelTransactionOnly: z.boolean().optional() });
export const forceApproveBody = z.strictObject({
  customer: customerBody.optional(),
  token: z.string().optional(),
});

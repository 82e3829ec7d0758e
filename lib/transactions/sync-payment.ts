import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { pullPayment } from "./pull-payment";

/**
 * Reads a payment by its reference from the platform and keeps what is new, also where the portal had not heard of it.
 * For webhooks, which are hints only, and for imports.
 */
export const syncPayment = defineUseCase({
  permission: "payment:sync",
  input: z.strictObject({
    msn: z.string().regex(/^\d{4,10}$/),
    reference: z.string().regex(/^[a-zA-Z0-9-]{8,64}$/),
  }),
  run: pullPayment,
});

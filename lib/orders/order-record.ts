import { z } from "zod";
import { ORDER_STATES, PRODUCTS } from "@/lib/domain/product-order";

/** What a form of an order asks for beside the name; which of them, the product decides. */
export const orderAnswers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type OrderAnswers = z.output<typeof orderAnswers>;

export const orderSteps = z.array(
  z.object({
    state: z.enum(ORDER_STATES),
    at: z.coerce.date(),
    note: z.string(),
    /** Which press of a button it was, so that a repeated one is known. */
    intent: z.uuid().optional(),
  }),
);
/** Where an order has been, oldest first. `note` is the platform's question or reason, or the company's answer. */
export type OrderSteps = z.output<typeof orderSteps>;

/** Where a partner filled the order in: what the company can't change, and until when it may submit it. */
export const orderPrefill = z.object({
  partner: z.string(),
  pricePackage: z.object({ name: z.string(), description: z.string() }).nullable(),
  expiresAt: z.coerce.date(),
});
export type OrderPrefill = z.output<typeof orderPrefill>;

const text = z
  .string()
  .max(1_000)
  .refine((typed) => !typed.includes("\0"));

/** The form of an order as it comes from the browser: its fields as typed. */
export const orderForm = z.strictObject({
  id: z.uuid(),
  /** Which press of the button this is. */
  intent: z.uuid(),
  product: z.enum(PRODUCTS),
  name: z.string().max(200),
  answers: z.record(z.string().max(40), z.union([text, z.boolean()])),
  /** What to tell the platform's staff beside the corrected form. */
  reply: text.default(""),
  send: z.boolean(),
});

export type OrderForm = z.output<typeof orderForm>;

import { z } from "zod";
import { ORDER_STATES } from "@/lib/domain/product-order";

/** What a form of an order asks for beside the name; which of them, the product decides. */
export const orderAnswers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type OrderAnswers = z.output<typeof orderAnswers>;

export const orderSteps = z.array(
  z.object({ state: z.enum(ORDER_STATES), at: z.coerce.date(), note: z.string() }),
);
/** Where an order has been, oldest first. `note` is the platform's question or reason, or the company's answer. */
export type OrderSteps = z.output<typeof orderSteps>;

import { z } from "zod";
import { receiptBody } from "../api/receipt-body";
import { CATEGORY_TYPES, PAYMENT_TYPES } from "./order-details";

const imageId = z
  .string()
  .max(128)
  .regex(/^[0-9A-Za-z\-_.]+$/);

/** The name of an order, in a path or a body. */
export const orderName = z.string().regex(/^[0-9A-Za-z\-_.]+$/);

// Anything else could run in the app when the customer presses the button. http: portals and shops on this computer.
const link = z
  .string()
  .refine((text) => URL.canParse(text) && ["https:", "http:"].includes(new URL(text).protocol), {
    message: "Must be an absolute https address.",
  });

export const categoryBody = z.strictObject({
  category: z.enum(CATEGORY_TYPES),
  orderDetailsUrl: link,
  imageId: imageId.nullish(),
});

export const newCategoryBody = z.strictObject({
  orderId: orderName,
  paymentType: z.enum(PAYMENT_TYPES),
  type: z.enum(CATEGORY_TYPES),
  url: link,
  imageId: imageId.optional(),
});

export const imageBody = z.strictObject({ imageId, src: z.string().min(1), type: z.literal("base64") });

/** Every line needs one of the two ways to say how high the tax is. */
export const ownReceiptBody = receiptBody.superRefine(({ orderLines }, context) => {
  for (const [index, line] of orderLines.entries()) {
    if (line.taxRate != null || line.taxPercentage != null) continue;
    const message = "Either taxRate or taxPercentage is required.";
    context.addIssue({ code: "custom", path: ["orderLines", index, "taxRate"], message });
  }
});

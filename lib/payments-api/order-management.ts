import { z } from "zod";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { callPlatform } from "./call-platform";
import { type PlatformReceipt, platformReceipt } from "./receipt";

const orderCategory = z.object({
  /** What the link leads to; the app names its button after it. */
  category: z.enum(["GENERAL", "RECEIPT", "ORDER_CONFIRMATION", "DELIVERY", "TICKET", "BOOKING"]),
  /** Absolute; opens in the app. */
  orderDetailsUrl: z.string().min(1),
  /** Of an image that was uploaded before: 1 to 128 letters, digits, `-`, `_` and `.`. */
  imageId: z
    .string()
    .regex(/^[0-9A-Za-z\-_.]{1,128}$/)
    .nullish(),
});
export type OrderCategory = z.infer<typeof orderCategory>;

// Whoever has neither leaves the field out or sends null.
const order = z.object({ category: orderCategory.nullish(), receipt: platformReceipt.nullish() });
export type PlatformOrderDetails = z.infer<typeof order>;

// A text that nothing is done with: the id of what was written.
const written = z.unknown().transform(() => undefined);

const pathOf = (part: string, reference: string) =>
  `/order-management/v2/ecom/${part}${encodeURIComponent(reference)}`;

/**
 * Puts the link that the customer sees at the payment, in place of an earlier one: asking again does no harm. The platform does
 * not look whether the payment exists, so this may come before it. `refused` 400: the detail names the field.
 */
export function putCategory(
  keys: ApiKeys,
  reference: string,
  { category, orderDetailsUrl, imageId }: OrderCategory,
): Promise<Answer<undefined>> {
  const body = JSON.stringify({ category, orderDetailsUrl, ...(imageId && { imageId }) });
  return callPlatform(keys, { method: "PUT", path: pathOf("categories/", reference), body, answer: written });
}

/**
 * Adds what was bought. Possible once for each payment, and not at all where it was sent on create: `refused` 409 says that a
 * receipt stands there, perhaps from a first try whose answer was lost.
 */
export function addReceipt(
  keys: ApiKeys,
  reference: string,
  receipt: PlatformReceipt,
): Promise<Answer<undefined>> {
  const body = JSON.stringify(receipt);
  return callPlatform(keys, { method: "POST", path: pathOf("receipts/", reference), body, answer: written });
}

/** Link and receipt of a payment, the receipt of the creation included. `refused` 404: neither was ever sent. */
export function getOrder(keys: ApiKeys, reference: string): Promise<Answer<PlatformOrderDetails>> {
  return callPlatform(keys, { method: "GET", path: pathOf("", reference), answer: order });
}

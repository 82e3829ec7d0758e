import { z } from "zod";

const count = z.int().nonnegative().nullish();

const unitInfo = z.object({
  /** With tax, before the discount. */
  unitPrice: z.int().nonnegative().nullable(),
  quantity: z
    .string()
    .max(10)
    .regex(/^\d+([.]\d{1,8})?$/),
  quantityUnit: z.enum(["PCS", "KG", "KM", "MINUTE", "LITRE", "KWH"]).nullish(),
});

const orderLine = z.object({
  name: z.string(),
  id: z.string(),
  totalAmount: z.int(),
  totalAmountExcludingTax: z.int(),
  totalTaxAmount: z.int(),
  /** Hundredths of a percent: 2500 is 25 %. */
  taxRate: z.int().min(0).max(10_000).nullish(),
  /** Of the older form, in whole percents: read where somebody else has sent it. */
  taxPercentage: z.int().min(0).max(100).nullish(),
  unitInfo: unitInfo.nullish(),
  discount: count,
  productUrl: z.string().nullish(),
  isReturn: z.boolean().nullish(),
  isShipping: z.boolean().nullish(),
});

const bottomLine = z.object({
  currency: z.enum(["NOK", "DKK", "EUR"]),
  tipAmount: count,
  posId: z.string().nullish(),
  receiptNumber: z.string().nullish(),
  paymentSources: z.object({ giftCard: count, card: count, voucher: count, cash: count }).partial().nullish(),
  barcode: z
    .object({ format: z.enum(["EAN-13", "CODE 39", "CODE 128"]).nullable(), data: z.string().nullable() })
    .nullish(),
});

/**
 * What was bought, as the platform wants it: the same object goes with the creation of a payment and to Order Management. All
 * amounts are minor units, with tax and after the discount where nothing else is said. The platform adds the lines up by itself.
 */
export const platformReceipt = z.object({ orderLines: z.array(orderLine).min(1), bottomLine });
export type PlatformReceipt = z.infer<typeof platformReceipt>;

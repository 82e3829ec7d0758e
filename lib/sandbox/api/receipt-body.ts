import { z } from "zod";

const optionalCount = z.int().min(0).nullish();

const unitInfo = z.strictObject({
  unitPrice: z.int().min(0).nullable(),
  quantity: z
    .string()
    .max(10)
    .regex(/^\d+([.]\d{1,8})?$/),
  quantityUnit: z.enum(["PCS", "KG", "KM", "MINUTE", "LITRE", "KWH"]).nullish(),
});

const orderLine = z.strictObject({
  name: z.string(),
  id: z.string(),
  totalAmount: z.int(),
  totalAmountExcludingTax: z.int(),
  totalTaxAmount: z.int(),
  taxPercentage: z.int().min(0).max(100).nullish(),
  taxRate: z.int().min(0).max(10_000).nullish(),
  unitInfo: unitInfo.optional(),
  discount: optionalCount,
  productUrl: z.string().nullish(),
  isReturn: z.boolean().nullish(),
  isShipping: z.boolean().nullish(),
});

const shippingInfo = z.strictObject({
  amount: z.int().min(0).nullable(),
  amountExcludingTax: z.int().min(0).nullable(),
  taxAmount: z.int().min(0).nullable(),
  taxPercentage: z.int().min(0).max(100).nullable(),
});

const source = z.int().nullish();

const bottomLine = z.strictObject({
  currency: z.enum(["NOK", "DKK", "EUR"]),
  tipAmount: optionalCount,
  giftCardAmount: optionalCount,
  posId: z.string().nullish(),
  totalAmount: z.int().nullish(),
  totalTax: optionalCount,
  totalDiscount: optionalCount,
  shippingAmount: optionalCount,
  shippingInfo: shippingInfo.optional(),
  paymentSources: z
    .strictObject({ giftCard: source, card: source, voucher: source, cash: source })
    .optional(),
  barcode: z
    .strictObject({
      format: z.enum(["EAN-13", "CODE 39", "CODE 128"]).nullable(),
      data: z.string().nullable(),
    })
    .optional(),
  receiptNumber: z.string().nullish(),
  terminalId: z.string().nullish(),
});

/** What was bought, as it goes with a payment's creation and to Order Management. Sums and taxes are not checked. */
export const receiptBody = z.strictObject({ orderLines: z.array(orderLine).min(1), bottomLine });

export type Receipt = z.output<typeof receiptBody>;

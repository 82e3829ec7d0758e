import { z } from "zod";

export const amountBody = z.strictObject({ currency: z.string(), value: z.number() });

const shippingOption = z.strictObject({
  id: z.string(),
  isDefault: z.boolean().optional(),
  amount: amountBody,
  name: z.string(),
  priority: z.int().optional(),
  meta: z.string().optional(),
  estimatedDelivery: z.string().optional(),
});

const BRANDS = [
  ...(["POSTEN", "BRING", "POSTNORD", "HELTHJEM", "PORTERBUDDY", "DHL", "INSTABOX"] as const),
  ...(["FEDEX", "MATKAHUOLTO", "GLS", "POSTI", "GORDON", "OTHER"] as const),
] as const;

const SHIPPING_TYPES = ["HOME_DELIVERY", "PICKUP_POINT", "MAILBOX", "IN_STORE", "OTHER"] as const;

const shippingGroup = z.strictObject({
  isDefault: z.boolean().optional(),
  priority: z.int().optional(),
  type: z.enum(SHIPPING_TYPES),
  brand: z.enum(BRANDS),
  options: z.array(shippingOption).min(1),
});

export type ShippingGroup = z.output<typeof shippingGroup>;

export const shippingBody = z.strictObject({
  dynamicOptions: z
    .strictObject({
      callbackUrl: z.string(),
      callbackAuthorizationToken: z
        .string()
        .regex(/^[a-zA-Z0-9-]{1,50}$/)
        .optional(),
    })
    .optional(),
  fixedOptions: z.array(shippingGroup).min(1).optional(),
  allowedCountries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
});

/** What a shop answers when it is asked where and for how much it delivers. */
export const shippingAnswer = z.object({ groups: z.array(shippingGroup) });

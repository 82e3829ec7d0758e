import { type Receipt, totalsOf } from "@/lib/domain/receipt";
import { type CreateBody, createBody } from "@/lib/payments-api/create-payment";
import { toWire } from "@/lib/payments-api/wire";
import type { CollectInput, ShippingOptions } from "./collect-input";

/** The request as bytes. The same input under the same reference always gives the same bytes. */
export function bodyOf(input: CollectInput, reference: string): string {
  const { amount, flow, returnUrl, expiresAt, receipt, profileScope, shipping } = input;
  return createBody({
    amount: toWire(amount),
    paymentMethod: { type: "WALLET" },
    ...customerOf(input),
    reference,
    userFlow: flow,
    ...(returnUrl && { returnUrl }),
    paymentDescription: input.description,
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(receipt && { receipt: receiptOf(receipt, toWire(amount).currency) }),
    ...(profileScope && { profile: { scope: profileScope } }),
    ...(shipping && { shipping: shippingOf(shipping) }),
  });
}

/** Whom the platform is to ask, and whether they stand before the till. */
function customerOf({ phone, customerToken, flow }: CollectInput) {
  const present = { customerInteraction: "CUSTOMER_PRESENT" } as const;
  if (customerToken) return { customer: { customerToken }, ...present };
  return { ...(phone && { customer: { phoneNumber: phone } }), ...(flow === "QR" && present) };
}

function receiptOf({ lines }: Receipt, currency: string): NonNullable<CreateBody["receipt"]> {
  return {
    orderLines: lines.map((line, at) => {
      const { total, withoutVat, vat } = totalsOf(line);
      return {
        name: line.name,
        id: String(at + 1),
        totalAmount: total,
        totalAmountExcludingTax: withoutVat,
        totalTaxAmount: vat,
        taxRate: line.vatRate,
        unitInfo: { unitPrice: line.unitMinor, quantity: String(line.pieces), quantityUnit: "PCS" },
      };
    }),
    bottomLine: { currency },
  };
}

function shippingOf({ groups, countries }: ShippingOptions): NonNullable<CreateBody["shipping"]> {
  return {
    fixedOptions: groups.map(({ brand, type, options }, group) => ({
      brand,
      type,
      priority: group,
      isDefault: group === 0,
      options: options.map(({ id, name, amount }, at) => ({
        id,
        name,
        amount: toWire(amount),
        priority: at,
        isDefault: at === 0,
      })),
    })),
    ...(countries && { allowedCountries: countries }),
  };
}

import { z } from "zod";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { callPlatform } from "./call-platform";
import type { WireAmount } from "./wire";

type OrderLine = {
  readonly name: string;
  readonly id: string;
  readonly totalAmount: number;
  readonly totalAmountExcludingTax: number;
  readonly totalTaxAmount: number;
  /** Hundredths of a percent. */
  readonly taxRate: number;
  readonly unitInfo: { readonly unitPrice: number; readonly quantity: string; readonly quantityUnit: "PCS" };
};

type ShippingGroup = {
  readonly brand: string;
  readonly type: string;
  readonly priority: number;
  readonly isDefault: boolean;
  readonly options: readonly {
    readonly id: string;
    readonly name: string;
    readonly amount: WireAmount;
    readonly priority: number;
    readonly isDefault: boolean;
  }[];
};

/** What of the platform's form of a new payment the portal uses. */
export type CreateBody = {
  readonly amount: WireAmount;
  readonly paymentMethod: { readonly type: "WALLET" };
  readonly customer?: { readonly phoneNumber: string } | { readonly customerToken: string };
  readonly customerInteraction?: "CUSTOMER_PRESENT";
  readonly reference: string;
  readonly userFlow: "PUSH_MESSAGE" | "WEB_REDIRECT" | "QR";
  readonly returnUrl?: string;
  readonly paymentDescription: string;
  /** RFC 3339. */
  readonly expiresAt?: string;
  readonly receipt?: {
    readonly orderLines: readonly OrderLine[];
    readonly bottomLine: { readonly currency: string };
  };
  readonly profile?: { readonly scope: string };
  readonly shipping?: {
    readonly fixedOptions: readonly ShippingGroup[];
    readonly allowedCountries?: readonly string[];
  };
};

export function createBody(body: CreateBody): string {
  return JSON.stringify(body);
}

const createdAnswer = z.object({ reference: z.string(), redirectUrl: z.url().max(4_000).nullish() });

export type Created = { readonly reference: string; readonly redirectUrl?: string };

/** A new payment, as bytes: the same key never goes out with another body. */
export type Creation = { readonly reference: string; readonly body: string; readonly key: string };

/** Asks once for a new payment. An answer about another reference counts as unreadable. */
export function createPayment(keys: ApiKeys, { reference, body, key }: Creation): Promise<Answer<Created>> {
  const answer = createdAnswer
    .refine((created) => created.reference === reference)
    .transform(({ redirectUrl }): Created => ({ reference, ...(redirectUrl && { redirectUrl }) }));
  return callPlatform(keys, {
    method: "POST",
    path: "/epayment/v1/payments",
    body,
    idempotencyKey: key,
    answer,
  });
}

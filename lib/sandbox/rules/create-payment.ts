import type { CreateBody } from "../api/create-body";
import { optionsOf } from "../delivery/shipping-options";
import { deriveUuid } from "../derive";
import type { Payment } from "../payment";
import type { SalesUnit } from "../sales-unit";
import { scopesOf } from "./check-create";

const TIMEOUT = 10 * 60_000;

export type Creation = {
  body: CreateBody;
  unit: SalesUnit;
  now: number;
  /** Resolved from the phone number or the scanned code. */
  phone: string | undefined;
  token: string;
  idempotencyKey: string;
};

function deliveryOf(shipping: CreateBody["shipping"]): Partial<Payment> {
  if (!shipping) return {};
  const { fixedOptions, dynamicOptions, allowedCountries } = shipping;
  return {
    shippingOptions: fixedOptions && optionsOf(fixedOptions),
    shippingCallback: dynamicOptions && {
      url: dynamicOptions.callbackUrl,
      token: dynamicOptions.callbackAuthorizationToken,
    },
    allowedCountries,
  };
}

function conditionsOf({ body, unit }: Creation): Partial<Payment> {
  const scope = scopesOf(body);
  const { returnUrl, receiptUrl, qrFormat, paymentDescription, metadata, receipt, industryData } = body;
  return {
    description: paymentDescription ?? unit.name,
    returnUrl,
    receiptUrl: receiptUrl ?? undefined,
    qrFormat: qrFormat ?? undefined,
    scope: scope.length > 0 ? scope : undefined,
    minimumUserAge: body.minimumUserAge ?? undefined,
    metadata: metadata ?? undefined,
    receipt,
    industryData,
    blockedSources: body.paymentMethod.blockedSources,
    ...deliveryOf(body.shipping),
  };
}

/** A new payment from a request that passed every check, with its CREATED event. */
export function createPayment(creation: Creation): Payment {
  const { body, unit, now, phone, token, idempotencyKey } = creation;
  const pushed = body.userFlow === "PUSH_MESSAGE";
  const pspReference = deriveUuid("psp", unit.msn, body.reference);
  const amount = body.amount.value;
  return {
    ...conditionsOf(creation),
    msn: unit.msn,
    reference: body.reference,
    pspReference,
    token: pushed ? undefined : token,
    currency: unit.currency,
    amount,
    userFlow: body.userFlow,
    methodType: body.paymentMethod.type,
    customerInteraction: body.customerInteraction,
    state: "CREATED",
    authorized: 0,
    captured: 0,
    cancelled: 0,
    refunded: 0,
    createdAt: now,
    expiresAt: body.expiresAt == null ? now + TIMEOUT : Date.parse(body.expiresAt),
    longLiving: body.expiresAt != null,
    customerPhone: pushed ? phone : undefined,
    prefilledPhone: pushed ? undefined : phone,
    events: [{ name: "CREATED", pspReference, amount, at: now, success: true, idempotencyKey }],
  };
}

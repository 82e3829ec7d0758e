import type { Customer } from "./customer";
import { ageOf, findCustomer, subOf, userDetailsFor, usualCardBin } from "./customer";
import { deliversTo, isExpress, usualOption } from "./delivery/shipping-options";
import type { Approval, Payment, ShippingDetails } from "./payment";

const DAY = 86_400_000;

/** What a customer can pay with. `guaranteeMs` is how long the card scheme guarantees a reservation. */
export const PAYMENT_SOURCES = [
  { id: "visa", label: "Visa debit", guaranteeMs: 7 * DAY, card: true, commercial: false },
  { id: "mastercard", label: "Mastercard credit", guaranteeMs: 30 * DAY, card: true, commercial: false },
  { id: "bankaxept", label: "BankAxept", guaranteeMs: 7 * DAY, card: true, commercial: false },
  { id: "business-card", label: "Business Mastercard", guaranteeMs: 30 * DAY, card: true, commercial: true },
  { id: "account", label: "Bank account", guaranteeMs: undefined, card: false, commercial: false },
] as const;

export type PaymentSourceId = (typeof PAYMENT_SOURCES)[number]["id"];

export type Consent = {
  phone: string;
  source?: PaymentSourceId | undefined;
  shippingOptionId?: string | undefined;
};

/** The delivery that the customer chose, the usual one where nobody was asked; undefined where there is none for them. */
function chosenShipping(
  payment: Payment,
  { address, phone }: Customer,
  id: string | undefined,
): ShippingDetails | undefined {
  const forOthers = payment.shippingFor !== undefined && payment.shippingFor !== phone;
  if (forOthers || !deliversTo(payment, address.country)) return undefined;
  const chosen = payment.shippingOptions?.find((one) => one.id === id);
  const option = id === undefined ? usualOption(payment) : chosen;
  if (!option) return undefined;
  return {
    address,
    shippingCost: option.amount.value,
    shippingOptionId: option.id,
    shippingOptionName: option.name,
  };
}

/** What the approval of this payment by this person carries; nothing when the person does not exist, is too young or lives too far away. */
export function makeApproval(
  payment: Payment,
  consent: Consent,
  people: readonly Customer[],
  now: number,
): Approval | undefined {
  const customer = findCustomer(consent.phone, people);
  if (!customer || ageOf(customer, now) < (payment.minimumUserAge ?? 0)) return undefined;
  const source = PAYMENT_SOURCES.find(({ id }) => id === (consent.source ?? "visa")) ?? PAYMENT_SOURCES[0];
  const { scope } = payment;
  const shippingDetails = chosenShipping(payment, customer, consent.shippingOptionId);
  if (isExpress(payment) && !shippingDetails) return undefined;
  return {
    phone: customer.phone,
    cardBin: source.card ? usualCardBin(`${source.id}${customer.phone}`) : undefined,
    guaranteeMs: source.guaranteeMs,
    commercial: source.commercial,
    sub: scope && subOf(payment.msn, customer.phone),
    userDetails: scope && userDetailsFor(customer, scope),
    shippingDetails,
  };
}

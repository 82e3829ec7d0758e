export type PaymentState = "CREATED" | "AUTHORIZED" | "ABORTED" | "EXPIRED" | "TERMINATED";
export type EventName = PaymentState | "CAPTURED" | "REFUNDED" | "CANCELLED";
export type UserFlow = "WEB_REDIRECT" | "NATIVE_REDIRECT" | "PUSH_MESSAGE" | "QR";

export type PaymentEvent = {
  name: EventName;
  pspReference: string;
  /** Minor units of the payment's currency. */
  amount: number;
  /** Milliseconds since 1970. */
  at: number;
  success: boolean;
  idempotencyKey?: string | undefined;
};

export type Address = {
  addressLine1: string;
  addressLine2?: string | undefined;
  city: string;
  country: string;
  postCode: string;
};

export type UserDetails = {
  email: string;
  firstName: string;
  lastName: string;
  mobileNumber: string;
  dateOfBirth?: string | undefined;
  addresses?: Address[] | undefined;
};

export type ShippingDetails = {
  address: Address;
  shippingCost: number;
  shippingOptionId: string;
  shippingOptionName: string;
};

export type ShippingOption = {
  id: string;
  name: string;
  amount: { currency: string; value: number };
  type?: string | undefined;
  brand?: string | undefined;
  /** Such as the address of a shop. */
  meta?: string | undefined;
  estimatedDelivery?: string | undefined;
  /** Chosen beforehand. */
  usual?: boolean | undefined;
};

/** What a customer agreed to, in the app or by force approve. */
export type Approval = {
  phone: string;
  cardBin?: string | undefined;
  /** Until when the source guarantees the money, counted from the approval; without it until the capture deadline. */
  guaranteeMs?: number | undefined;
  commercial: boolean;
  sub?: string | undefined;
  userDetails?: UserDetails | undefined;
  shippingDetails?: ShippingDetails | undefined;
};

/**
 * One payment as the sandbox keeps it. Amounts are minor units of `currency`, instants are milliseconds since 1970.
 * `events` is the truth that the event log and the webhooks show; the four sums always agree with it.
 */
export type Payment = {
  msn: string;
  reference: string;
  pspReference: string;
  /** Inside the redirect address; opens the payment on the landing page or the phone. None for `PUSH_MESSAGE`. */
  token?: string | undefined;
  currency: string;
  amount: number;
  userFlow: UserFlow;
  methodType: "WALLET" | "CARD";
  state: PaymentState;
  authorized: number;
  captured: number;
  cancelled: number;
  refunded: number;
  createdAt: number;
  expiresAt: number;
  /** `expiresAt` was asked for: the customer may put it off. */
  longLiving: boolean;
  /** When the customer put a long-living payment off; it stays open. */
  postponedAt?: number | undefined;
  captureDeadline?: number | undefined;
  captureGuaranteedUntil?: number | undefined;
  /** An approval whose result becomes known only at `until`. */
  undecided?: { until: number; approval: Approval } | undefined;
  /** In whose app the payment shows: pushed there, or opened there through the landing page or a code. */
  customerPhone?: string | undefined;
  /** Given on create with a redirect: the landing page fills it in. */
  prefilledPhone?: string | undefined;
  customerInteraction: "CUSTOMER_PRESENT" | "CUSTOMER_NOT_PRESENT";
  description?: string | undefined;
  returnUrl?: string | undefined;
  receiptUrl?: string | undefined;
  qrFormat?: { format: string; size?: number | null | undefined } | undefined;
  scope?: string[] | undefined;
  minimumUserAge?: number | undefined;
  metadata?: Record<string, string> | undefined;
  receipt?: unknown;
  industryData?: unknown;
  blockedSources?: string[] | undefined;
  /** Sent on create, or what the shop answered for the address of `shippingFor`: empty where it does not deliver there. */
  shippingOptions?: ShippingOption[] | undefined;
  /** The shop is asked for the options once it is known who pays. */
  shippingCallback?: { url: string; token: string | undefined } | undefined;
  shippingFor?: string | undefined;
  /** ISO 3166; without it the country of the currency. */
  allowedCountries?: string[] | undefined;
  approval?: Approval | undefined;
  events: PaymentEvent[];
};

export type PaymentAddress = { msn: string; reference: string };

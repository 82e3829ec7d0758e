import type { PriceList } from "./ledger/price-list";
import type { LoginSettings, Marketing, Versioned } from "./login-order";

export const MARKETS = ["NO", "DK", "FI", "SE"] as const;
export type Market = (typeof MARKETS)[number];

/** What the platform has agreed with a sales unit. All of these are refused or changed by the platform, not by the merchant. */
export type SalesUnitFlags = {
  /** Reservation and capture in one step. */
  directCapture: boolean;
  /** May use `PUSH_MESSAGE`. */
  skipLandingPage: boolean;
  /** May send `expiresAt`. */
  longLiving: boolean;
  express: boolean;
  /** May ask for the national identity number in `profile.scope`. */
  ninScope: boolean;
  /** Captures must take the whole reservation. */
  mustCaptureFull: boolean;
  /** Denmark and Finland: 180 days to capture instead of 14. */
  lateCapture: boolean;
  bankAccountVerified: boolean;
  /** False: the unit lacks the product, every ePayment call is answered 403. */
  paymentAllowed: boolean;
};

export type SalesUnitKeys = {
  clientId: string;
  clientSecret: string;
  subscriptionKey: string;
  subscriptionKeySecondary: string;
};

/** The keys of a unit that can be made anew, one at a time. */
export const RENEWABLE_KEYS = ["client-secret", "primary", "secondary"] as const;
export type RenewableKey = (typeof RENEWABLE_KEYS)[number];

/** One renewal: who asks again with the same `request` gets the same value. The former value works until `until`. */
export type Renewal = {
  request: string;
  key: RenewableKey;
  value: string;
  former: string;
  /** Milliseconds since 1970. */
  until: number;
};

export const SETTLEMENT_PERIODS = ["daily", "weekly", "monthly"] as const;
export type SettlementPeriod = (typeof SETTLEMENT_PERIODS)[number];

/** How a sales unit gets its money, from a ledger date on. */
export type SettlementTerms = {
  /** The first ledger date (`YYYY-MM-DD`) for which these terms count. */
  from: string;
  period: SettlementPeriod;
  /** `net`: fees are kept back each day. `gross`: fees are invoiced at the end of each month. */
  kind: "net" | "gross";
  prices: PriceList;
  account: { scheme: string; id: string };
};

export type Merchant = {
  /** Short name for URLs, such as `fjordkaffe`. */
  slug: string;
  name: string;
  businessIdentifier: { scheme: string; id: string };
  /** For `/miami/v1/token`, shared by all units of the merchant. */
  accountingKeys: { clientId: string; clientSecret: string };
};

export type SalesUnit = {
  msn: string;
  name: string;
  merchant: Merchant;
  market: Market;
  currency: "NOK" | "DKK" | "EUR" | "SEK";
  timeZone: string;
  environment: "production" | "test";
  channel: "online" | "in-person";
  flags: SalesUnitFlags;
  keys: SalesUnitKeys;
  /** Accounts from which a penny transfer has come. */
  provenAccounts?: string[];
  /** Keys that were made anew, the newest last. */
  renewals?: Renewal[];
  login?: Versioned<LoginSettings>;
  marketing?: Versioned<Marketing>;
  /** What was agreed about payouts and fees, the latest last; the market's usual terms without it. */
  settlement?: SettlementTerms[];
  /** The holder of the merchant's accounting keys may not read this unit's ledger. */
  closedToAccountants?: boolean;
};

const MONEY = {
  NO: { currency: "NOK", timeZone: "Europe/Oslo" },
  DK: { currency: "DKK", timeZone: "Europe/Copenhagen" },
  FI: { currency: "EUR", timeZone: "Europe/Helsinki" },
  // No shop of the real platform settles in kronor yet: such units come from controls only.
  SE: { currency: "SEK", timeZone: "Europe/Stockholm" },
} as const;

const USUAL_FLAGS: SalesUnitFlags = {
  directCapture: false,
  skipLandingPage: true,
  longLiving: false,
  express: false,
  ninScope: false,
  mustCaptureFull: false,
  lateCapture: false,
  bankAccountVerified: true,
  paymentAllowed: true,
};

export type SalesUnitDraft = Pick<SalesUnit, "msn" | "name" | "merchant" | "market" | "keys"> & {
  environment?: SalesUnit["environment"] | undefined;
  channel?: SalesUnit["channel"] | undefined;
  flags?: Partial<SalesUnitFlags> | undefined;
};

export function makeSalesUnit({ environment, channel, flags, ...draft }: SalesUnitDraft): SalesUnit {
  return {
    ...draft,
    ...MONEY[draft.market],
    environment: environment ?? "production",
    channel: channel ?? "online",
    flags: { ...USUAL_FLAGS, ...flags },
  };
}

import type { CreateBody } from "../api/create-body";
import type { ErrorCode } from "../api/error-codes";
import type { SalesUnit } from "../sales-unit";

const LARGEST_AMOUNT = 65_000_000;
const SMALLEST_AMOUNT = { NOK: 100, DKK: 1, EUR: 1, SEK: 100 } as const;
const SCOPES = new Set(["name", "address", "email", "phoneNumber", "birthDate", "nin"]);
const MINUTE = 60_000;
const DAY = 86_400_000;

type Check = (body: CreateBody, unit: SalesUnit, now: number) => ErrorCode | undefined;

export function scopesOf(body: CreateBody): string[] {
  return (body.profile?.scope ?? "").split(" ").filter((scope) => scope !== "");
}

/** Names of this computer: a shop that is tried here has no certificate. The platform itself takes https alone. */
const THIS_COMPUTER = ["localhost", "127.0.0.1", "[::1]"];

function isCustomerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  if (protocol === "http:" && THIS_COMPUTER.includes(hostname)) return true;
  // A custom scheme opens the merchant's app; http is neither that nor safe.
  return !["http:", "javascript:", "data:"].includes(protocol);
}

/** https, as on the platform; http to this computer, where a sandbox has nobody else to ask. */
function isCallbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && here);
}

const checkAmount: Check = ({ amount }, unit) => {
  if (!Number.isInteger(amount.value) || amount.value < 0 || amount.value > LARGEST_AMOUNT) return "4040";
  if (amount.currency !== unit.currency) return "5040";
  return amount.value < SMALLEST_AMOUNT[unit.currency] ? "6010" : undefined;
};

const checkUnit: Check = (_body, unit) => (unit.flags.bankAccountVerified ? undefined : "5060");

const checkMethod: Check = ({ paymentMethod, userFlow }, unit) => {
  if (paymentMethod.type === "CARD" && (userFlow !== "WEB_REDIRECT" || unit.environment === "test"))
    return "4160";
  if (!paymentMethod.blockedSources?.length) return undefined;
  return unit.market === "NO" || paymentMethod.type !== "WALLET" ? "5010" : undefined;
};

const checkFlow: Check = ({ userFlow, customer, returnUrl }, unit) => {
  if (userFlow.endsWith("_REDIRECT") && returnUrl === undefined) return "4140";
  if (userFlow !== "PUSH_MESSAGE") return undefined;
  if (!unit.flags.skipLandingPage) return "5080";
  return customer && Object.keys(customer).length > 0 ? undefined : "4140";
};

const checkUrls: Check = ({ returnUrl, receiptUrl }) =>
  [returnUrl, receiptUrl].some((url) => url != null && !isCustomerUrl(url)) ? "4090" : undefined;

const checkScope: Check = (body, unit) => {
  const scopes = scopesOf(body);
  if (scopes.some((scope) => !SCOPES.has(scope))) return "4080";
  return scopes.includes("nin") && !unit.flags.ninScope ? "5030" : undefined;
};

const checkMetadata: Check = ({ metadata }) => {
  const pairs = Object.entries(metadata ?? {});
  if (pairs.length > 5) return "4100";
  if (pairs.some(([key]) => key.length > 100)) return "4120";
  return pairs.some(([, value]) => value.length > 500) ? "4130" : undefined;
};

const checkExpiry: Check = ({ expiresAt, paymentMethod, receipt }, unit, now) => {
  if (expiresAt == null) return undefined;
  if (!unit.flags.longLiving) return "5050";
  if (paymentMethod.type !== "WALLET") return "4160";
  if (!receipt) return "6130";
  const wait = Date.parse(expiresAt) - now;
  if (wait <= 10 * MINUTE) return "6120";
  return wait > 60 * DAY ? "6110" : undefined;
};

const checkExpress: Check = (body, unit) => {
  const { shipping, paymentMethod } = body;
  if (!shipping) return undefined;
  if (!unit.flags.express) return "5020";
  if (paymentMethod.type !== "WALLET") return "4160";
  if (!scopesOf(body).includes("address")) return "4080";
  const callbackUrl = shipping.dynamicOptions?.callbackUrl;
  if (callbackUrl !== undefined && !isCallbackUrl(callbackUrl)) return "4090";
  const options = shipping.fixedOptions?.flatMap((group) => group.options) ?? [];
  if (options.some(({ amount }) => amount.currency !== body.amount.currency)) return "5040";
  return options.some(({ amount }) => !Number.isInteger(amount.value) || amount.value < 0)
    ? "4040"
    : undefined;
};

const CHECKS: readonly Check[] = [
  checkUnit,
  checkAmount,
  checkMethod,
  checkFlow,
  checkUrls,
  checkScope,
  checkMetadata,
  checkExpiry,
  checkExpress,
];

/** The first rule of the platform that a well-formed request breaks. */
export function checkCreate(body: CreateBody, unit: SalesUnit, now: number): ErrorCode | undefined {
  for (const check of CHECKS) {
    const code = check(body, unit, now);
    if (code) return code;
  }
  return undefined;
}

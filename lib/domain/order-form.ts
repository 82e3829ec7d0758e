import { type Currency, parseMoney } from "./money";
import type { Product } from "./product-order";
import { type NameProblem, readUnitName } from "./sales-unit";
import { type AccountCountry, type AccountProblem, readSettlementAccount } from "./settlement-account";

/** What a shop sells for later, or again and again: the platform weighs the risk of it. */
export const RISKS = [
  "giftCards",
  "memberships",
  "subscriptions",
  "courses",
  "tickets",
  "rentals",
  "prepaid",
  "donations",
] as const;

export const MODES = ["open_amount", "basket"] as const;

const TEXTS = ["sells", "turnover", "account", "website", "terms", "location", "mode", "partner"] as const;
export type OrderText = (typeof TEXTS)[number];
export type OrderTick = (typeof RISKS)[number];

const ONLINE = ["sells", "turnover", "account", "website", "terms", "partner", ...RISKS] as const;

/** Which fields the form of a product has beside the name. */
export const FIELDS_OF: Record<Product, readonly (OrderText | OrderTick)[]> = {
  payment_integration: ONLINE,
  checkout: ONLINE,
  point_of_sale: ["sells", "turnover", "account", "location", "partner"],
  vm_number: ["sells", "turnover", "account", "location", "mode"],
};

const LEAST_SELLS = 20;
export const MOST_SIGNS: Record<OrderText, number> = {
  ...{
    sells: 1_000,
    turnover: 30,
    account: 60,
    website: 300,
    terms: 300,
    location: 100,
    mode: 20,
    partner: 80,
  },
};

export type FieldProblem =
  | NameProblem
  | AccountProblem
  | Exclude<ReturnType<typeof parseMoney>, { ok: true }>["error"]["code"]
  | "amount_not_positive"
  | "sells_short"
  | "website_form"
  | "terms_form"
  | "location_missing"
  | "mode_missing";

export type TypedOrder = {
  readonly name: string;
  readonly answers: Readonly<Record<string, string | boolean>>;
};
export type Company = { readonly country: AccountCountry; readonly currency: Currency };

/** What stands in the way of sending the form, by field; empty where it is complete. */
export function problemsOf(product: Product, company: Company, typed: TypedOrder) {
  const problems: Partial<Record<"name" | OrderText, FieldProblem>> = {};
  const name = readUnitName(typed.name);
  if (!name.ok) problems.name = name.error;
  for (const field of TEXTS) {
    const text = typed.answers[field];
    const problem = CHECKS[field](typeof text === "string" ? text.trim() : "", company);
    if (FIELDS_OF[product].includes(field) && problem) problems[field] = problem;
  }
  return problems;
}

/** The account as the platform writes it, without blanks. Only after {@link problemsOf} found nothing. */
export function plainAnswers({ country }: Company, answers: TypedOrder["answers"]): TypedOrder["answers"] {
  const account = readSettlementAccount(country, String(answers["account"] ?? ""));
  return account.ok ? { ...answers, account: account.value.number } : answers;
}

type Check = (text: string, company: Company) => FieldProblem | undefined;

const address = (problem: FieldProblem): Check => {
  return (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const whole = url?.protocol === "https:" && url.hostname.includes(".") && !url.username && !url.password;
    return whole ? undefined : problem;
  };
};

const CHECKS: Record<OrderText, Check> = {
  sells: (text) => (text.length < LEAST_SELLS ? "sells_short" : undefined),
  turnover: (text, { currency }) => {
    const amount = parseMoney(text, currency);
    if (!amount.ok) return amount.error.code;
    return amount.value.minor > 0 ? undefined : "amount_not_positive";
  },
  account: (text, { country }) => {
    const account = readSettlementAccount(country, text);
    return account.ok ? undefined : account.error;
  },
  website: address("website_form"),
  terms: address("terms_form"),
  location: (text) => (text === "" ? "location_missing" : undefined),
  mode: (text) => (MODES.some((mode) => mode === text) ? undefined : "mode_missing"),
  partner: () => undefined,
};

import { type AmountFailure, checkAmount } from "./collect-rules";
import { type Currency, money } from "./money";
import { fail, ok, type Result } from "./result";

export const FIELD_KINDS = ["text", "choice", "quantity"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Something that a customer is asked for before paying. A quantity multiplies the price and takes as many of the stock. */
export type LinkField = {
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly required: boolean;
  /** Of a choice. */
  readonly options: readonly string[];
};

export type ShippingOption = { readonly id: string; readonly name: string; readonly priceMinor: number };

export type LinkPrice =
  | { readonly kind: "fixed"; readonly minor: number }
  | { readonly kind: "open"; readonly minimumMinor: number; readonly suggestions: readonly number[] };

/** What a customer sees and pays for. Amounts in minor units of the sales unit's currency. */
export type LinkOffer = {
  readonly title: string;
  readonly description: string;
  readonly price: LinkPrice;
  /** Held by the price, in hundredths of a per cent. */
  readonly vatRate: number | null;
  readonly fields: readonly LinkField[];
  readonly shipping: readonly ShippingOption[];
};

export const LINK_STANDINGS = ["active", "deactivated", "expired", "sold_out"] as const;
export type LinkStanding = (typeof LINK_STANDINGS)[number];

type Life = {
  deactivatedAt: Date | null;
  expiresAt: Date | null;
  stock: number | null;
  taken: number;
};

/** Whether a link can be paid at this moment, and if not, why. */
export function standingOf({ deactivatedAt, expiresAt, stock, taken }: Life, at: Date): LinkStanding {
  if (deactivatedAt) return "deactivated";
  if (expiresAt && expiresAt <= at) return "expired";
  return stock !== null && taken >= stock ? "sold_out" : "active";
}

export const MOST_SIGNS = { title: 80, description: 600, label: 60, option: 60, message: 300, answer: 200 };
export const MOST_FIELDS = 6;
export const MOST_OPTIONS = 12;
export const MOST_SHIPPING = 5;
export const MOST_SUGGESTIONS = 4;
const MOST_STOCK = 100_000;
const MOST_SHIPPING_MINOR = 10_000_000;
/** As many as one customer may take at once. */
export const MOST_AT_ONCE = 50;

/** Why the platform would not take such an amount. */
export function amountProblem(minor: number, currency: Currency): AmountFailure | undefined {
  const checked = checkAmount(money(minor, currency));
  return checked.ok ? undefined : checked.error;
}

type TextProblem =
  | "link_title_missing"
  | "link_title_long"
  | "link_description_long"
  | "link_suggestion_low"
  | "link_vat_wrong"
  | "link_field_unnamed"
  | "link_field_twice"
  | "link_field_options"
  | "link_shipping_unnamed"
  | "link_shipping_price"
  | "link_signs";

/** What is wrong with a field of the offer. */
export type LinkProblem = AmountFailure | { code: TextProblem };

// What can't be seen, or turns the direction of reading, would let a page say something else than what was screened.
const UNSEEN = /[\p{Cf}\p{Co}\p{Cs}]|(?!\n)\p{Cc}/u;

/** All that is wrong with an offer, by the name of the field. */
export function offerProblems(offer: LinkOffer, currency: Currency): Partial<Record<string, LinkProblem>> {
  const texts = {
    title: titleProblem(offer.title),
    description: offer.description.length > MOST_SIGNS.description ? "link_description_long" : undefined,
    vatRate: offer.vatRate !== null && !isVat(offer.vatRate) ? "link_vat_wrong" : undefined,
    fields: fieldsProblem(offer.fields),
    shipping: shippingProblem(offer.shipping),
  } as const satisfies Record<string, TextProblem | undefined>;
  const problems: Partial<Record<string, LinkProblem>> = priceProblems(offer.price, currency);
  for (const [field, code] of Object.entries(texts)) if (code) problems[field] = { code };
  if (UNSEEN.test(textOf(offer))) problems["title"] ??= { code: "link_signs" };
  return problems;
}

function titleProblem(title: string): TextProblem | undefined {
  if (title === "") return "link_title_missing";
  return title.length > MOST_SIGNS.title ? "link_title_long" : undefined;
}

function priceProblems(price: LinkPrice, currency: Currency): Partial<Record<string, LinkProblem>> {
  const of = (field: string, problem: LinkProblem | undefined) => (problem ? { [field]: problem } : {});
  if (price.kind === "fixed") return of("price", amountProblem(price.minor, currency));
  const { minimumMinor, suggestions } = price;
  const low = suggestions.some((minor) => minor < minimumMinor);
  const wrong = suggestions.map((minor) => amountProblem(minor, currency)).find(Boolean);
  return {
    ...of("minimum", amountProblem(minimumMinor, currency)),
    ...of("suggestions", low ? { code: "link_suggestion_low" } : wrong),
  };
}

function isVat(rate: number): boolean {
  return Number.isInteger(rate) && rate >= 0 && rate <= 10_000;
}

function fieldsProblem(fields: readonly LinkField[]): TextProblem | undefined {
  const labels = fields.map(({ label }) => label.toLowerCase());
  if (labels.some((label) => label === "" || label.length > MOST_SIGNS.label)) return "link_field_unnamed";
  const quantities = fields.filter(({ kind }) => kind === "quantity");
  if (new Set(labels).size < labels.length || quantities.length > 1) return "link_field_twice";
  const choices = fields.filter(({ kind }) => kind === "choice");
  return choices.every(hasOptions) ? undefined : "link_field_options";
}

function hasOptions({ options }: LinkField): boolean {
  const fits = options.every((option) => option !== "" && option.length <= MOST_SIGNS.option);
  return fits && options.length > 1 && new Set(options).size === options.length;
}

function shippingProblem(shipping: readonly ShippingOption[]): TextProblem | undefined {
  const named = shipping.every(({ name }) => name !== "" && name.length <= MOST_SIGNS.label);
  if (!named) return "link_shipping_unnamed";
  const priced = shipping.every(({ priceMinor }) => priceMinor >= 0 && priceMinor <= MOST_SHIPPING_MINOR);
  return priced ? undefined : "link_shipping_price";
}

/** Everything of an offer that customers will read, for the screening. */
export function textOf({ title, description, fields, shipping }: LinkOffer): string {
  const asked = fields.flatMap(({ label, options }) => [label, ...options]);
  return [title, description, ...asked, ...shipping.map(({ name }) => name)].join("\n");
}

export type StockProblem = { code: "link_stock_wrong" } | { code: "link_stock_taken" };

/** A stock is a whole number; it can't go below what is sold or held already. */
export function readStock(stock: number | null, taken: number): Result<number | null, StockProblem> {
  if (stock === null) return ok(null);
  const whole = Number.isInteger(stock) && stock >= 1 && stock <= MOST_STOCK;
  if (!whole) return fail({ code: "link_stock_wrong" });
  return stock < taken ? fail({ code: "link_stock_taken" }) : ok(stock);
}

/** The VAT rates of each currency's country, in hundredths of a per cent. */
export const VAT_RATES: Record<Currency, readonly number[]> = {
  NOK: [0, 1_200, 1_500, 2_500],
  DKK: [0, 2_500],
  EUR: [0, 1_000, 1_350, 1_400, 2_550],
  SEK: [0, 600, 1_200, 2_500],
};

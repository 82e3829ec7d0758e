import { parseMailAddress } from "./mail-address";
import { type Currency, parseMoney } from "./money";
import { amountProblem, type LinkField, type LinkOffer, MOST_AT_ONCE, MOST_SIGNS } from "./payment-link";
import { fail, ok, type Result } from "./result";

/** The form of a link's page as it was typed, by the name of the field. */
export type TypedOrder = { readonly [field: string]: string };

export type OrderProblem =
  | "amount_missing"
  | "amount_unreadable"
  | "amount_below_minimum"
  | "amount_low"
  | "amount_high"
  | "answer_missing"
  | "answer_long"
  | "choice_unknown"
  | "quantity_wrong"
  | "shipping_missing"
  | "email_wrong"
  | "phone_wrong"
  | "terms_missing";

export type ShipTo = {
  readonly option: string;
  readonly name: string;
  readonly street: string;
  readonly postCode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
};

/** What a customer chose. Amounts in minor units; `amountMinor` is all that is paid. */
export type ChosenOrder = {
  readonly quantity: number;
  readonly amountMinor: number;
  readonly shippingMinor: number;
  readonly answers: readonly { readonly label: string; readonly value: string }[];
  readonly shipTo: ShipTo | null;
};

export type OrderProblems = { readonly [field: string]: OrderProblem };

const ADDRESS_FIELDS = ["name", "street", "postCode", "city", "phone", "email"] as const;

/** Reads what was typed, and computes what is to be paid: never taken from the form. Names every field that is wrong. */
export function readOrder(
  offer: Pick<LinkOffer, "price" | "fields" | "shipping">,
  currency: Currency,
  typed: TypedOrder,
): Result<ChosenOrder, OrderProblems> {
  const problems: Record<string, OrderProblem> = {};
  const note = (field: string, problem: OrderProblem | undefined) => {
    if (problem) problems[field] = problem;
  };
  for (const field of offer.fields) note(`field.${field.id}`, answerProblem(field, said(typed, field)));
  const each = readAmount(offer, currency, typed);
  if (!each.ok) note("amount", each.error);
  const shipTo = offer.shipping.length > 0 ? readAddress(offer, typed, note) : null;
  if (typed["terms"] !== "yes") note("terms", "terms_missing");
  const quantity = quantityOf(offer.fields, typed);
  const shippingMinor = offer.shipping.find(({ id }) => id === typed["shipping"])?.priceMinor ?? 0;
  const amountMinor = (each.ok ? each.value : 0) * quantity + shippingMinor;
  if (each.ok && amountProblem(amountMinor, currency)?.code === "amount_above_most")
    note("amount", "amount_high");
  if (Object.keys(problems).length > 0) return fail(problems);
  const answers = offer.fields
    .map((field) => ({ label: field.label, value: said(typed, field) }))
    .filter(({ value }) => value !== "");
  return ok({ quantity, amountMinor, shippingMinor, answers, shipTo });
}

function said(typed: TypedOrder, { id, kind }: LinkField): string {
  const value = (typed[`field.${id}`] ?? "").trim();
  return kind === "quantity" && value === "" ? "1" : value;
}

function answerProblem({ kind, required, options }: LinkField, value: string): OrderProblem | undefined {
  if (kind === "quantity") return isQuantity(value) ? undefined : "quantity_wrong";
  if (value === "") return required ? "answer_missing" : undefined;
  if (kind === "choice") return options.includes(value) ? undefined : "choice_unknown";
  return value.length > MOST_SIGNS.answer ? "answer_long" : undefined;
}

function isQuantity(value: string): boolean {
  return /^[1-9]\d{0,2}$/.test(value) && Number(value) <= MOST_AT_ONCE;
}

function quantityOf(fields: readonly LinkField[], typed: TypedOrder): number {
  const asked = fields.find(({ kind }) => kind === "quantity");
  const value = asked ? said(typed, asked) : "1";
  return isQuantity(value) ? Number(value) : 1;
}

function readAmount(
  { price }: Pick<LinkOffer, "price">,
  currency: Currency,
  typed: TypedOrder,
): Result<number, OrderProblem> {
  if (price.kind === "fixed") return ok(price.minor);
  // A suggested amount, unless another one was typed.
  const chosen = typed["suggestion"] ?? "";
  const own = (typed["amount"] ?? "").trim();
  if (own === "" && price.suggestions.some((minor) => String(minor) === chosen)) return ok(Number(chosen));
  const read = parseMoney(own, currency);
  if (!read.ok) return fail(read.error.code === "amount_missing" ? "amount_missing" : "amount_unreadable");
  const { minor } = read.value;
  if (minor < price.minimumMinor) return fail("amount_below_minimum");
  const problem = amountProblem(minor, currency);
  if (problem) return fail(problem.code === "amount_above_most" ? "amount_high" : "amount_low");
  return ok(minor);
}

function readAddress(
  { shipping }: Pick<LinkOffer, "shipping">,
  typed: TypedOrder,
  note: (field: string, problem: OrderProblem | undefined) => void,
): ShipTo | null {
  const option = shipping.find(({ id }) => id === typed["shipping"]);
  if (!option) note("shipping", "shipping_missing");
  const text = (field: (typeof ADDRESS_FIELDS)[number]) => (typed[field] ?? "").trim();
  for (const field of ["name", "street", "postCode", "city"] as const) {
    if (text(field) === "") note(field, "answer_missing");
    else if (text(field).length > MOST_SIGNS.answer) note(field, "answer_long");
  }
  const email = parseMailAddress(text("email"));
  note("email", email ? undefined : "email_wrong");
  note("phone", /^\+?[\d ()-]{6,20}$/.test(text("phone")) ? undefined : "phone_wrong");
  const { name, street, postCode, city, phone } = {
    name: text("name"),
    street: text("street"),
    postCode: text("postCode"),
    city: text("city"),
    phone: text("phone"),
  };
  return { option: option?.name ?? "", name, street, postCode, city, phone, email: email ?? "" };
}

import { isCurrency } from "@/lib/domain/money";
import { FIELDS_OF, problemsOf, RISKS } from "@/lib/domain/order-form";
import { PRODUCTS } from "@/lib/domain/product-order";
import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

const ticked = (form: FormData, name: string) => textField(form, name) === "1";
const COUNTRIES = ["NO", "DK", "FI", "SE"] as const;

/** The form's own intent is the id of what it orders, so that a second press orders nothing more. */
export const testUnitForm = (form: FormData) =>
  ok({
    id: textField(form, "idempotencyKey"),
    name: textField(form, "name"),
    partner: textField(form, "partner"),
    skipLandingPage: ticked(form, "skipLandingPage"),
    recurring: ticked(form, "recurring"),
    directCapture: ticked(form, "directCapture"),
  });

/** What is to be sent is checked here field by field, so that all that is wrong is said at once; the use case checks again. */
export function orderForm(form: FormData) {
  const product = PRODUCTS.find((known) => known === textField(form, "product"));
  const country = COUNTRIES.find((known) => known === textField(form, "country"));
  const currency = textField(form, "currency");
  if (!product || !country || !isCurrency(currency)) return fail({ name: "field_unreadable" as const });
  const answers = Object.fromEntries(
    FIELDS_OF[product].map((field) => {
      const isTick = RISKS.some((risk) => risk === field);
      return [field, isTick ? ticked(form, field) : textField(form, field).trim()];
    }),
  );
  const intent = textField(form, "idempotencyKey");
  const name = textField(form, "name");
  const send = textField(form, "then") === "send";
  const problems = send ? problemsOf(product, { country, currency }, { name, answers }) : {};
  if (Object.keys(problems).length > 0) return fail(problems);
  const id = textField(form, "order") || intent;
  return ok({ id, intent, product, name, answers, reply: textField(form, "reply").trim(), send });
}

export const discardForm = (form: FormData) => ok({ id: textField(form, "order") });

export const restartForm = (form: FormData) =>
  ok({ id: textField(form, "idempotencyKey"), from: textField(form, "order") });

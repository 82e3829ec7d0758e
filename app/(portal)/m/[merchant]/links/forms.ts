import { LOCALES } from "@/lib/domain/locale";
import { type Currency, isCurrency, parseMoney } from "@/lib/domain/money";
import { FIELD_KINDS, MOST_FIELDS, MOST_SHIPPING } from "@/lib/domain/payment-link";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { FailureCode } from "@/lib/web/messages";
import { textField } from "@/lib/web/read-form";

const plain = (form: FormData, name: string) => textField(form, name).replaceAll("\r\n", "\n").trim();
const numbers = (most: number) => Array.from({ length: most }, (_, at) => at + 1);

/** What may be typed for a new link and for one that is there. */
function changeable(form: FormData) {
  return {
    title: plain(form, "title"),
    description: plain(form, "description"),
    stock: countOf(plain(form, "stock")),
    lastDay: plain(form, "lastDay") || null,
    successMessage: plain(form, "successMessage"),
    redirectUrl: plain(form, "redirectUrl"),
  };
}

/** A number of pieces; what is none becomes 0, which the rules refuse with a sentence of their own. */
function countOf(typed: string): number | null {
  if (typed === "") return null;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

/** The form's own intent is the id of the link, so that a second press makes no second one. */
export function newLinkForm(form: FormData) {
  // safe: `unit` says "msn:currency" as the form offered it; the use case looks up the unit's own currency
  const [msn = "", currency = ""] = textField(form, "unit").split(":");
  if (!isCurrency(currency)) return fail({ unit: "field_unreadable" as const });
  const price = readPrice(form, currency);
  if (!price.ok) return price;
  const shipping = readShipping(form, currency);
  if (!shipping.ok) return shipping;
  const vat = plain(form, "vatRate");
  return ok({
    id: textField(form, "idempotencyKey"),
    msn,
    ...changeable(form),
    price: price.value,
    vatRate: /^\d{1,5}$/.test(vat) ? Number(vat) : null,
    fields: readFields(form),
    shipping: shipping.value,
  });
}

type Fields = Record<string, FailureCode>;
type Price = { kind: "fixed"; minor: number } | { kind: "open"; minimumMinor: number; suggestions: number[] };

function readPrice(form: FormData, currency: Currency): Result<Price, Fields> {
  if (plain(form, "priceKind") === "open") return readOpenPrice(form, currency);
  const price = parseMoney(plain(form, "price"), currency);
  return price.ok ? ok({ kind: "fixed", minor: price.value.minor }) : fail({ price: price.error.code });
}

function readOpenPrice(form: FormData, currency: Currency): Result<Price, Fields> {
  const minimum = parseMoney(plain(form, "minimum"), currency);
  if (!minimum.ok) return fail({ minimum: minimum.error.code });
  const typed = plain(form, "suggestions")
    .split(/[;\n]/)
    .filter((text) => text.trim() !== "");
  const suggestions: number[] = [];
  for (const text of typed) {
    const read = parseMoney(text, currency);
    if (!read.ok) return fail({ suggestions: read.error.code });
    suggestions.push(read.value.minor);
  }
  return ok({ kind: "open", minimumMinor: minimum.value.minor, suggestions });
}

/** Rows without a name are rows that nobody filled in. */
function readFields(form: FormData) {
  return numbers(MOST_FIELDS).flatMap((at) => {
    const text = (part: string) => plain(form, `field.${at}.${part}`);
    const kind = FIELD_KINDS.find((known) => known === text("kind"));
    if (!kind || text("label") === "") return [];
    const options = kind === "choice" ? text("options").split(/[;\n]/) : [];
    return [
      {
        id: `f${at}`,
        kind,
        label: text("label"),
        required: text("required") === "1",
        options: options.map((option) => option.trim()).filter((option) => option !== ""),
      },
    ];
  });
}

type Shipping = { id: string; name: string; priceMinor: number }[];

function readShipping(form: FormData, currency: Currency): Result<Shipping, Fields> {
  const options: Shipping = [];
  for (const at of numbers(MOST_SHIPPING)) {
    const name = plain(form, `shipping.${at}.name`);
    if (name === "") continue;
    const price = parseMoney(plain(form, `shipping.${at}.price`) || "0", currency);
    if (!price.ok) return fail({ shipping: price.error.code });
    options.push({ id: `s${at}`, name, priceMinor: price.value.minor });
  }
  return ok(options);
}

export const changedLinkForm = (form: FormData) =>
  ok({
    id: textField(form, "link"),
    seenVersion: Number(textField(form, "seenVersion")),
    ...changeable(form),
  });

export const switchForm = (form: FormData) =>
  ok({ id: textField(form, "link"), active: textField(form, "active") === "1" });

export const duplicateForm = (form: FormData) =>
  ok({ id: textField(form, "idempotencyKey"), from: textField(form, "link") });

export const preferencesForm = (form: FormData) =>
  ok({
    msn: textField(form, "msn"),
    completeAutomatically: textField(form, "completeAutomatically") === "1",
    mailTo: plain(form, "mailTo"),
    mailLocale: LOCALES.find((known) => known === textField(form, "mailLocale")) ?? "en",
    termsUrl: plain(form, "termsUrl"),
  });

import type { Address } from "@/lib/domain/company-profile";
import { ADDRESS_COUNTRIES } from "@/lib/domain/company-profile";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type FieldFailures, textField } from "@/lib/web/read-form";

const UNREADABLE = "field_unreadable" as const;

const seen = (form: FormData) => Number(textField(form, "seenVersion"));

export function confirmForm(form: FormData): Result<{ seenVersion: number }, FieldFailures> {
  return ok({ seenVersion: seen(form) });
}

type Edited = { business: Address; postal: Address | null; sells: string; seenVersion: number };

/** An address of which nothing is filled in is none; whether the rest is whole the use case decides. */
export function editForm(form: FormData): Result<Edited, FieldFailures> {
  const business = readAddress(form, "business");
  const postal = readAddress(form, "postal");
  if (!business) return fail({ "business.street": UNREADABLE });
  return ok({ business, postal, sells: textField(form, "sells"), seenVersion: seen(form) });
}

function readAddress(form: FormData, name: string): Address | null {
  const part = (field: string) => textField(form, `${name}.${field}`).trim();
  const [street, postCode, city] = [part("street"), part("postCode"), part("city")];
  const country = ADDRESS_COUNTRIES.find((known) => known === part("country"));
  return country && (street || postCode || city) ? { street, postCode, city, country } : null;
}

export function personForm(form: FormData) {
  const name = textField(form, "name");
  const id = textField(form, "idempotencyKey");
  if (textField(form, "kind") === "owner") {
    const share = textField(form, "share").trim();
    if (!/^\d{1,3}$/.test(share)) return fail({ share: UNREADABLE });
    const person = { kind: "owner" as const, name, email: null, phone: null, share: Number(share) };
    return ok({ person, id, seenVersion: seen(form) });
  }
  const phone = textField(form, "phone").replace(/[\s-]/g, "");
  const person = {
    kind: "contact" as const,
    name,
    email: textField(form, "email").trim(),
    phone,
    share: null,
  };
  return ok({ person, id, seenVersion: seen(form) });
}

export function removeForm(form: FormData): Result<{ id: string; seenVersion: number }, FieldFailures> {
  return ok({ id: textField(form, "person"), seenVersion: seen(form) });
}

export function partnerForm(form: FormData) {
  const known = textField(form, "partner");
  const units = form.getAll("unit").flatMap((unit) => (typeof unit === "string" ? [unit] : []));
  const people = form.getAll("person").flatMap((person) => (typeof person === "string" ? [person] : []));
  const id = known || textField(form, "idempotencyKey");
  const common = { id, units, people, seenVersion: seen(form) };
  if (known) return ok(common);
  const organisationNumber = textField(form, "organisationNumber");
  const email = textField(form, "email");
  return ok({ ...common, fresh: { name: textField(form, "name"), organisationNumber, email } });
}

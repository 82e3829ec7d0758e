import { IDENTITY_COUNTRIES } from "@/lib/domain/national-identity";
import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export function testUserForm(form: FormData) {
  const country = IDENTITY_COUNTRIES.find((known) => known === textField(form, "country"));
  if (!country) return fail({ country: "field_unreadable" as const });
  const [name, birthDate] = [textField(form, "name"), textField(form, "birthDate")];
  return ok({ country, name, birthDate, idempotencyKey: textField(form, "idempotencyKey") });
}

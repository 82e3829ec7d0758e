import { API_KEYS } from "@/lib/domain/api-key";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { fail, ok } from "@/lib/domain/result";
import { UNIT_KINDS } from "@/lib/domain/sales-unit";
import { textField } from "@/lib/web/read-form";

export const unitForm = (form: FormData) => ok({ msn: textField(form, "msn") });

export function keyForm(form: FormData) {
  const key = API_KEYS.find((known) => known === textField(form, "key"));
  return key ? ok({ msn: textField(form, "msn"), key }) : fail({ key: "field_unreadable" as const });
}

function keysOf(form: FormData) {
  const secondary = textField(form, "subscriptionKeySecondary").trim();
  return {
    msn: textField(form, "msn").trim(),
    clientId: textField(form, "clientId"),
    clientSecret: textField(form, "clientSecret"),
    subscriptionKey: textField(form, "subscriptionKey"),
    ...(secondary ? { subscriptionKeySecondary: secondary } : {}),
  };
}

export const keysForm = (form: FormData) => ok(keysOf(form));

export function connectForm(form: FormData) {
  const kind = UNIT_KINDS.find((known) => known === textField(form, "kind"));
  const environment = ENVIRONMENTS.find((known) => known === textField(form, "environment"));
  if (!kind) return fail({ kind: "field_unreadable" as const });
  if (!environment) return fail({ environment: "field_unreadable" as const });
  return ok({ ...keysOf(form), name: textField(form, "name"), kind, environment });
}

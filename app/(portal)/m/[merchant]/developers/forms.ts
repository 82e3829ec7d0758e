import { API_KEYS } from "@/lib/domain/api-key";
import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export function keyForm(form: FormData) {
  const key = API_KEYS.find((known) => known === textField(form, "key"));
  return key ? ok({ msn: textField(form, "msn"), key }) : fail({ key: "field_unreadable" as const });
}

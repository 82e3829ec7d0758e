import { fail, ok, type Result } from "@/lib/domain/result";
import { type FieldFailures, textField } from "@/lib/web/read-form";

export function chainForm(form: FormData): Result<{ after: number }, FieldFailures> {
  const after = textField(form, "after") || "0";
  return /^\d{1,15}$/.test(after)
    ? ok({ after: Number(after) })
    : fail({ after: "field_unreadable" as const });
}

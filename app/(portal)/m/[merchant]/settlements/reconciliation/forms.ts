import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export const plainForm = () => ok({});

export const oneBreakForm = (form: FormData) => ok({ id: textField(form, "difference") });

export const assignForm = (form: FormData) =>
  ok({ id: textField(form, "difference"), owner: textField(form, "owner") });

export function explainForm(form: FormData) {
  const reason = textField(form, "reason").trim();
  if (reason.length < 3 || reason.length > 500) return fail({ reason: "break_reason_missing" as const });
  return ok({ id: textField(form, "difference"), reason });
}

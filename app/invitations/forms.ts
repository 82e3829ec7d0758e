import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export function answerForm(form: FormData) {
  const answer = textField(form, "answer");
  // A missing answer must not count as a no.
  if (answer !== "yes" && answer !== "no") return fail({ answer: "field_unreadable" as const });
  return ok({ company: textField(form, "company"), yes: answer === "yes" });
}

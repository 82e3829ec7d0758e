import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export const matchForm = (form: FormData) =>
  ok({ line: textField(form, "bankLine"), payout: textField(form, "payout") });

export const undoForm = (form: FormData) => ok({ line: textField(form, "bankLine") });

export const doubleForm = (form: FormData) =>
  ok({ line: textField(form, "bankLine"), same: textField(form, "same") === "yes" });

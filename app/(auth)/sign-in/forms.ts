import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export const eidForm = (form: FormData) =>
  ok({ provider: textField(form, "provider"), next: textField(form, "next") });

export const passwordForm = (form: FormData) =>
  ok({
    email: textField(form, "email"),
    password: textField(form, "password"),
    next: textField(form, "next"),
  });

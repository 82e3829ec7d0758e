import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export const codeForm = (form: FormData) =>
  ok({ code: textField(form, "code"), next: textField(form, "next") });

export const nothingForm = () => ok({});

export const passkeyForm = (form: FormData) =>
  ok({ response: textField(form, "response"), next: textField(form, "next") });

export const owedPasskeyForm = (form: FormData) =>
  ok({ name: textField(form, "name"), response: textField(form, "response") });

export const owedAppForm = (form: FormData) =>
  ok({ sealed: textField(form, "sealedSecret"), code: textField(form, "code") });

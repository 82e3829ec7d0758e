import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export const appForm = (form: FormData) =>
  ok({ sealed: textField(form, "sealedSecret"), code: textField(form, "code") });

export const newPasskeyForm = (form: FormData) =>
  ok({ name: textField(form, "name"), response: textField(form, "response") });

export const passkeyForm = (form: FormData) => ok({ passkey: textField(form, "passkey") });

export const nothingForm = () => ok({});

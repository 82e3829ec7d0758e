import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

const ticked = (form: FormData, name: string) => textField(form, name) === "1";

/** The form's own intent is the id of what it orders, so that a second press orders nothing more. */
export const testUnitForm = (form: FormData) =>
  ok({
    id: textField(form, "idempotencyKey"),
    name: textField(form, "name"),
    partner: textField(form, "partner"),
    skipLandingPage: ticked(form, "skipLandingPage"),
    recurring: ticked(form, "recurring"),
    directCapture: ticked(form, "directCapture"),
  });

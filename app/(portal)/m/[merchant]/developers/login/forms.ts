import { TOKEN_METHODS } from "@/lib/domain/login-setup";
import { CONSENT_TYPES } from "@/lib/domain/marketing-consents";
import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

/** Which unit, and which version of its setup the person saw. A version that is no number fits none. */
const aboutOf = (form: FormData) => ({
  msn: textField(form, "msn"),
  version: Number(textField(form, "version") || Number.NaN),
});

const texts = (form: FormData, name: string) =>
  form.getAll(name).filter((value) => typeof value === "string");

export const versionForm = (form: FormData) => ok(aboutOf(form));

export function settingsForm(form: FormData) {
  const tokenMethod = TOKEN_METHODS.find((known) => known === textField(form, "tokenMethod"));
  if (!tokenMethod) return fail({ tokenMethod: "field_unreadable" as const });
  const webhookUrl = textField(form, "webhookUrl");
  return ok({ ...aboutOf(form), redirectUris: texts(form, "redirectUri"), tokenMethod, webhookUrl });
}

export function marketingForm(form: FormData) {
  const chosen = (name: string) => CONSENT_TYPES.filter((type) => texts(form, name).includes(type));
  const [termsUrl, privacyUrl] = [textField(form, "termsUrl"), textField(form, "privacyUrl")];
  return ok({
    ...aboutOf(form),
    types: chosen("type"),
    mandatory: chosen("mandatory"),
    termsUrl,
    privacyUrl,
  });
}

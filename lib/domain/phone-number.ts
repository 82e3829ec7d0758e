import type { IdentityCountry } from "./national-identity";
import { fail, ok, type Result } from "./result";

export type PhoneFailure = { code: "phone_unreadable" } | { code: "phone_of_other_country" };

/** Mobile numbers behind the country's code, as they are dialled from abroad. */
const MOBILES: Record<IdentityCountry, { code: string; form: RegExp }> = {
  NO: { code: "47", form: /^[49]\d{7}$/ },
  DK: { code: "45", form: /^[2-9]\d{7}$/ },
  FI: { code: "358", form: /^(?:4\d|50)\d{4,8}$/ },
  SE: { code: "46", form: /^7\d{8}$/ },
};

/**
 * A mobile number of the country as MSISDN without plus ("4798765432"). With "+" or "00" in front the country is what was
 * typed, and another one is refused; without, it is the country's own number, with or without the 0 that is dialled at home.
 */
export function readPhone(country: IdentityCountry, typed: string): Result<string, PhoneFailure> {
  const text = typed.normalize("NFKC").replace(/[\s().-]/gu, "");
  const [, international, digits = ""] = /^(\+|00)?(\d{4,15})$/.exec(text) ?? [];
  const { code, form } = MOBILES[country];
  if (digits === "") return fail({ code: "phone_unreadable" });
  if (international && !digits.startsWith(code)) return fail({ code: "phone_of_other_country" });
  const own = international ? digits.slice(code.length) : digits.replace(/^0/, "");
  return form.test(own) ? ok(`${code}${own}`) : fail({ code: "phone_unreadable" });
}

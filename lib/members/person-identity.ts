import { z } from "zod";
import type { PersonKey } from "@/lib/access/known-people";
import { IDENTITY_COUNTRIES, readIdentityNumber } from "@/lib/domain/national-identity";
import { type PhoneFailure, readPhone } from "@/lib/domain/phone-number";
import { fail, ok, type Result } from "@/lib/domain/result";

/** How a person is named before the portal knows them; `number` as typed. */
export const identityInput = z.strictObject({
  country: z.enum(IDENTITY_COUNTRIES),
  by: z.enum(["nin", "phone"]),
  number: z.string().trim().min(1).max(40),
});

export type IdentityInput = z.output<typeof identityInput>;

export type IdentityFailure = PhoneFailure | { code: "nin_wrong" } | { code: "nin_needed_in_sweden" };

/** Swedish people are known by their national identity number only: their e-ID hands over nothing else. */
export function readIdentity({ country, by, number }: IdentityInput): Result<PersonKey, IdentityFailure> {
  if (by === "nin") {
    const nin = readIdentityNumber(country, number);
    return nin ? ok({ by, country, nin }) : fail({ code: "nin_wrong" });
  }
  if (country === "SE") return fail({ code: "nin_needed_in_sweden" });
  const phone = readPhone(country, number);
  return phone.ok ? ok({ by, country, phone: phone.value }) : phone;
}

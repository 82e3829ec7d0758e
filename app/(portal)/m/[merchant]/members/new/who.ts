import { IDENTITY_COUNTRIES, type IdentityCountry } from "@/lib/domain/national-identity";

/** Whom the form is about, as typed. */
export type Who = {
  readonly country: IdentityCountry;
  readonly by: "nin" | "phone";
  readonly number: string;
  readonly name: string;
  readonly email: string;
};

export function nobodyYet(country: string): Who {
  const known = IDENTITY_COUNTRIES.find((one) => one === country) ?? "NO";
  return { country: known, by: "nin", number: "", name: "", email: "" };
}

/** Tells apart what was looked up from what was typed since. */
export function numberOf({ country, by, number }: Who): string {
  return `${country} ${by} ${number.trim()}`;
}

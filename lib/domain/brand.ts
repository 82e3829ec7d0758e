import type { IdentityCountry } from "./national-identity";

/** What customers know the platform by where the company is at home. */
export function brandOf(country: IdentityCountry): string {
  if (country === "NO") return "Vipps";
  return country === "SE" ? "Vipps MobilePay" : "MobilePay";
}

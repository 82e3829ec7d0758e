import type { Country } from "../test-people";

/** What the app is called where the person lives. */
export const BRANDS: Record<Country, string> = {
  NO: "Vipps",
  DK: "MobilePay",
  FI: "MobilePay",
  SE: "Vipps MobilePay",
};

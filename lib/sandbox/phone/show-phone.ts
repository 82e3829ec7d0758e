import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** An MSISDN as people write it, such as `+47 91 00 00 11`. */
export function showPhone(msisdn: string): string {
  return parsePhoneNumberFromString(`+${msisdn}`)?.formatInternational() ?? `+${msisdn}`;
}

import { deriveDigits, deriveIndex, deriveUuid } from "./derive";
import type { Address, UserDetails } from "./payment";

/** A person with the app. `phone` is an MSISDN without plus, `birthDate` is `YYYY-MM-DD`. */
export type Customer = {
  phone: string;
  firstName: string;
  lastName: string;
  email: string;
  birthDate: string;
  address: Address;
};

const FIRST_NAMES = [
  "Astrid",
  "Bo",
  "Elsa",
  "Freja",
  "Henrik",
  "Inka",
  "Jens",
  "Liv",
  "Mikko",
  "Nora",
  "Oskar",
  "Tuva",
];
const LAST_NAMES = [
  "Aalto",
  "Bakke",
  "Dam",
  "Ek",
  "Fjeld",
  "Holt",
  "Lund",
  "Mustonen",
  "Nygaard",
  "Rask",
  "Strand",
  "Vik",
];

const PLACES = [
  { prefix: "45", country: "DK", city: "Aarhus", postCode: "8000", street: "Havnegade" },
  { prefix: "358", country: "FI", city: "Tampere", postCode: "33100", street: "Koskikatu" },
  { prefix: "46", country: "SE", city: "Lund", postCode: "22222", street: "Storgatan" },
  { prefix: "47", country: "NO", city: "Bergen", postCode: "5003", street: "Strandgaten" },
] as const;

/**
 * Whoever has a Nordic number is a customer, except numbers that end in 0000: those have no app (error 7010).
 * Nobody but the given people is named by hand; the rest get a name from their number, always the same.
 */
export function findCustomer(phone: string, people: readonly Customer[]): Customer | undefined {
  const known = people.find((person) => person.phone === phone);
  if (known) return known;
  const place = PLACES.find(({ prefix }) => phone.startsWith(prefix));
  if (!place || phone.length < 9 || phone.endsWith("0000")) return undefined;
  const firstName = FIRST_NAMES[deriveIndex(FIRST_NAMES.length, "first name", phone)] ?? "Astrid";
  const lastName = LAST_NAMES[deriveIndex(LAST_NAMES.length, "last name", phone)] ?? "Aalto";
  const year = 1950 + deriveIndex(50, "year", phone);
  return {
    phone,
    firstName,
    lastName,
    email: `${firstName}.${lastName}.${phone.slice(-4)}@example.test`.toLowerCase(),
    birthDate: `${year}-0${1 + deriveIndex(9, "month", phone)}-1${deriveIndex(9, "day", phone)}`,
    address: {
      addressLine1: `${place.street} ${1 + deriveIndex(80, "house", phone)}`,
      city: place.city,
      country: place.country,
      postCode: place.postCode,
    },
  };
}

/** Whole years at the instant `now`. */
export function ageOf(customer: Customer, now: number): number {
  const today = new Date(now).toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(customer.birthDate.slice(0, 4));
  return today.slice(5) < customer.birthDate.slice(5) ? years - 1 : years;
}

/** The person's id towards one sales unit. */
export function subOf(msn: string, phone: string): string {
  return deriveUuid("sub", msn, phone);
}

/** What the merchant gets to know. What was not asked for is an empty string, because the platform requires the fields. */
export function userDetailsFor(customer: Customer, scope: readonly string[]): UserDetails {
  const asked = (name: string, value: string) => (scope.includes(name) ? value : "");
  return {
    email: asked("email", customer.email),
    firstName: asked("name", customer.firstName),
    lastName: asked("name", customer.lastName),
    mobileNumber: asked("phoneNumber", customer.phone),
    ...(scope.includes("birthDate") && { dateOfBirth: customer.birthDate }),
    ...(scope.includes("address") && { addresses: [customer.address] }),
  };
}

/** The six first digits of a card that this person has. */
export function usualCardBin(phone: string): string {
  return deriveDigits("card", phone).slice(0, 6).replace(/^./, "4");
}

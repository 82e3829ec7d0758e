import { createHash } from "node:crypto";

export type Country = "NO" | "DK" | "FI" | "SE";

/**
 * A person who exists only here. `nin` is the national identity number as that country's e-ID hands it over:
 * 11 digits (NO), 10 digits (DK), `ddmmyy-nnnX` (FI), 12 digits with the century (SE). `phone` is an MSISDN without
 * plus, `birthDate` is `YYYY-MM-DD`, `sub` is the person's id towards everyone who uses the identity issuers.
 */
export type TestPerson = {
  id: string;
  name: string;
  firstName: string;
  lastName: string;
  nin: string;
  country: Country;
  phone: string;
  email: string;
  birthDate: string;
  sub: string;
  /** Someone who works in a portal, or someone who only pays. Both have the app. */
  kind: "portal" | "customer";
  /** What their authenticator app has, hexadecimal; empty where they sign in nowhere by password. */
  authenticatorSecret: string;
  address: { addressLine1: string; city: string; country: string; postCode: string };
};

const HOME_TOWNS = {
  NO: { addressLine1: "Strandgaten 12", city: "Bergen", postCode: "5013" },
  DK: { addressLine1: "Havnegade 8", city: "Aarhus", postCode: "8000" },
  FI: { addressLine1: "Koskikatu 21", city: "Tampere", postCode: "33100" },
  SE: { addressLine1: "Storgatan 5", city: "Lund", postCode: "22222" },
} as const;

type Line = readonly [name: string, birthDate: string, nin: string, phone: string];

type Known = Pick<TestPerson, "id" | "name" | "country" | "kind" | "birthDate" | "nin" | "phone">;

/** What follows from what is known of someone: the last word of the name is the family's. */
export function makePerson(known: Known): TestPerson {
  const { id, name, country, kind } = known;
  const hasPassword = kind === "portal" && (country === "DK" || country === "FI");
  const lastName = name.split(" ").at(-1) ?? "";
  return {
    ...known,
    firstName: name.slice(0, -lastName.length).trim(),
    lastName,
    email: `${id}@example.test`,
    sub: createHash("sha256").update(`person ${id}`).digest("base64url").slice(0, 22),
    authenticatorSecret: hasPassword
      ? createHash("sha256").update(`authenticator ${id}`).digest("hex").slice(0, 40)
      : "",
    address: { ...HOME_TOWNS[country], country },
  };
}

function meet(country: Country, kind: TestPerson["kind"], lines: readonly Line[]): TestPerson[] {
  return lines.map(([name, birthDate, nin, phone]) => {
    const id = name.replace(" ", "-").toLowerCase();
    return makePerson({ id, name, country, kind, birthDate, nin, phone });
  });
}

// Birth dates and numbers are invented. Where a country sets numbers aside that no one gets (Finland 900 to 999,
// Sweden 980 to 999, Swedish telephone numbers for fiction), they are used.
export const TEST_PEOPLE: readonly TestPerson[] = [
  ...meet("NO", "portal", [
    ["Kari Nordmann", "1979-03-14", "14037941221", "4791000001"],
    ["Ola Berg", "1985-09-02", "02098533306", "4791000002"],
    ["Ingrid Dahl", "1990-06-21", "21069021651", "4791000003"],
    ["Jonas Lie", "1998-11-30", "30119818725", "4791000004"],
    ["Sara Moen", "2001-02-08", "08020161621", "4791000005"],
  ]),
  ...meet("DK", "portal", [
    ["Mette Jensen", "1976-05-17", "1705761546", "4520000101"],
    ["Lars Holm", "1988-10-04", "0410881489", "4520000102"],
    ["Anne Krogh", "1982-12-19", "1912821478", "4520000103"],
  ]),
  ...meet("FI", "portal", [
    ["Aino Virtanen", "1981-07-25", "250781-9189", "358401000201"],
    ["Eero Laine", "1993-01-12", "120193-931K", "358401000202"],
  ]),
  ...meet("NO", "customer", [
    ["Nora Vik", "1994-08-16", "16089427480", "4791000011"],
    ["Henrik Strand", "1968-04-27", "27046815527", "4791000012"],
    // Born late enough to be refused where a minimum age is asked for.
    ["Tuva Moe", "2010-10-05", "05101054855", "4791000013"],
  ]),
  ...meet("DK", "customer", [
    ["Freja Lund", "1997-03-09", "0903971568", "4520000111"],
    ["Emil Nygaard", "1971-06-28", "2806711589", "4520000112"],
  ]),
  ...meet("FI", "customer", [
    ["Inka Aalto", "1986-09-13", "130986-9427", "358401000211"],
    ["Onni Salo", "1959-12-03", "031259-955M", "358401000212"],
  ]),
  ...meet("SE", "customer", [
    ["Elsa Ek", "1992-02-20", "199202209848", "46701740605"],
    ["Oskar Lind", "1983-11-11", "198311119872", "46701740606"],
  ]),
];

export function findPersonById(id: string): TestPerson | undefined {
  return TEST_PEOPLE.find((person) => person.id === id);
}

export function findPersonByPhone(phone: string): TestPerson | undefined {
  return TEST_PEOPLE.find((person) => person.phone === phone);
}

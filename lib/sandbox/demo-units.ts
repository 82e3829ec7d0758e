import { deriveBase64, deriveHex, deriveUuid } from "./derive";
import { type Merchant, makeSalesUnit, type SalesUnit, type SalesUnitKeys } from "./sales-unit";

// The keys are invented, the same in every installation and worthless anywhere but in this sandbox.
export function demoKeys(msn: string): SalesUnitKeys {
  return {
    clientId: deriveUuid("client id", msn),
    clientSecret: deriveBase64(24, "client secret", msn),
    subscriptionKey: deriveHex(32, "subscription key", msn),
    subscriptionKeySecondary: deriveHex(32, "secondary subscription key", msn),
  };
}

export function demoMerchant(slug: string, name: string, scheme: string, id: string): Merchant {
  const accountingKeys = {
    clientId: deriveUuid("accounting client id", slug),
    clientSecret: deriveBase64(24, "accounting client secret", slug),
  };
  return { slug, name, businessIdentifier: { scheme, id }, accountingKeys };
}

const norway = {
  market: "NO",
  merchant: demoMerchant("fjordkaffe", "Fjordkaffe AS", "business:NO:ORG", "999000010"),
} as const;
const denmark = {
  market: "DK",
  merchant: demoMerchant("hyggebolig", "Hyggebolig ApS", "business:DK:CVR", "99900008"),
} as const;
const finland = {
  market: "FI",
  merchant: demoMerchant("saunakauppa", "Saunakauppa Oy", "business:FI:Y-tunnus", "9990001-6"),
} as const;

const inPerson = { channel: "in-person" } as const;

/** The eight sales units that a fresh sandbox knows: three merchants, one test unit. */
export const DEMO_UNITS: readonly SalesUnit[] = [
  { ...norway, msn: "654321", name: "Fjordkaffe Nettbutikk", flags: { longLiving: true, express: true } },
  { ...norway, ...inPerson, msn: "654322", name: "Fjordkaffe Torget" },
  { ...norway, ...inPerson, msn: "654323", name: "Fjordkaffe Brenneri", flags: { directCapture: true } },
  {
    ...norway,
    msn: "754321",
    name: "Fjordkaffe Test",
    environment: "test" as const,
    flags: { longLiving: true, express: true, ninScope: true },
  },
  {
    ...denmark,
    msn: "764321",
    name: "Hyggebolig Webshop",
    flags: { longLiving: true, lateCapture: true, express: true },
  },
  { ...denmark, ...inPerson, msn: "764322", name: "Hyggebolig Aarhus" },
  {
    ...finland,
    msn: "774321",
    name: "Saunakauppa Verkkokauppa",
    flags: { longLiving: true, express: true },
  },
  { ...finland, ...inPerson, msn: "774322", name: "Saunakauppa Helsinki" },
].map((unit) => makeSalesUnit({ ...unit, keys: demoKeys(unit.msn) }));

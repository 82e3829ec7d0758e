import type { ExtraPermission, Role } from "@/lib/domain/permission";

/** The three demonstration companies, their sales units, and who works there as what. Invented, with valid check digits. */
export type DemoUnit = {
  msn: string;
  name: string;
  kind: "online" | "in_person";
  environment: "production" | "test";
  captureType: "reserve" | "direct";
  location: string;
  settlementAccount?: string;
  partner?: string;
  partnerEmail?: string;
};

export type DemoGrant = { person: string; role: Role; extras: ExtraPermission[]; units: "all" | string[] };

export type DemoCompany = {
  slug: string;
  name: string;
  organisationNumber: string;
  country: "NO" | "DK" | "FI";
  currency: "NOK" | "DKK" | "EUR";
  timeZone: string;
  units: DemoUnit[];
  grants: DemoGrant[];
};

const both: ExtraPermission[] = ["transaction_management", "developer"];

function unit(
  msn: string,
  name: string,
  kind: DemoUnit["kind"],
  location: string,
  own: Partial<DemoUnit> = {},
): DemoUnit {
  return { msn, name, kind, location, environment: "production", captureType: "reserve", ...own };
}

/** The same for everyone who signs in by e-mail in the demonstration. */
export const DEMO_PASSWORD = "correct-horse-battery";

export const DEMO_COMPANIES: readonly DemoCompany[] = [
  {
    slug: "fjordkaffe",
    name: "Fjordkaffe AS",
    organisationNumber: "999000010",
    country: "NO",
    currency: "NOK",
    timeZone: "Europe/Oslo",
    units: [
      unit("654321", "Fjordkaffe Nettbutikk", "online", "Bergen", {
        settlementAccount: "99990000014",
        partner: "Nordlys Kassesystem",
        partnerEmail: "partner@example.test",
      }),
      unit("654322", "Fjordkaffe Torget", "in_person", "Torget 4, Bergen", {
        settlementAccount: "99990000014",
      }),
      unit("654323", "Fjordkaffe Brenneri", "in_person", "Damsgårdsveien 90, Bergen", {
        captureType: "direct",
        settlementAccount: "99990000022",
      }),
      unit("754321", "Fjordkaffe Test", "online", "Bergen", { environment: "test" }),
    ],
    grants: [
      { person: "kari-nordmann", role: "administrator", extras: [], units: "all" },
      { person: "ola-berg", role: "sales_unit_manager", extras: both, units: ["654321", "654322"] },
      { person: "ingrid-dahl", role: "sales_unit_manager", extras: [], units: ["654321"] },
      { person: "jonas-lie", role: "assistant", extras: ["transaction_management"], units: ["654322"] },
      { person: "sara-moen", role: "assistant", extras: [], units: ["654322"] },
      { person: "anne-krogh", role: "assistant", extras: ["developer"], units: ["654321"] },
    ],
  },
  {
    slug: "hyggebolig",
    name: "Hyggebolig ApS",
    organisationNumber: "99900008",
    country: "DK",
    currency: "DKK",
    timeZone: "Europe/Copenhagen",
    units: [
      unit("764321", "Hyggebolig Webshop", "online", "Aarhus", { settlementAccount: "DK9899990000000011" }),
      unit("764322", "Hyggebolig Aarhus", "in_person", "Vestergade 12, Aarhus", {
        settlementAccount: "DK9899990000000011",
      }),
    ],
    grants: [
      { person: "mette-jensen", role: "administrator", extras: [], units: "all" },
      { person: "lars-holm", role: "assistant", extras: both, units: ["764321"] },
      { person: "anne-krogh", role: "sales_unit_manager", extras: ["transaction_management"], units: "all" },
      { person: "sara-moen", role: "assistant", extras: [], units: ["764322"] },
    ],
  },
  {
    slug: "saunakauppa",
    name: "Saunakauppa Oy",
    organisationNumber: "9990001-6",
    country: "FI",
    currency: "EUR",
    timeZone: "Europe/Helsinki",
    units: [
      unit("774321", "Saunakauppa Verkkokauppa", "online", "Tampere", {
        settlementAccount: "FI8699990000000011",
      }),
      unit("774322", "Saunakauppa Helsinki", "in_person", "Kalevankatu 8, Helsinki", {
        settlementAccount: "FI8099990000000022",
      }),
    ],
    grants: [
      { person: "aino-virtanen", role: "administrator", extras: [], units: "all" },
      { person: "eero-laine", role: "assistant", extras: ["developer"], units: ["774322"] },
      {
        person: "lars-holm",
        role: "sales_unit_manager",
        extras: ["transaction_management"],
        units: ["774321"],
      },
    ],
  },
];

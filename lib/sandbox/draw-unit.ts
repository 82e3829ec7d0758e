import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { makeSalesUnit, type SalesUnit, type SalesUnitFlags } from "./sales-unit";
import type { SalesUnitBook } from "./sales-unit-book";

export type UnitWish = Pick<SalesUnit, "name" | "market"> & {
  msn?: string | undefined;
  merchant: string;
  organisation: string;
  environment?: SalesUnit["environment"] | undefined;
  channel?: SalesUnit["channel"] | undefined;
  flags?: { [flag in keyof SalesUnitFlags]?: boolean | undefined } | undefined;
};

const SCHEMES = {
  NO: "business:NO:ORG",
  DK: "business:DK:CVR",
  FI: "business:FI:Y-tunnus",
  SE: "business:SE:ORG",
} as const;

function freeMsn(units: SalesUnitBook): string {
  const msn = String(randomInt(1_000_000, 9_999_999));
  return units.byMsn(msn) ? freeMsn(units) : msn;
}

/** A sales unit with a free number and keys of its own. It is the caller's to keep. */
export function drawUnit({ merchant, organisation, ...wish }: UnitWish, units: SalesUnitBook): SalesUnit {
  const secret = () => randomBytes(24).toString("base64");
  const hex = () => randomBytes(16).toString("hex");
  const flags = Object.fromEntries(
    Object.entries(wish.flags ?? {}).filter(([, value]) => value !== undefined),
  );
  return makeSalesUnit({
    ...wish,
    flags,
    msn: wish.msn ?? freeMsn(units),
    keys: {
      clientId: randomUUID(),
      clientSecret: secret(),
      subscriptionKey: hex(),
      subscriptionKeySecondary: hex(),
    },
    merchant: {
      slug: merchant.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
      name: merchant,
      businessIdentifier: { scheme: SCHEMES[wish.market], id: organisation },
      accountingKeys: { clientId: randomUUID(), clientSecret: secret() },
    },
  });
}

import type { LoginSettings, Marketing, Versioned } from "./login-order";
import type { SalesUnit } from "./sales-unit";

const NEVER = { version: 0, value: null };

/** What the unit may ask for: no gender in test, an identity number where it was agreed, consents where they are set up. */
function scopesOf({ environment, flags, marketing: consents }: SalesUnit): string[] {
  return [
    ...["openid", "name", "phoneNumber", "email", "address", "birthDate"],
    ...(environment === "production" ? ["gender"] : []),
    ...(flags.ninScope ? ["nin"] : []),
    ...(consents?.value ? ["delegatedConsents"] : []),
  ];
}

export function viewLogin(unit: SalesUnit) {
  return {
    msn: unit.msn,
    login: unit.login ?? NEVER,
    marketing: unit.marketing ?? NEVER,
    scopes: scopesOf(unit),
  };
}

/** The unit with a change, or undefined where it was changed meanwhile. Consents go with the login that asked for them. */
export function changeLogin(
  unit: SalesUnit,
  { version, value }: Versioned<LoginSettings>,
): SalesUnit | undefined {
  const current = unit.login ?? NEVER;
  if (current.version !== version) return undefined;
  const consents = unit.marketing ?? NEVER;
  const without = { version: consents.version + 1, value: null };
  const gone = value === null && consents.value !== null ? { marketing: without } : {};
  return { ...unit, login: { version: version + 1, value }, ...gone };
}

export function changeMarketing(
  unit: SalesUnit,
  { version, value }: Versioned<Marketing>,
): SalesUnit | undefined {
  const current = unit.marketing ?? NEVER;
  return current.version === version ? { ...unit, marketing: { version: version + 1, value } } : undefined;
}

import type { RenewableKey, Renewal, SalesUnit } from "../sales-unit";

/** The platform's papers name no time, so it is a day: enough to bring a new key to every program that uses it. */
const OVERLAP_MS = 24 * 3_600_000;
const MOST_KEPT = 50;

const FIELDS = {
  "client-secret": "clientSecret",
  primary: "subscriptionKey",
  secondary: "subscriptionKeySecondary",
} as const;

export function renewKey(
  unit: SalesUnit,
  { key, request }: Pick<Renewal, "key" | "request">,
  now: number,
  fresh: string,
): { unit: SalesUnit; renewal: Renewal } {
  const known = unit.renewals?.find((one) => one.request === request && one.key === key);
  if (known) return { unit, renewal: known };
  const field = FIELDS[key];
  const renewal = { request, key, value: fresh, former: unit.keys[field], until: now + OVERLAP_MS };
  const renewals = [...(unit.renewals ?? []), renewal].slice(-MOST_KEPT);
  return { unit: { ...unit, keys: { ...unit.keys, [field]: fresh }, renewals }, renewal };
}

/** Whether the value is this key of the unit, or was until less than the overlap ago. */
export function keyFits(unit: SalesUnit, key: RenewableKey, value: string, now: number): boolean {
  if (unit.keys[FIELDS[key]] === value) return true;
  const former = unit.renewals?.filter((one) => one.key === key && one.former === value) ?? [];
  return former.some(({ until }) => now < until);
}

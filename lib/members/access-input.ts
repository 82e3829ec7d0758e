import { z } from "zod";
import { addDays, startOfDay } from "@/lib/domain/calendar";
import type { TimedGrant } from "@/lib/domain/member-access";
import { EXTRA_PERMISSIONS, type OwnRole, ROLES } from "@/lib/domain/permission";

const day = z.iso.date().nullable();

/**
 * What someone is to be allowed: `{ role, extras, units, from, until }`. `units` is "all" or MSNs. `from` and `until` are days
 * (`YYYY-MM-DD`) in the company's time zone, the last one included; null is without a bound. An administrator's access covers
 * all sales units and needs no extra permission.
 */
export const accessInput = z
  .strictObject({
    role: z.enum(ROLES),
    /** The id of a role of the company's own; it takes the place of `role`. */
    own: z.uuid().nullable().default(null),
    extras: z.array(z.enum(EXTRA_PERMISSIONS)).max(EXTRA_PERMISSIONS.length),
    units: z.union([z.literal("all"), z.array(z.string().regex(/^\d{4,10}$/)).max(1_000)]),
    from: day,
    until: day,
  })
  .refine(({ role, own, units }) => (role === "administrator" && !own) || units.length > 0, {
    path: ["units"],
  });

export type AccessInput = z.output<typeof accessInput>;

/** One grant per sales unit, or one for all. `roles` are the company's own; undefined where it has none with this id. */
export function grantsFrom(
  input: AccessInput,
  timeZone: string,
  roles: readonly OwnRole[],
): TimedGrant[] | undefined {
  const { units, from, until } = input;
  const own = roles.find(({ id }) => id === input.own);
  if (input.own && !own) return undefined;
  const role = own ? "accountant" : input.role;
  const everywhere = role === "administrator" || units === "all";
  const common = {
    role,
    ...(own && { own }),
    extras: own || role === "administrator" ? [] : [...new Set(input.extras)],
    from: from === null ? null : startOfDay(from, timeZone),
    until: until === null ? null : startOfDay(addDays(until, 1), timeZone),
  };
  const places = everywhere ? ["all"] : [...new Set(units)].sort();
  return places.map((unit) => ({ ...common, unit }));
}

/** Grants as the audit log tells them: one line for the sales units that share a role and a time. */
export function describeGrants(grants: readonly TimedGrant[]) {
  const lines = new Map<string, { units: string[]; line: Omit<AuditGrant, "units"> }>();
  for (const { role, own, extras, unit, from, until } of grants) {
    const line = {
      role: own ? `role:${own.id}` : role,
      extras: [...extras].sort(),
      from: from?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
    };
    const key = JSON.stringify(line);
    const units = [...(lines.get(key)?.units ?? []), unit].sort();
    lines.set(key, { units, line });
  }
  return [...lines.values()].map(({ line, units }): AuditGrant => ({ ...line, units }));
}

type AuditGrant = {
  role: string;
  extras: string[];
  from: string | null;
  until: string | null;
  units: string[];
};

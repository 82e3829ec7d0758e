import type { TimedGrant } from "@/lib/domain/member-access";
import type { ExtraPermission, Grant, OwnRole, Role } from "@/lib/domain/permission";

/** An access as it stands in the form. Days are `YYYY-MM-DD`, "" is without a bound. */
export type AccessDraft = {
  readonly role: Role;
  /** A role of the company's own, in place of the other. */
  readonly own: OwnRole | null;
  readonly extras: readonly ExtraPermission[];
  readonly units: "all" | readonly string[];
  readonly from: string;
  readonly until: string;
};

export const LEAST_ACCESS: AccessDraft = {
  role: "assistant",
  own: null,
  extras: [],
  units: [],
  from: "",
  until: "",
};

/** What the access would give once it holds. */
export function grantsOfDraft({ role, own, extras, units }: AccessDraft): Grant[] {
  const places = units === "all" ? ["all"] : units;
  if (own) return places.map((unit) => ({ role: "accountant", own, extras: [], unit }));
  if (role === "administrator") return [{ role, extras: [], unit: "all" }];
  return places.map((unit) => ({ role, extras, unit }));
}

/** The form's beginning from what someone has. Several roles at once become the first: the form says so. */
export function draftOf(grants: readonly TimedGrant[], dayOf: (at: Date) => string): AccessDraft {
  const [first] = grants;
  if (!first) return LEAST_ACCESS;
  const units = grants.map(({ unit }) => unit);
  return {
    role: first.role,
    own: first.own ?? null,
    extras: first.extras,
    units: units.includes("all") ? "all" : units,
    from: first.from ? dayOf(first.from) : "",
    until: first.until ? dayOf(new Date(first.until.getTime() - 1)) : "",
  };
}

/** Whether one access says it all: the same role, extras and time in every place. */
export function isUniform(grants: readonly TimedGrant[]): boolean {
  const kinds = grants.map(({ unit: _, ...rest }) => JSON.stringify(rest));
  return new Set(kinds).size <= 1;
}

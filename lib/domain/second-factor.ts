import { type Grant, permissionsOf } from "./permission";

/** The most that someone may do whom a password alone lets in. */
const PASSWORD_IS_ENOUGH = permissionsOf({ role: "sales_unit_manager", extras: [], unit: "all" });

/**
 * Whether what someone may do takes a second factor where they sign in by password: administrators, whoever moves money or
 * handles keys, and whoever a role of the company's own gives anything of that. An electronic ID is two factors already.
 */
export function needsSecondFactor(grants: readonly Grant[]): boolean {
  return grants.some((grant) => ![...permissionsOf(grant)].every((one) => PASSWORD_IS_ENOUGH.has(one)));
}

import { parseMailAddress } from "@/lib/domain/mail-address";
import { IDENTITY_COUNTRIES, type IdentityCountry } from "@/lib/domain/national-identity";
import {
  EXTRA_PERMISSIONS,
  type ExtraPermission,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
} from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type FieldFailures, textField } from "@/lib/web/read-form";

type Identity = { country: IdentityCountry; by: "nin" | "phone"; number: string };

export function identityForm(form: FormData): Result<Identity, FieldFailures> {
  const country = IDENTITY_COUNTRIES.find((one) => one === textField(form, "country"));
  const by = textField(form, "by");
  const number = textField(form, "number").trim();
  if (!country) return fail({ country: "field_unreadable" as const });
  if (by !== "nin" && by !== "phone") return fail({ by: "field_unreadable" as const });
  if (number === "")
    return fail({ number: by === "nin" ? ("nin_wrong" as const) : ("phone_unreadable" as const) });
  return ok({ country, by, number });
}

export type Access = {
  role: Role;
  own: string | null;
  extras: ExtraPermission[];
  units: "all" | string[];
  from: string | null;
  until: string | null;
};

/** Sales units and extra permissions come as one field each, with commas between. */
export function accessOf(form: FormData): Result<Access, FieldFailures> {
  const own = textField(form, "own") || null;
  const role = own ? "accountant" : ROLES.find((one) => one === textField(form, "role"));
  if (!role) return fail({ role: "role_missing" as const });
  const listed = (name: string) =>
    textField(form, name)
      .split(",")
      .filter((one) => one !== "");
  const units = role === "administrator" || textField(form, "units") === "all" ? "all" : listed("units");
  if (units.length === 0) return fail({ units: "units_missing" as const });
  const chosen = listed("extras");
  const extras = EXTRA_PERMISSIONS.filter((extra) => chosen.includes(extra));
  const [from, until] = [textField(form, "from") || null, textField(form, "until") || null];
  return ok({ role, own, extras, units, from, until });
}

export function inviteForm(
  form: FormData,
): Result<{ identity: Identity; name: string; email: string | null; access: Access }, FieldFailures> {
  const identity = identityForm(form);
  if (!identity.ok) return identity;
  const access = accessOf(form);
  if (!access.ok) return access;
  const email = textField(form, "email").trim();
  if (email !== "" && parseMailAddress(email) === undefined) return fail({ email: "email_wrong" as const });
  const name = textField(form, "name").trim();
  return ok({ identity: identity.value, name, email: email || null, access: access.value });
}

export function changeForm(form: FormData): Result<{ memberId: string; access: Access }, FieldFailures> {
  const access = accessOf(form);
  return access.ok ? ok({ memberId: textField(form, "member"), access: access.value }) : access;
}

export function importForm(form: FormData): Result<{ text: string }, FieldFailures> {
  const text = textField(form, "text");
  return text.trim() === "" ? fail({ text: "file_empty" as const }) : ok({ text });
}

export function roleForm(
  form: FormData,
): Result<{ id: string; name: string; permissions: Permission[] }, FieldFailures> {
  const name = textField(form, "name").trim();
  const chosen = textField(form, "permissions").split(",");
  const permissions = PERMISSIONS.filter((permission) => chosen.includes(permission));
  if (name === "" || permissions.length === 0) return fail({ name: "role_empty" as const });
  return ok({ id: textField(form, "id"), name, permissions });
}

export const deleteRoleForm = (form: FormData) => ok({ id: textField(form, "id") });

export const memberForm = (form: FormData) => ok({ memberId: textField(form, "member") });

export const sessionForm = (form: FormData) =>
  ok({ memberId: textField(form, "member"), session: textField(form, "session") });

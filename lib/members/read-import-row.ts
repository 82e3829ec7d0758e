import type { z } from "zod";
import { EXTRA_PERMISSIONS, type OwnRole, ROLES } from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { invitationInput } from "./invite-one";

/** Short names that people type for the two extra permissions. */
const EXTRAS = new Map<string, string>([
  ["tm", "transaction_management"],
  ["dev", "developer"],
  ...EXTRA_PERMISSIONS.map((extra) => [extra, extra] as const),
]);

type Wish = z.output<typeof invitationInput>;
export type RowFailure = { code: "row_unreadable" } | { code: "role_not_found" };

/**
 * One line of the file as an invitation. A number that begins with "+" or "00" is a phone; `units` are MSNs with blanks or "|"
 * between, or "all"; `role` is one of the portal's, or the name of one of the company's own.
 */
export function readImportRow(
  cells: ReadonlyMap<string, string>,
  roles: readonly OwnRole[],
): Result<Wish, RowFailure> {
  const cell = (name: string) => (cells.get(name) ?? "").trim();
  const listed = (name: string) =>
    cell(name)
      .split(/[\s|]+/)
      .filter((one) => one !== "");
  const number = cell("number");
  const role = readRole(cell("role"), roles);
  if (!role) return fail({ code: "role_not_found" });
  const everywhere = cell("units").toLowerCase() === "all" || role.role === "administrator";
  const parsed = invitationInput.safeParse({
    identity: {
      country: cell("country").toUpperCase(),
      by: /^(\+|00)/.test(number) ? "phone" : "nin",
      number,
    },
    name: cell("name"),
    email: cell("email") || null,
    access: {
      ...role,
      extras: listed("extras").map((extra) => EXTRAS.get(extra.toLowerCase()) ?? extra),
      units: everywhere ? "all" : listed("units"),
      from: cell("from") || null,
      until: cell("until") || null,
    },
  });
  return parsed.success ? ok(parsed.data) : fail({ code: "row_unreadable" });
}

/** The portal's own names come first: a company's role of the same name must not take their place. */
function readRole(text: string, roles: readonly OwnRole[]) {
  const key = text.toLowerCase().replace(/\s+/g, "_");
  const role = ROLES.find((one) => one === key);
  if (role) return { role, own: null };
  const own = roles.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  return own && { role: "accountant" as const, own: own.id };
}

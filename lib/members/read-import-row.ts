import type { z } from "zod";
import { EXTRA_PERMISSIONS } from "@/lib/domain/permission";
import { invitationInput } from "./invite-one";

/** Short names that people type for the two extra permissions. */
const EXTRAS = new Map<string, string>([
  ["tm", "transaction_management"],
  ["dev", "developer"],
  ...EXTRA_PERMISSIONS.map((extra) => [extra, extra] as const),
]);

/**
 * One line of the file as an invitation, or undefined where it can't be read. A number that begins with "+" or "00" is a phone;
 * `units` are MSNs with blanks or "|" between, or "all".
 */
export function readImportRow(
  cells: ReadonlyMap<string, string>,
): z.output<typeof invitationInput> | undefined {
  const cell = (name: string) => (cells.get(name) ?? "").trim();
  const listed = (name: string) =>
    cell(name)
      .split(/[\s|]+/)
      .filter((one) => one !== "");
  const number = cell("number");
  const role = cell("role").toLowerCase().replace(/\s+/g, "_");
  const units = cell("units").toLowerCase() === "all" || role === "administrator" ? "all" : listed("units");
  const parsed = invitationInput.safeParse({
    identity: {
      country: cell("country").toUpperCase(),
      by: /^(\+|00)/.test(number) ? "phone" : "nin",
      number,
    },
    name: cell("name"),
    email: cell("email") || null,
    access: {
      role,
      own: null,
      extras: listed("extras").map((extra) => EXTRAS.get(extra.toLowerCase()) ?? extra),
      units,
      from: cell("from") || null,
      until: cell("until") || null,
    },
  });
  return parsed.success ? parsed.data : undefined;
}

/** How a sales unit meets its customers. */
export const UNIT_KINDS = ["online", "in_person", "vm_number"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const UNIT_STATUSES = ["active", "inactive"] as const;
export type UnitStatus = (typeof UNIT_STATUSES)[number];

/** As long as the platform lets a name be; counted as people count, an emoji is one. */
export const MAX_NAME = 30;

export type NameProblem = "unit_name_missing" | "name_too_long" | "name_signs";

/** The name as it will be shown: without spaces around it or doubled inside. */
export function readUnitName(
  typed: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: NameProblem } {
  const name = typed.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (name === "") return { ok: false, error: "unit_name_missing" };
  if (countSigns(name) > MAX_NAME) return { ok: false, error: "name_too_long" };
  // Signs that can't be seen would let one shop look like another.
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u.test(name)) return { ok: false, error: "name_signs" };
  return { ok: true, value: name };
}

export function countSigns(text: string): number {
  return [...text].length;
}

import { mod10Digit, mod11Digit, mod97, mod731Digit } from "./check-digits";
import type { IdentityCountry } from "./national-identity";

/**
 * The number that tells a bank which invoice a payment is for, with its check digits.
 * - `kid_mod10`, `kid_mod11` (Norway): 2 to 25 digits, the last one checks; mod 11 may end in a hyphen.
 * - `fik_71`, `fik_75` (Denmark): 15 and 16 digits of a payment slip, the last one by mod 10.
 * - `viite` (Finland): 4 to 20 digits, the last one by the weights 7, 3, 1; `rf`: the same within ISO 11649, "RF" and two digits first.
 * - `bankgiro` (Sweden): OCR with 3 to 25 digits; before the check digit stands the last digit of the whole length.
 */
export const REFERENCE_KINDS = [
  "kid_mod10",
  "kid_mod11",
  "fik_71",
  "fik_75",
  "viite",
  "rf",
  "bankgiro",
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** The first is what a new invoice gets. */
const BY_COUNTRY: Record<IdentityCountry, readonly [ReferenceKind, ...ReferenceKind[]]> = {
  NO: ["kid_mod10", "kid_mod11"],
  DK: ["fik_71", "fik_75"],
  FI: ["viite", "rf"],
  SE: ["bankgiro"],
};

export function referenceKindsOf(country: IdentityCountry): readonly [ReferenceKind, ...ReferenceKind[]] {
  return BY_COUNTRY[country];
}

type Form = {
  /** Digits before what checks them. */
  readonly least: number;
  readonly most: number;
  /** Whether shorter numbers are filled with zeros to the most: payment slips have a fixed length. */
  readonly filled: boolean;
  readonly finish: (base: string) => string;
};

const FORMS: Record<ReferenceKind, Form> = {
  kid_mod10: { least: 1, most: 24, filled: false, finish: (base) => base + mod10Digit(base) },
  kid_mod11: { least: 1, most: 24, filled: false, finish: (base) => base + mod11Digit(base) },
  fik_71: { least: 1, most: 14, filled: true, finish: (base) => base + mod10Digit(base) },
  fik_75: { least: 1, most: 15, filled: true, finish: (base) => base + mod10Digit(base) },
  viite: { least: 3, most: 19, filled: false, finish: (base) => base + mod731Digit(base) },
  rf: { least: 3, most: 19, filled: false, finish: (base) => creditorReference(base + mod731Digit(base)) },
  bankgiro: { least: 1, most: 23, filled: false, finish: withLength },
};

/**
 * The reference for a number of the merchant's own.
 * @throws RangeError where it has no digits alone, or too many for the kind.
 */
export function makeReference(kind: ReferenceKind, own: string): string {
  const { least, most, filled, finish } = FORMS[kind];
  if (!/^\d+$/.test(own) || own.length > most)
    throw new RangeError(`no number for ${kind}: ${own.length} signs`);
  return finish(own.padStart(filled ? most : least, "0"));
}

/** Whether the check digits are right; spaces count for nothing. */
export function isReference(kind: ReferenceKind, typed: string): boolean {
  const text = typed.replace(/\s/gu, "").toUpperCase();
  if (kind === "rf") return /^RF\d{2}\d{4,20}$/.test(text) && FORMS.rf.finish(text.slice(4, -1)) === text;
  const { least, most, filled, finish } = FORMS[kind];
  const checks = kind === "bankgiro" ? 2 : 1;
  const base = text.slice(0, -checks);
  const fits = /^\d+$/.test(base) && base.length >= (filled ? most : least) && base.length <= most;
  return fits && finish(base) === text;
}

/** As it is printed: Finnish ones in groups of five from the right and of four, a Danish one with its card type. */
export function writeReference(kind: ReferenceKind, reference: string): string {
  if (kind === "viite") return reference.replace(/\B(?=(?:\d{5})+$)/g, " ");
  if (kind === "rf") return reference.replace(/(.{4})(?=.)/g, "$1 ");
  if (kind === "fik_71" || kind === "fik_75") return `+${kind.slice(4)}<${reference}`;
  return reference;
}

function creditorReference(national: string): string {
  const digits = 98 - mod97(`${national}RF00`);
  return `RF${String(digits).padStart(2, "0")}${national}`;
}

function withLength(base: string): string {
  const counted = base + ((base.length + 2) % 10);
  return counted + mod10Digit(counted);
}

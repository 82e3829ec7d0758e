import { fail, ok, type Result } from "./result";

/** A redirect code opens a page; a callback code tells the shop's system that a customer stands there. */
export const CODE_KINDS = ["redirect", "callback"] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/**
 * - `pending`, `unknown`: the platform was asked, its answer is not known.
 * - `live`: the platform has it.
 * - `failed`: it was not made. `deleted`: it is gone, and what was printed of it is dead.
 */
export const CODE_STATES = ["pending", "unknown", "live", "failed", "deleted"] as const;
export type CodeState = (typeof CODE_STATES)[number];

export type CodeNameProblem = "code_name_missing" | "code_name_long" | "code_name_signs";

/** The platform's own rule for the name of a code. */
const NAME = /^[-_+%æøåÆØÅ\w\s]*$/;

export function readCodeName(typed: string): Result<string, CodeNameProblem> {
  const name = typed.trim().replace(/\s+/g, " ");
  if (name === "") return fail("code_name_missing");
  if (name.length > 128) return fail("code_name_long");
  // A percent sign is allowed there, but is read as part of an escape once the name stands in an address.
  return NAME.test(name) && !name.includes("%") ? ok(name) : fail("code_name_signs");
}

export type TargetProblem =
  | "target_missing"
  | "target_script"
  | "target_not_https"
  | "target_signs"
  | "target_too_long";

/** The platform's own rule for the page of a code. */
const TARGET = /^https:\/\/[\w.]+([\w#!:.?+=&%@\-/]+)?$/;
const LONGEST_TARGET = 1_000;

/** The https address of a page, as it was typed. An address that would run as a program is named as such. */
export function readTarget(typed: string): Result<string, TargetProblem> {
  const target = typed.trim();
  if (target === "") return fail("target_missing");
  if (target.length > LONGEST_TARGET) return fail("target_too_long");
  // Browsers skip tabs and line breaks inside of the scheme, and so does this.
  if (/^(?:javascript|data|vbscript|file|blob):/i.test(target.replace(/[^\x21-\x7e]/g, "")))
    return fail("target_script");
  if (!/^https:\/\//i.test(target)) return fail("target_not_https");
  return TARGET.test(target) && URL.canParse(target) ? ok(target) : fail("target_signs");
}

const LONGEST_LOCATION = 36;

export type LocationProblem = "location_text_missing" | "location_text_long";

/** What the customer's app shows while they wait: "Till 1". */
export function readLocation(typed: string): Result<string, LocationProblem> {
  const text = typed.trim().replace(/\s+/g, " ");
  if (text === "") return fail("location_text_missing");
  return text.length > LONGEST_LOCATION ? fail("location_text_long") : ok(text);
}

/** Which code an address of the portal means. */
export type CodeName = { readonly msn: string; readonly kind: CodeKind; readonly platformId: string };

/** As one part of an address: `654322.r.Ym9yZCA3`. */
export function writeCodeName({ msn, kind, platformId }: CodeName): string {
  const bytes = new TextEncoder().encode(platformId);
  const text = btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
  return `${msn}.${kind[0]}.${text}`;
}

export function readCodeAddress(text: string): CodeName | undefined {
  const [, msn, letter, packed] = /^(\d{4,10})\.([rc])\.([\w-]{1,700})$/.exec(text) ?? [];
  if (!msn || !packed) return undefined;
  try {
    const signs = atob(packed.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
    const platformId = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { msn, kind: letter === "r" ? "redirect" : "callback", platformId };
  } catch {
    return undefined;
  }
}

export const MOST_IN_BATCH = 200;

/** "Table 1" to "Table 80". */
export function numberedNames(name: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `${name} ${from + at}`);
}

/** Puts a code's number or name where the pattern of an address says `{n}`, as a part of an address. */
export function targetFor(pattern: string, value: string | number): string {
  return pattern.replaceAll("{n}", encodeURIComponent(String(value)));
}

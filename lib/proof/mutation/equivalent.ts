import type { Tried } from "./try-mutants";

/** A mutant that does the same as the source, named by its line and its change, and why nobody could tell them apart. */
export type Equivalent = Pick<Tried, "file" | "code" | "change"> & { readonly why: string };

const REFUSED_BOTH_WAYS =
  "a mark that stands twice, or first, divides nothing: the text is refused either way";
const UNREADABLE = "not digits either way, so the text is refused";
const MARK = 'const mark = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));';
const FIRST = 'if (mark < 0 || GROUPED.test(text)) return { whole: text, decimals: "" };';
const TWICE = 'return whole.includes(text.charAt(mark)) ? { whole: "", decimals } : { whole, decimals };';
const MONEY = "lib/domain/money.ts";
const GIVEN = 'const given: Grant = { role: "accountant", own: role, extras: [], unit: "all" };';

export const EQUIVALENT: readonly Equivalent[] = [
  { file: MONEY, code: MARK, change: "lastIndexOf → indexOf", why: REFUSED_BOTH_WAYS },
  { file: MONEY, code: FIRST, change: "< → <=", why: REFUSED_BOTH_WAYS },
  { file: MONEY, code: FIRST, change: "0 → 1", why: REFUSED_BOTH_WAYS },
  { file: MONEY, code: TWICE, change: '{ whole: "", decimals } → ({})', why: UNREADABLE },
  { file: MONEY, code: TWICE, change: '"" → "mutant"', why: UNREADABLE },
  {
    file: "lib/domain/format-money.ts",
    code: "formats.set(name, format);",
    change: "formats.set(name, format); → ;",
    why: "a format that is made anew writes the same, only slower",
  },
  {
    file: "lib/domain/member-access.ts",
    code: GIVEN,
    change: '"accountant" → ""',
    why: "beside an own role the role is not read",
  },
  {
    file: "lib/domain/member-access.ts",
    code: GIVEN,
    change: '"all" → ""',
    why: "no sales unit has an empty number, so both are reached by those alone who reach all",
  },
  {
    file: "lib/domain/second-factor.ts",
    code: 'const PASSWORD_IS_ENOUGH = permissionsOf({ role: "sales_unit_manager", extras: [], unit: "all" });',
    change: '"all" → ""',
    why: "what a grant gives does not depend on where",
  },
  {
    file: "lib/domain/safe-next.ts",
    code: String.raw`if (SHIFTING.test(wish.replace(/\?.*$/s, ""))) return "/";`,
    change: String.raw`/\?.*$/s → /\?.*/s`,
    why: "a greedy pattern over all characters ends at the end anyway",
  },
  {
    file: "lib/payments-api/webhook-signature.ts",
    code: 'const signature = AUTHORIZATION.exec(authorization)?.[1] ?? "";',
    change: '"" → "mutant"',
    why: "neither is as long as a signature",
  },
  {
    file: "lib/domain/csv.ts",
    code:
      "const FORMULA = new RegExp(`^'*$" +
      "{SKIPPED}(?:$" +
      String.raw`{RUN}|[\\t\\r\\n\\u0000])` +
      '`, "u");',
    change: '"u" → ""',
    why: "all its characters are of the plane where both read alike",
  },
];

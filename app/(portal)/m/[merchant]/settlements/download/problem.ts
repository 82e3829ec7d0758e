import { FORMAT_LOCALES, type Locale } from "@/lib/domain/locale";
import { isCurrency } from "@/lib/domain/money";
import type { Failure } from "@/lib/web/messages";

const PROBLEMS = [
  "report_incomplete",
  "report_period_future",
  "report_period_backwards",
  "report_period_too_long",
  "report_nothing_there",
  "report_part_hidden",
  "report_personal_refused",
  "report_personal_format",
  "report_purpose_missing",
  "report_no_rows",
  "report_empty",
  "report_too_many_rows",
  "too_many_requests",
  "settlement_not_found",
  "sales_unit_not_found",
  "account_mapping_missing",
  "account_mapping_number",
  "account_mapping_name",
  "account_mapping_rate",
  "voucher_settlement_differs",
  "vouchers_other_currency",
] as const satisfies readonly Failure["code"][];

/** Why there was no file, as the address tells it; an address says nothing that the portal would not. */
export function problemIn(query: URLSearchParams, language: Locale): Failure | undefined {
  const code = PROBLEMS.find((known) => known === query.get("problem"));
  const digits = (name: string) => /^\d{1,20}$/.exec(query.get(name) ?? "")?.[0] ?? "–";
  const currency = isCurrency(query.get("currency") ?? "") ? query.get("currency") : "–";
  const rows = Number(digits("what")).toLocaleString(FORMAT_LOCALES[language]);
  // How many rows is an amount, and grouped like one; what else stands there is the number of a settlement.
  const what = code === "report_too_many_rows" ? rows : digits("what");
  const values = { what, number: digits("number"), currency, unit: digits("of") };
  return code && { code, ...values };
}

/** Where in the form each reason stands as well as above it; what is not named here is of the form as a whole. */
const PLACES: Partial<Record<Failure["code"], Place>> = {
  report_incomplete: "period",
  report_period_future: "period",
  report_period_backwards: "period",
  report_period_too_long: "period",
  report_nothing_there: "period",
  sales_unit_not_found: "units",
  report_part_hidden: "units",
  report_empty: "format",
  report_no_rows: "format",
  report_too_many_rows: "format",
  vouchers_other_currency: "format",
  report_personal_format: "format",
  report_personal_refused: "personal",
  report_purpose_missing: "personal",
};

export type Place = "period" | "units" | "format" | "personal";

/** Why there was no file, in words, at its place in the form. */
export type Told = Partial<Record<Place, string>>;

export function toldBeside(problem: Failure | undefined, sentence: string | undefined): Told {
  const place = problem && PLACES[problem.code];
  return place && sentence ? { [place]: sentence } : {};
}

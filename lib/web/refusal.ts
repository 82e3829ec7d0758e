import "server-only";
import { randomUUID } from "node:crypto";
import { type Refused, typedFields } from "./form-state";
import { type Failure, type FailureCode, sentenceFor } from "./messages";
import type { FieldFailures } from "./read-form";

/** A failure that is about one field stands beside that field as well. */
const FIELD_OF: Partial<Record<FailureCode, string>> = {
  amount_missing: "amount",
  amount_not_a_number: "amount",
  amount_too_many_decimals: "amount",
  amount_too_large: "amount",
  amount_not_positive: "amount",
  amount_below_least: "amount",
  amount_above_most: "amount",
  amount_exceeds_remaining: "amount",
  amount_exceeds_refundable: "amount",
  organisation_number_wrong: "organisationNumber",
  owners_exceed_whole: "share",
  nin_wrong: "number",
  nin_needed_in_sweden: "number",
  phone_unreadable: "number",
  phone_of_other_country: "number",
  phone_unknown: "number",
  phone_missing: "phone",
  customer_cannot_pay: "phone",
  description_length: "description",
  description_card_number: "description",
  expiry_too_soon: "expiry",
  expiry_too_late: "expiry",
  long_expiry_refused: "expiry",
  name_missing: "name",
  unit_not_found: "units",
  grant_over_already: "until",
  grant_ends_before_start: "until",
  unit_name_missing: "name",
  name_too_long: "name",
  name_signs: "name",
  name_not_typed: "typedName",
  unit_already_here: "msn",
  unit_taken: "msn",
  keys_of_other_unit: "msn",
  environment_elsewhere: "environment",
  subscription_key_wrong: "subscriptionKey",
  secondary_key_wrong: "subscriptionKeySecondary",
  account_missing: "account",
  account_form: "account",
  account_check_digits: "account",
  account_country: "account",
  account_of_another: "account",
  sells_short: "sells",
  code_name_missing: "name",
  code_name_long: "name",
  code_name_signs: "name",
  code_name_taken: "name",
  code_name_not_typed: "typedName",
  target_missing: "target",
  target_script: "target",
  target_not_https: "target",
  target_signs: "target",
  target_too_long: "target",
  location_text_missing: "location",
  location_text_long: "location",
  website_form: "website",
  terms_form: "terms",
  location_missing: "location",
  mode_missing: "mode",
  report_name_missing: "name",
  report_address_wrong: "addresses",
  report_too_many_recipients: "addresses",
  report_personal_format: "format",
  report_purpose_missing: "purpose",
  server_host_wrong: "host",
  server_port_wrong: "port",
  server_user_wrong: "user",
  server_folder_wrong: "folder",
  server_password_missing: "password",
  test_user_name: "name",
  test_user_birth_date: "birthDate",
};

/** Moments in the sentence are told in `timeZone`, the company's own. */
export async function refuse(form: FormData, failure: Failure, timeZone?: string): Promise<Refused> {
  const message = await sentenceFor(failure, timeZone);
  const field = ownField(failure) ?? FIELD_OF[failure.code];
  return refused(form, failure.code, message, field ? { [field]: message } : await unreadable(failure));
}

/** A rule that holds for several fields says itself which one it means. */
function ownField(failure: Failure & { field?: unknown }): string | undefined {
  return typeof failure.field === "string" ? failure.field : undefined;
}

/** The form could not even be read: each field says why, the message says that nothing was done. */
export async function refuseFields(form: FormData, failures: FieldFailures): Promise<Refused> {
  const sentences = await Promise.all(
    Object.entries(failures).map(async ([field, code]) => [field, await sentenceFor({ code })] as const),
  );
  const message = await sentenceFor({ code: "invalid_input" });
  return refused(form, "invalid_input", message, Object.fromEntries(sentences));
}

function refused(
  form: FormData,
  code: FailureCode,
  message: string,
  fieldErrors: Record<string, string>,
): Refused {
  return { status: "refused", code, message, fieldErrors, fields: typedFields(form), answer: randomUUID() };
}

async function unreadable(failure: Failure & { fields?: unknown }): Promise<Record<string, string>> {
  if (failure.code !== "invalid_input" || !Array.isArray(failure.fields)) return {};
  const sentence = await sentenceFor({ code: "field_unreadable" });
  return Object.fromEntries(failure.fields.map((field) => [String(field), sentence]));
}

import { mod10Digit } from "./check-digits";
import type { IdentityCountry } from "./national-identity";
import { fail, ok, type Result } from "./result";
import { readSettlementAccount } from "./settlement-account";

export type PayeeAccountProblem = "bank_account_form" | "bank_account_check_digits";

type Read = Result<string, PayeeAccountProblem>;

const WITH_IBAN: readonly IdentityCountry[] = ["NO", "DK", "FI", "SE"];

/**
 * The account that an invoice asks customers of a bank to pay to, as it is printed. An IBAN of the four countries, by mod 97; else what
 * the country uses itself:
 * - Norway: eleven digits, mod 11.
 * - Sweden: bankgiro (7 or 8 digits), or plusgiro (2 to 8, a hyphen before the last), both by mod 10.
 * - Denmark: registration and account number, or a creditor of payment slips with 8 digits. Neither has a check digit.
 * - Finland: an IBAN only.
 */
export function readPayeeAccount(typed: string, country: IdentityCountry): Read {
  const text = typed.toUpperCase().replace(/[\s.]/gu, "");
  const ibanOf = WITH_IBAN.find((one) => text.startsWith(one));
  if (ibanOf) return readIban(text.replaceAll("-", ""), ibanOf);
  if (!/^[\d+-]+$/.test(text)) return fail("bank_account_form");
  if (country === "NO") return readNorwegian(text);
  if (country === "SE") return readGiro(text);
  return country === "DK" ? readDanish(text) : fail("bank_account_form");
}

function readIban(text: string, country: IdentityCountry): Read {
  const read = readSettlementAccount(country, text);
  if (!read.ok) return fail(problemOf(read.error));
  return ok(text.replace(/(.{4})(?=.)/g, "$1 "));
}

function readNorwegian(text: string): Read {
  const read = readSettlementAccount("NO", text);
  if (!read.ok) return fail(problemOf(read.error));
  const { number } = read.value;
  return ok(`${number.slice(0, 4)} ${number.slice(4, 6)} ${number.slice(6)}`);
}

function readGiro(text: string): Read {
  const digits = text.replaceAll("-", "");
  const isPlusgiro = /^\d{1,7}-\d$/.test(text);
  const isBankgiro = /^\d{3,4}-?\d{4}$/.test(text);
  if (!isPlusgiro && !isBankgiro) return fail("bank_account_form");
  if (mod10Digit(digits.slice(0, -1)) !== digits.slice(-1)) return fail("bank_account_check_digits");
  return ok(isBankgiro ? `${digits.slice(0, -4)}-${digits.slice(-4)}` : text);
}

function readDanish(text: string): Read {
  const digits = text.replace(/[+-]/g, "");
  if (digits.length === 8) return ok(digits);
  return /^\d{10,14}$/.test(digits)
    ? ok(`${digits.slice(0, 4)} ${digits.slice(4)}`)
    : fail("bank_account_form");
}

function problemOf(error: string): PayeeAccountProblem {
  return error === "account_check_digits" ? "bank_account_check_digits" : "bank_account_form";
}

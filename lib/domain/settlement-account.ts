export type AccountCountry = "NO" | "DK" | "FI" | "SE";

export type AccountProblem = "account_missing" | "account_form" | "account_check_digits" | "account_country";

/** An account as banks write it: BBAN in Norway, IBAN elsewhere. No spaces, capital letters. */
export type SettlementAccount = { readonly scheme: "BBAN" | "IBAN"; readonly number: string };

/**
 * Reads what someone typed as an account of that market. Norway: eleven digits, of which the last checks the others (mod 11); a
 * Norwegian IBAN is taken for the eleven digits in it. Elsewhere: an IBAN of that country, mod 97.
 */
export function readSettlementAccount(
  country: AccountCountry,
  typed: string,
):
  | { readonly ok: true; readonly value: SettlementAccount }
  | { readonly ok: false; readonly error: AccountProblem } {
  const text = typed.toUpperCase().replace(/[\s.-]/g, "");
  if (text === "") return { ok: false, error: "account_missing" };
  if (country === "NO" && /^\d+$/.test(text)) return readBban(text);
  const iban = readIban(country, text);
  if (!iban.ok || country !== "NO") return iban;
  return readBban(iban.value.number.slice(4));
}

function readBban(digits: string): ReturnType<typeof readSettlementAccount> {
  if (digits.length !== 11) return { ok: false, error: "account_form" };
  const sum = BBAN_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  // A rest of 1 would need a check digit of ten, so no such account exists.
  const check = (11 - (sum % 11)) % 11;
  if (check !== Number(digits[10])) return { ok: false, error: "account_check_digits" };
  return { ok: true, value: { scheme: "BBAN", number: digits } };
}

const BBAN_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

const IBAN_LENGTH: Record<AccountCountry, number> = { NO: 15, DK: 18, FI: 18, SE: 24 };

function readIban(country: AccountCountry, text: string): ReturnType<typeof readSettlementAccount> {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{6,30}$/.test(text)) return { ok: false, error: "account_form" };
  if (!text.startsWith(country)) return { ok: false, error: "account_country" };
  if (text.length !== IBAN_LENGTH[country] || !/^\d+$/.test(text.slice(2)))
    return { ok: false, error: "account_form" };
  if (restOf97(text) !== 1) return { ok: false, error: "account_check_digits" };
  return { ok: true, value: { scheme: "IBAN", number: text } };
}

/** ISO 7064: country and check digits go to the end, letters become two digits, and 1 is left after 97s. */
function restOf97(iban: string): number {
  const turned = `${iban.slice(4)}${iban.slice(0, 4)}`;
  return [...turned].reduce((rest, sign) => {
    const value = Number.parseInt(sign, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
}

/** Enough to recognise an account by: "•••• 00 014" is not it, the last four are. */
export function maskAccount(number: string): string {
  return `•••• ${number.slice(-4)}`;
}

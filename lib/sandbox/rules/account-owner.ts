import type { SalesUnit } from "../sales-unit";

/** Every account at the bank with this code is another organisation's. */
const OTHERS_BANK = "1234";
/** This bank doesn't tell: an account there is the merchant's once a penny transfer has come from it. */
const SILENT_BANK = "4321";

/**
 * Whose a bank account is. The sandbox knows no banks, so the bank code decides: the first four digits of a Norwegian account, the
 * four after country and check digits of an IBAN. 1234 is another organisation's, 4321 can't be told, any other is the merchant's.
 */
export function ownerOf(
  account: string,
  unit: Pick<SalesUnit, "provenAccounts">,
): "own" | "other" | "not_known" {
  const bank = (/^[A-Z]{2}/.test(account) ? account.slice(4) : account).slice(0, 4);
  if (bank === OTHERS_BANK) return "other";
  if (bank === SILENT_BANK && !unit.provenAccounts?.includes(account)) return "not_known";
  return "own";
}

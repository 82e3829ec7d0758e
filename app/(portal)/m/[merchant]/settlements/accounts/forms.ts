import { ACCOUNT_ROLES, UNIT_ROLES } from "@/lib/domain/books";
import { ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

type Account = { number: string; name: string };

/** Accounts by role, tax on fees where a rate is given, and those of sales units that have any. The use case judges them. */
export function booksForm(form: FormData) {
  const text = (name: string) => textField(form, name).trim();
  const account = (name: string): Account => ({ number: text(`${name}.number`), name: text(`${name}.name`) });
  const [bank, receivable, sales, refunds, fees, corrections] = ACCOUNT_ROLES.map(account) as Six; // safe: as many as roles
  const rate = text("feesVat.rate").replace(",", ".");
  const feesVat = rate && { feesVat: { rate: hundredths(rate), account: account("feesVat") } };
  const units = form.getAll("msn").flatMap((msn) => {
    const own = UNIT_ROLES.flatMap((role) => {
      const one = account(`${String(msn)}.${role}`);
      return one.number || one.name ? [[role, one] as const] : [];
    });
    return own.length > 0 ? [[String(msn), Object.fromEntries(own)] as const] : [];
  });
  const accounts = { bank, receivable, sales, refunds, fees, corrections };
  const books = { ...accounts, ...feesVat, units: Object.fromEntries(units) };
  return ok({ books, seenVersion: Number(textField(form, "seenVersion")) });
}

type Six = [Account, Account, Account, Account, Account, Account];

/** 25.5 as 2550; what is no percentage with two decimals as 0, which is refused. */
function hundredths(rate: string): number {
  return /^\d{1,3}(\.\d{1,2})?$/.test(rate) ? Math.round(Number(rate) * 100) : 0;
}

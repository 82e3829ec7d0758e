import { fail, ok, type Result } from "./result";

/**
 * What the money of a settlement is for in the books. receivable: what the platform owes, or is owed, beyond what was paid out.
 * Sales are what customers paid, tax included: the platform knows no tax rates, so the tax is split off in the accounting system.
 */
export const ACCOUNT_ROLES = ["bank", "receivable", "sales", "refunds", "fees", "corrections"] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** What a sales unit may book elsewhere than the rest of the company. */
export const UNIT_ROLES = ["sales", "refunds"] as const;
export type UnitRole = (typeof UNIT_ROLES)[number];

export type Account = {
  readonly number: string;
  readonly name: string;
  /** SAF-T (NO): where the account stands in the business specification of the tax administration. */
  readonly grouping?: Grouping;
};

export type Grouping = { readonly category: string; readonly code: string };

export type AccountMapping = Readonly<Record<AccountRole, Account>>;

/** Where a company books its settlements. */
export type Books = AccountMapping & {
  /** Tax that is part of the fees, in hundredths of a percent. Fees of payments are exempt as a rule: then there is none. */
  readonly feesVat?: { readonly rate: number; readonly account: Account };
  /** By MSN; what is not named goes where the rest of the company's does. */
  readonly units?: Readonly<Record<string, Partial<Readonly<Record<UnitRole, Account>>>>>;
};

export type BooksFailure = {
  readonly code: "account_mapping_number" | "account_mapping_name" | "account_mapping_rate";
  /** `fees.number`, `feesVat.rate`, `654321.sales.name`: what the form calls the field. */
  readonly field: string;
};

/** Accounts are three to eight digits, as every chart of the Nordic countries has them, each with a name. */
export function checkBooks(books: Books): Result<Books, BooksFailure> {
  for (const role of ACCOUNT_ROLES) {
    const wrong = wrongIn(books[role], role);
    if (wrong) return fail(wrong);
  }
  const { rate = 0, account } = books.feesVat ?? {};
  const wrongVat = account && wrongIn(account, "feesVat");
  if (wrongVat) return fail(wrongVat);
  // Less than all of the fee, and more than nothing: else it would be no part of it.
  if (account && !(Number.isInteger(rate) && rate > 0 && rate < 10_000))
    return fail({ code: "account_mapping_rate", field: "feesVat.rate" });
  for (const [msn, own] of Object.entries(books.units ?? {}))
    for (const role of UNIT_ROLES) {
      const wrong = own[role] && wrongIn(own[role], `${msn}.${role}`);
      if (wrong) return fail(wrong);
    }
  return ok(books);
}

function wrongIn({ number, name }: Account, field: string): BooksFailure | undefined {
  if (!/^\d{3,8}$/.test(number)) return { code: "account_mapping_number", field: `${field}.number` };
  return name.trim() === "" ? { code: "account_mapping_name", field: `${field}.name` } : undefined;
}

/** The account of a role for the sales of a unit. */
export function accountFor(books: Books, role: AccountRole, msn: string): Account {
  const own = UNIT_ROLES.find((one) => one === role);
  return (own && books.units?.[msn]?.[own]) ?? books[role];
}

/** The tax that is part of fees, in whole minor units; the rest is the fee itself, so that nothing is lost between them. */
export function vatInFees(feesMinor: number, rate: number): number {
  return Math.round((feesMinor * rate) / (10_000 + rate));
}

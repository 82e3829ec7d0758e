import { fail, ok, type Result } from "@/lib/domain/result";

/**
 * What the money of a settlement is for in the books. receivable: what the platform owes, or is owed, beyond what was paid out.
 * Sales are what customers paid, tax included: the platform knows no tax rates, so the tax is split off in the accounting system.
 */
export const ACCOUNT_ROLES = ["bank", "receivable", "sales", "refunds", "fees", "corrections"] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export type Account = {
  readonly number: string;
  readonly name: string;
  /** SAF-T (NO): where the account stands in the business specification of the tax administration. */
  readonly grouping?: { readonly category: string; readonly code: string };
};

export type AccountMapping = Readonly<Record<AccountRole, Account>>;

const CURRENT = "balanseverdiForOmloepsmiddel";

/**
 * Where small companies usually book: NS 4102 in Norway, BAS in Sweden. Codes of the Norwegian specification are those of
 * "naeringsspesifikasjon" for 2025 and 2026. Denmark and Finland have no chart that everyone uses: there the company names its own.
 */
export const USUAL_ACCOUNTS = {
  NO: {
    bank: { number: "1920", name: "Bankinnskudd", grouping: { category: CURRENT, code: "1920" } },
    receivable: {
      number: "1570",
      name: "Fordring på Vipps MobilePay",
      grouping: { category: CURRENT, code: "1570" },
    },
    sales: { number: "3000", name: "Salgsinntekt", grouping: { category: "salgsinntekt", code: "3000" } },
    refunds: {
      number: "3080",
      name: "Refunderte salg",
      grouping: { category: "salgsinntekt", code: "3000" },
    },
    fees: {
      number: "7770",
      name: "Bank- og kortgebyrer",
      grouping: { category: "annenDriftskostnad", code: "7700" },
    },
    corrections: {
      number: "7790",
      name: "Annen kostnad",
      grouping: { category: "annenDriftskostnad", code: "7700" },
    },
  },
  SE: {
    bank: { number: "1930", name: "Företagskonto" },
    receivable: { number: "1580", name: "Fordringar för kontokort och kuponger" },
    sales: { number: "3001", name: "Försäljning" },
    refunds: { number: "3731", name: "Återbetald försäljning" },
    fees: { number: "6570", name: "Bankkostnader" },
    corrections: { number: "6990", name: "Övriga externa kostnader" },
  },
} as const satisfies Record<string, AccountMapping>;

export type MappingFailure = {
  readonly code: "account_mapping_number" | "account_mapping_name";
  readonly role: AccountRole;
};

/** Accounts are three to eight digits, as every chart of the Nordic countries has them, each with a name. */
export function checkMapping(mapping: AccountMapping): Result<AccountMapping, MappingFailure> {
  for (const role of ACCOUNT_ROLES) {
    const { number, name } = mapping[role];
    if (!/^\d{3,8}$/.test(number)) return fail({ code: "account_mapping_number", role });
    if (name.trim() === "") return fail({ code: "account_mapping_name", role });
  }
  return ok(mapping);
}

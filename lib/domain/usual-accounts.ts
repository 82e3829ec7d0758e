import type { Account, AccountMapping, AccountRole, Books, Grouping } from "./books";

/**
 * Where small companies usually book, as a proposal that someone looks through: NS 4102 in Norway, BAS in Sweden, the standard chart
 * of the business authority (Erhvervsstyrelsen) in Denmark, and in Finland, which has none that binds, the numbers of the widely used
 * Liikekirjuri. Not verified with an accountant of each country.
 */
export const USUAL_ACCOUNTS = {
  NO: {
    bank: { number: "1920", name: "Bankinnskudd" },
    receivable: { number: "1570", name: "Fordring på Vipps MobilePay" },
    sales: { number: "3000", name: "Salgsinntekt" },
    refunds: { number: "3080", name: "Refunderte salg" },
    fees: { number: "7770", name: "Bank- og kortgebyrer" },
    corrections: { number: "7790", name: "Annen kostnad" },
  },
  SE: {
    bank: { number: "1930", name: "Företagskonto" },
    receivable: { number: "1580", name: "Fordringar för kontokort och kuponger" },
    sales: { number: "3001", name: "Försäljning" },
    refunds: { number: "3731", name: "Återbetald försäljning" },
    fees: { number: "6570", name: "Bankkostnader" },
    corrections: { number: "6990", name: "Övriga externa kostnader" },
  },
  DK: {
    bank: { number: "6481", name: "Bank" },
    receivable: { number: "6330", name: "Øvrige tilgodehavender" },
    sales: { number: "1010", name: "Salg af varer og ydelser" },
    refunds: { number: "1010", name: "Salg af varer og ydelser" },
    fees: { number: "2390", name: "Porto og gebyrer" },
    corrections: { number: "2810", name: "Andre eksterne omkostninger" },
  },
  FI: {
    bank: { number: "1910", name: "Pankkitili" },
    receivable: { number: "1720", name: "Korttisaamiset" },
    sales: { number: "3000", name: "Myynti" },
    refunds: { number: "3590", name: "Muut myynnin oikaisuerät" },
    fees: { number: "8450", name: "Muut hallintokulut" },
    corrections: { number: "8890", name: "Täsmäytyserot" },
  },
} as const satisfies Record<string, AccountMapping>;

/** Where tax on what was bought usually stands. */
export const USUAL_FEES_VAT = {
  NO: { number: "2710", name: "Inngående merverdiavgift" },
  SE: { number: "2641", name: "Debiterad ingående moms" },
  DK: { number: "7740", name: "Købsmoms" },
  FI: { number: "1763", name: "Arvonlisäverosaamiset" },
} as const satisfies Record<keyof typeof USUAL_ACCOUNTS, Account>;

/**
 * The same books with the place of each account in "naeringsspesifikasjon" for 2025 and 2026, which SAF-T in Norway demands. It follows
 * from what is booked there: a company names its own account, and never one of a class that its role cannot have.
 */
export function withGroupings(books: Books): Books {
  const of = (role: AccountRole, account: Account) => ({
    ...account,
    grouping: groupingOf(role, account.number),
  });
  const { feesVat, units = {} } = books;
  const owned = Object.entries(units).map(([msn, { sales, refunds }]) => [
    msn,
    { ...(sales && { sales: of("sales", sales) }), ...(refunds && { refunds: of("refunds", refunds) }) },
  ]);
  return {
    bank: of("bank", books.bank),
    receivable: of("receivable", books.receivable),
    sales: of("sales", books.sales),
    refunds: of("refunds", books.refunds),
    fees: of("fees", books.fees),
    corrections: of("corrections", books.corrections),
    ...(feesVat && { feesVat: { ...feesVat, account: { ...feesVat.account, grouping: VAT } } }),
    units: Object.fromEntries(owned),
  };
}

const CURRENT = "balanseverdiForOmloepsmiddel";
const VAT: Grouping = { category: "kortsiktigGjeld", code: "2740" };

function groupingOf(role: AccountRole, number: string): Grouping {
  if (role === "bank") return { category: CURRENT, code: "1920" };
  if (role === "receivable") return { category: CURRENT, code: number.startsWith("150") ? "1500" : "1570" };
  if (role === "fees" || role === "corrections") return { category: "annenDriftskostnad", code: "7700" };
  // Sales without tax are told apart there: at a rate of zero (31), and outside the tax (32).
  const code = ["31", "32"].find((begin) => number.startsWith(begin));
  return { category: "salgsinntekt", code: code ? `${code}00` : "3000" };
}

import type { Locale } from "@/lib/domain/locale";
import type accounts from "./messages/en/accounts.json";
import type audit from "./messages/en/audit.json";
import type auth from "./messages/en/auth.json";
import type chain from "./messages/en/chain.json";
import type common from "./messages/en/common.json";
import type company from "./messages/en/company.json";
import type developers from "./messages/en/developers.json";
import type errors from "./messages/en/errors.json";
import type exportsMessages from "./messages/en/exports.json";
import type failures from "./messages/en/failures.json";
import type figures from "./messages/en/figures.json";
import type home from "./messages/en/home.json";
import type invoicePage from "./messages/en/invoicePage.json";
import type invoices from "./messages/en/invoices.json";
import type links from "./messages/en/links.json";
import type login from "./messages/en/login.json";
import type mail from "./messages/en/mail.json";
import type members from "./messages/en/members.json";
import type mode from "./messages/en/mode.json";
import type notifications from "./messages/en/notifications.json";
import type orders from "./messages/en/orders.json";
import type pay from "./messages/en/pay.json";
import type payoutPeriods from "./messages/en/payoutPeriods.json";
import type permissions from "./messages/en/permissions.json";
import type profile from "./messages/en/profile.json";
import type qr from "./messages/en/qr.json";
import type reconciliation from "./messages/en/reconciliation.json";
import type recovery from "./messages/en/recovery.json";
import type reportDownload from "./messages/en/reportDownload.json";
import type reportFiles from "./messages/en/reportFiles.json";
import type requests from "./messages/en/requests.json";
import type security from "./messages/en/security.json";
import type settlements from "./messages/en/settlements.json";
import type sheets from "./messages/en/sheets.json";
import type shell from "./messages/en/shell.json";
import type subscriptions from "./messages/en/subscriptions.json";
import type testUsers from "./messages/en/testUsers.json";
import type transactions from "./messages/en/transactions.json";
import type units from "./messages/en/units.json";

/** English is the model: the other four languages must have the same keys (catalogue.test.ts compares them). */
export type Messages = {
  accounts: typeof accounts;
  audit: typeof audit;
  auth: typeof auth;
  chain: typeof chain;
  common: typeof common;
  company: typeof company;
  developers: typeof developers;
  errors: typeof errors;
  exports: typeof exportsMessages;
  failures: typeof failures;
  figures: typeof figures;
  home: typeof home;
  invoicePage: typeof invoicePage;
  invoices: typeof invoices;
  links: typeof links;
  login: typeof login;
  mail: typeof mail;
  members: typeof members;
  mode: typeof mode;
  notifications: typeof notifications;
  orders: typeof orders;
  pay: typeof pay;
  payoutPeriods: typeof payoutPeriods;
  permissions: typeof permissions;
  profile: typeof profile;
  recovery: typeof recovery;
  reportDownload: typeof reportDownload;
  reportFiles: typeof reportFiles;
  requests: typeof requests;
  qr: typeof qr;
  reconciliation: typeof reconciliation;
  security: typeof security;
  settlements: typeof settlements;
  sheets: typeof sheets;
  shell: typeof shell;
  subscriptions: typeof subscriptions;
  testUsers: typeof testUsers;
  transactions: typeof transactions;
  units: typeof units;
};

export type Namespace = keyof Messages;

/** One file per namespace and language; a new area of the portal adds its name here and above. */
export const NAMESPACES = {
  accounts: true,
  audit: true,
  auth: true,
  chain: true,
  common: true,
  company: true,
  developers: true,
  errors: true,
  exports: true,
  failures: true,
  figures: true,
  home: true,
  invoicePage: true,
  invoices: true,
  links: true,
  login: true,
  mail: true,
  members: true,
  mode: true,
  notifications: true,
  orders: true,
  pay: true,
  payoutPeriods: true,
  permissions: true,
  profile: true,
  reconciliation: true,
  recovery: true,
  reportDownload: true,
  reportFiles: true,
  requests: true,
  qr: true,
  security: true,
  settlements: true,
  sheets: true,
  shell: true,
  subscriptions: true,
  testUsers: true,
  transactions: true,
  units: true,
} as const satisfies Record<Namespace, true>;

const kept = new Map<Locale, Promise<Messages>>();

/** All texts of one language. Put together once per process: they never change, and every page asks for them. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const messages = kept.get(locale) ?? readMessages(locale);
  kept.set(locale, messages);
  return messages;
}

async function readMessages(locale: Locale): Promise<Messages> {
  const entries = await Promise.all(
    Object.keys(NAMESPACES).map(async (namespace) => {
      const file = await import(`./messages/${locale}/${namespace}.json`);
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(entries) as Messages; // safe: catalogue.test.ts compares the keys of every language
}

import { createTranslator } from "use-intl/core";
import { FORMAT_LOCALES, type Locale } from "@/lib/domain/locale";
import daAudit from "./messages/da/audit.json";
import daExports from "./messages/da/exports.json";
import daInvoices from "./messages/da/invoices.json";
import daLinks from "./messages/da/links.json";
import daMembers from "./messages/da/members.json";
import daPermissions from "./messages/da/permissions.json";
import daQr from "./messages/da/qr.json";
import daRequests from "./messages/da/requests.json";
import daSettlements from "./messages/da/settlements.json";
import daTransactions from "./messages/da/transactions.json";
import daUnits from "./messages/da/units.json";
import enAudit from "./messages/en/audit.json";
import enExports from "./messages/en/exports.json";
import enInvoices from "./messages/en/invoices.json";
import enLinks from "./messages/en/links.json";
import enMembers from "./messages/en/members.json";
import enPermissions from "./messages/en/permissions.json";
import enQr from "./messages/en/qr.json";
import enRequests from "./messages/en/requests.json";
import enSettlements from "./messages/en/settlements.json";
import enTransactions from "./messages/en/transactions.json";
import enUnits from "./messages/en/units.json";
import fiAudit from "./messages/fi/audit.json";
import fiExports from "./messages/fi/exports.json";
import fiInvoices from "./messages/fi/invoices.json";
import fiLinks from "./messages/fi/links.json";
import fiMembers from "./messages/fi/members.json";
import fiPermissions from "./messages/fi/permissions.json";
import fiQr from "./messages/fi/qr.json";
import fiRequests from "./messages/fi/requests.json";
import fiSettlements from "./messages/fi/settlements.json";
import fiTransactions from "./messages/fi/transactions.json";
import fiUnits from "./messages/fi/units.json";
import nbAudit from "./messages/nb/audit.json";
import nbExports from "./messages/nb/exports.json";
import nbInvoices from "./messages/nb/invoices.json";
import nbLinks from "./messages/nb/links.json";
import nbMembers from "./messages/nb/members.json";
import nbPermissions from "./messages/nb/permissions.json";
import nbQr from "./messages/nb/qr.json";
import nbRequests from "./messages/nb/requests.json";
import nbSettlements from "./messages/nb/settlements.json";
import nbTransactions from "./messages/nb/transactions.json";
import nbUnits from "./messages/nb/units.json";
import svAudit from "./messages/sv/audit.json";
import svExports from "./messages/sv/exports.json";
import svInvoices from "./messages/sv/invoices.json";
import svLinks from "./messages/sv/links.json";
import svMembers from "./messages/sv/members.json";
import svPermissions from "./messages/sv/permissions.json";
import svQr from "./messages/sv/qr.json";
import svRequests from "./messages/sv/requests.json";
import svSettlements from "./messages/sv/settlements.json";
import svTransactions from "./messages/sv/transactions.json";
import svUnits from "./messages/sv/units.json";

/** An exported file has the language of whoever asked for it, and by the worker is written outside any page. */
const WORDS = {
  en: {
    audit: enAudit,
    exports: enExports,
    invoices: enInvoices,
    links: enLinks,
    members: enMembers,
    permissions: enPermissions,
    qr: enQr,
    requests: enRequests,
    settlements: enSettlements,
    transactions: enTransactions,
    units: enUnits,
  },
  nb: {
    audit: nbAudit,
    exports: nbExports,
    invoices: nbInvoices,
    links: nbLinks,
    members: nbMembers,
    permissions: nbPermissions,
    qr: nbQr,
    requests: nbRequests,
    settlements: nbSettlements,
    transactions: nbTransactions,
    units: nbUnits,
  },
  da: {
    audit: daAudit,
    exports: daExports,
    invoices: daInvoices,
    links: daLinks,
    members: daMembers,
    permissions: daPermissions,
    qr: daQr,
    requests: daRequests,
    settlements: daSettlements,
    transactions: daTransactions,
    units: daUnits,
  },
  fi: {
    audit: fiAudit,
    exports: fiExports,
    invoices: fiInvoices,
    links: fiLinks,
    members: fiMembers,
    permissions: fiPermissions,
    qr: fiQr,
    requests: fiRequests,
    settlements: fiSettlements,
    transactions: fiTransactions,
    units: fiUnits,
  },
  sv: {
    audit: svAudit,
    exports: svExports,
    invoices: svInvoices,
    links: svLinks,
    members: svMembers,
    permissions: svPermissions,
    qr: svQr,
    requests: svRequests,
    settlements: svSettlements,
    transactions: svTransactions,
    units: svUnits,
  },
} as const;

type Words = { readonly [K in keyof (typeof WORDS)["en"]]: (typeof WORDS)["en"][K] };

/** What exported lists say: titles of columns and names of lists, and the words that each list's own page has for its codes. */
export function exportTexts(locale: Locale) {
  const words: Words = WORDS[locale];
  return {
    locale,
    columns: words.exports.column,
    /** Texts with values in them, of the `exports` namespace. */
    t: createTranslator({ locale: FORMAT_LOCALES[locale], messages: words.exports }),
    words,
  };
}

export type ExportTexts = ReturnType<typeof exportTexts>;

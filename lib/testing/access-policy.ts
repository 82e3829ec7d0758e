/**
 * Who may open which page, call which route and press which button: written by hand from the matrix of the business portal,
 * and on purpose not from lib/domain/permission.ts, whose second opinion it is. e2e/access-matrix.spec.ts tries every cell.
 *
 * A new page, route or action needs one line here. Identities work at one company with two sales units; what an address or a
 * form names belongs to the first unit. Who may see a list may see theirs of it only, which the matrix checks as well.
 */
export const IDENTITIES = [
  "nobody", // Not signed in.
  /** Administrator who typed the password and still owes the second factor. */
  "owing",
  "stranger", // Administrator of another company.
  "administrator",
  /** Sales Unit Manager of the first unit. */
  "manager",
  /** The same, of the second unit alone. */
  "managerElsewhere",
  "assistant",
  /** Assistant with Transaction Management. */
  "assistantWithPayments",
  /** Assistant with Developer. */
  "assistantWithKeys",
  "accountant",
  /** Was an administrator until yesterday, and is one from tomorrow on. */
  "expired",
  "notYet",
  /** Invited as an administrator, and has not said yes. */
  "invited",
  "removed", // Was an administrator, and was removed.
  "disabled", // Administrator whose account is closed.
] as const;

export type Identity = (typeof IDENTITIES)[number];
type Who = readonly Identity[];

const DEVELOPERS: Who = ["administrator", "assistantWithKeys"];
const NO_PERSON: Who = [];
const EVERYONE: Who = IDENTITIES;
const SIGNED_IN: Who = IDENTITIES.filter((one) => !["nobody", "owing", "disabled"].includes(one));
const OWING: Who = ["owing"];
const ADMINISTRATOR: Who = ["administrator"];
const EDITORS: Who = ["administrator", "manager"];
const PAYERS: Who = ["administrator", "assistantWithPayments"];
/** Whoever works in the unit in question and may write; accountants only read. */
const WORKERS: Who = ["administrator", "manager", "assistant", "assistantWithPayments", "assistantWithKeys"];
/** A form or a list that is of no unit: whoever may send for any. */
const SENDERS: Who = [...WORKERS, "managerElsewhere"];
const READERS: Who = [...WORKERS, "accountant"];
/** What is of the whole company, or a list that shows everyone theirs. */
const MEMBERS: Who = [...READERS, "managerElsewhere"];
/** Also without a right in force: what tells them so. */
const BELONGING: Who = [...MEMBERS, "expired", "notYet"];

/** By address. */
export const PAGES: Record<string, Who> = {
  "/": SIGNED_IN,
  "/sign-in": EVERYONE,
  "/sign-in/again": SIGNED_IN,
  // Who owes nothing is led on.
  "/sign-in/factor": EVERYONE,
  "/invitations": SIGNED_IN,
  "/profile": SIGNED_IN,
  "/profile/security": SIGNED_IN,
  "/profile/security/app": SIGNED_IN,
  "/profile/security/passkey": SIGNED_IN,
  "/m/[merchant]": MEMBERS,
  "/m/[merchant]/no-access": BELONGING,
  "/m/[merchant]/notifications": MEMBERS,
  "/m/[merchant]/transactions": MEMBERS,
  "/m/[merchant]/transactions/[payment]": READERS,
  "/m/[merchant]/invoices": MEMBERS,
  "/m/[merchant]/invoices/[invoice]": READERS,
  "/m/[merchant]/invoices/new": SENDERS,
  "/m/[merchant]/links": SENDERS,
  "/m/[merchant]/links/new": SENDERS,
  "/m/[merchant]/links/preferences": SENDERS,
  "/m/[merchant]/links/[link]": WORKERS,
  "/m/[merchant]/requests": SENDERS,
  "/m/[merchant]/requests/[request]": WORKERS,
  "/m/[merchant]/qr-codes": SENDERS,
  "/m/[merchant]/qr-codes/new": SENDERS,
  "/m/[merchant]/qr-codes/bulk": SENDERS,
  "/m/[merchant]/qr-codes/[code]": WORKERS,
  "/m/[merchant]/qr-codes/batches/[batch]": WORKERS,
  "/m/[merchant]/requests/many": SENDERS,
  "/m/[merchant]/requests/lists/[list]": WORKERS,
  "/m/[merchant]/sales-units": MEMBERS,
  "/m/[merchant]/sales-units/[unit]": READERS,
  "/m/[merchant]/developers": DEVELOPERS,
  "/m/[merchant]/developers/connect": ADMINISTRATOR,
  "/m/[merchant]/developers/login": DEVELOPERS,
  "/m/[merchant]/developers/login/[unit]": DEVELOPERS,
  "/m/[merchant]/developers/test-users": DEVELOPERS,
  "/m/[merchant]/company": MEMBERS,
  "/m/[merchant]/orders": ADMINISTRATOR,
  "/m/[merchant]/orders/new": ADMINISTRATOR,
  "/m/[merchant]/orders/[order]": ADMINISTRATOR,
  "/m/[merchant]/orders/test-unit": ADMINISTRATOR,
  "/m/[merchant]/members": ADMINISTRATOR,
  "/m/[merchant]/members/[member]": ADMINISTRATOR,
  "/m/[merchant]/members/[member]/edit": ADMINISTRATOR,
  "/m/[merchant]/members/groups": ADMINISTRATOR,
  "/m/[merchant]/members/groups/[group]": ADMINISTRATOR,
  "/m/[merchant]/members/groups/new": ADMINISTRATOR,
  "/m/[merchant]/members/import": ADMINISTRATOR,
  "/m/[merchant]/members/new": ADMINISTRATOR,
  "/m/[merchant]/members/roles": ADMINISTRATOR,
  "/m/[merchant]/audit": ADMINISTRATOR,
};

/** By method and address. */
export const ROUTES: Record<string, Who> = {
  "GET /api/auth/[...nextauth]": EVERYONE,
  "GET /api/health": EVERYONE,
  // For programs: this machine's own, or whoever shows the token; and the platform, which signs what it delivers.
  "GET /api/metrics": NO_PERSON,
  "POST /api/webhooks/check-ins/[registration]": NO_PERSON,
  "POST /api/webhooks/payments/[registration]": NO_PERSON,
  "GET /api/watch/[merchant]/check-ins/[unit]": WORKERS,
  "GET /api/watch/[merchant]/notifications": MEMBERS,
  "GET /api/watch/[merchant]/payments": MEMBERS,
  "GET /api/watch/[merchant]/payments/[payment]": READERS,
  "GET /api/watch/[merchant]/payments/[payment]/raw": READERS,
  "GET /m/[merchant]/transactions/counts": MEMBERS,
  "GET /m/[merchant]/transactions/data": MEMBERS,
  "GET /m/[merchant]/transactions/export": MEMBERS,
  // Customers: whoever has the address.
  "GET /invoice/[bill]": EVERYONE,
  "POST /invoice/[bill]": EVERYONE,
  "GET /invoice/[bill]/logo": EVERYONE,
  "GET /invoice/[bill]/pdf": EVERYONE,
  "GET /pay/[token]": EVERYONE,
  "POST /pay/[token]": EVERYONE,
  "GET /pay/[token]/logo": EVERYONE,
  "GET /pay/[token]/image": EVERYONE,
  "GET /pay/[token]/thanks/[attempt]": EVERYONE,
  "GET /m/[merchant]/links/[link]/image": WORKERS,
  "POST /m/[merchant]/links/[link]/image": WORKERS,
  "GET /m/[merchant]/links/[link]/qr": WORKERS,
  "GET /m/[merchant]/links/[link]/poster": WORKERS,
  "GET /m/[merchant]/qr-codes/[code]/image": WORKERS,
  "GET /m/[merchant]/qr-codes/[code]/print": WORKERS,
  "GET /m/[merchant]/qr-codes/batches/[batch]/print": WORKERS,
  "POST /m/[merchant]/invoices/[invoice]/pdf": WORKERS,
  "GET /m/[merchant]/sales-units/[unit]/logo": READERS,
  "POST /m/[merchant]/sales-units/[unit]/logo": EDITORS,
  "GET /m/[merchant]/developers/[unit]/keys": DEVELOPERS,
  "POST /m/[merchant]/requests/many/check": WORKERS,
  "POST /m/[merchant]/requests/many/send": WORKERS,
  "GET /m/[merchant]/requests/lists/[list]/export": WORKERS,
  "GET /m/[merchant]/audit/export": ADMINISTRATOR,
};

/** By the address of the folder whose actions.ts has it, and name. */
export const ACTIONS: Record<string, Who> = {
  "/sign-in startEidAction": EVERYONE,
  "/sign-in passwordAction": EVERYONE,
  "/sign-in/factor showFactorAction": OWING,
  "/sign-in/factor showPasskeyAction": OWING,
  "/sign-in/factor askForPasskeyAction": OWING,
  "/sign-in/factor offerOwedPasskeyAction": OWING,
  "/sign-in/factor confirmOwedAppAction": OWING,
  "/sign-in/factor addOwedPasskeyAction": OWING,
  "/invitations answerInvitationAction": SIGNED_IN,
  "/profile chooseEnvironmentAction": SIGNED_IN,
  "/profile chooseLanguageAction": EVERYONE,
  "/profile chooseWaysAction": SIGNED_IN,
  "/profile chooseThemeAction": EVERYONE,
  "/profile signOutAction": EVERYONE,
  "/profile signOutEverywhereAction": EVERYONE,
  "/profile endSessionAction": SIGNED_IN,
  "/profile/security confirmAppAction": SIGNED_IN,
  "/profile/security removeAppAction": SIGNED_IN,
  "/profile/security renewCodesAction": SIGNED_IN,
  "/profile/security offerPasskeyAction": SIGNED_IN,
  "/profile/security addPasskeyAction": SIGNED_IN,
  "/profile/security removePasskeyAction": SIGNED_IN,
  "/m/[merchant]/requests sendRequestAction": WORKERS,
  "/m/[merchant]/requests remindAction": WORKERS,
  "/m/[merchant]/requests cancelRequestAction": WORKERS,
  "/m/[merchant]/requests sendAgainAction": WORKERS,
  "/m/[merchant]/requests retryFailedAction": WORKERS,
  "/m/[merchant]/requests setRemindersAction": WORKERS,
  "/m/[merchant]/notifications markReadAction": MEMBERS,
  "/m/[merchant]/audit checkChainAction": ADMINISTRATOR,
  "/m/[merchant]/developers regenerateKeyAction": DEVELOPERS,
  "/m/[merchant]/developers replaceKeysAction": DEVELOPERS,
  "/m/[merchant]/developers replaceWebhookAction": DEVELOPERS,
  "/m/[merchant]/developers addExistingUnitAction": ADMINISTRATOR,
  "/m/[merchant]/developers/login activateLoginAction": DEVELOPERS,
  "/m/[merchant]/developers/login saveLoginAction": DEVELOPERS,
  "/m/[merchant]/developers/login removeLoginAction": DEVELOPERS,
  "/m/[merchant]/developers/login saveMarketingAction": DEVELOPERS,
  "/m/[merchant]/developers/login removeMarketingAction": DEVELOPERS,
  "/m/[merchant]/developers/test-users addTestUserAction": DEVELOPERS,
  "/m/[merchant]/company editCompanyAction": ADMINISTRATOR,
  "/m/[merchant]/company confirmCompanyAction": ADMINISTRATOR,
  "/m/[merchant]/company addCompanyPersonAction": ADMINISTRATOR,
  "/m/[merchant]/company removeCompanyPersonAction": ADMINISTRATOR,
  "/m/[merchant]/company changePartnerAccessAction": ADMINISTRATOR,
  "/m/[merchant]/orders addTestUnitAction": ADMINISTRATOR,
  "/m/[merchant]/orders saveOrderAction": ADMINISTRATOR,
  "/m/[merchant]/orders discardOrderAction": ADMINISTRATOR,
  "/m/[merchant]/orders restartOrderAction": ADMINISTRATOR,
  "/m/[merchant]/links createLinkAction": WORKERS,
  "/m/[merchant]/links editLinkAction": WORKERS,
  "/m/[merchant]/links switchLinkAction": WORKERS,
  "/m/[merchant]/links duplicateLinkAction": WORKERS,
  "/m/[merchant]/links savePreferencesAction": WORKERS,
  "/m/[merchant]/members lookUpAction": ADMINISTRATOR,
  "/m/[merchant]/members inviteAction": ADMINISTRATOR,
  "/m/[merchant]/members importAction": ADMINISTRATOR,
  "/m/[merchant]/members changeAccessAction": ADMINISTRATOR,
  "/m/[merchant]/members removeAction": ADMINISTRATOR,
  "/m/[merchant]/members takeFactorAction": ADMINISTRATOR,
  "/m/[merchant]/members forgetAction": ADMINISTRATOR,
  "/m/[merchant]/members endSessionAction": ADMINISTRATOR,
  "/m/[merchant]/members saveRoleAction": ADMINISTRATOR,
  "/m/[merchant]/members deleteRoleAction": ADMINISTRATOR,
  "/m/[merchant]/members/groups saveGroupAction": ADMINISTRATOR,
  "/m/[merchant]/members/groups changeGroupMemberAction": ADMINISTRATOR,
  "/m/[merchant]/members/groups deleteGroupAction": ADMINISTRATOR,
  "/m/[merchant]/qr-codes createCodeAction": WORKERS,
  "/m/[merchant]/qr-codes changeCodeAction": WORKERS,
  "/m/[merchant]/qr-codes deleteCodeAction": WORKERS,
  "/m/[merchant]/qr-codes createBatchAction": WORKERS,
  "/m/[merchant]/qr-codes repeatBatchAction": WORKERS,
  "/m/[merchant]/qr-codes hearCheckInsAction": WORKERS,
  "/m/[merchant]/qr-codes askCustomerAction": WORKERS,
  "/m/[merchant]/sales-units editUnitAction": EDITORS,
  "/m/[merchant]/sales-units removeLogoAction": EDITORS,
  "/m/[merchant]/sales-units changeStatusAction": EDITORS,
  "/m/[merchant]/sales-units changePeriodAction": EDITORS,
  "/m/[merchant]/sales-units changeRefundLimitAction": EDITORS,
  "/m/[merchant]/sales-units changeAccountAction": ADMINISTRATOR,
  "/m/[merchant]/sales-units proveAccountAction": ADMINISTRATOR,
  "/m/[merchant]/sales-units requestRecurringAction": ADMINISTRATOR,
  "/m/[merchant]/sales-units addPaymentLinksAction": ADMINISTRATOR,
  "/m/[merchant]/sales-units changePartnerAction": ADMINISTRATOR,
  "/m/[merchant]/invoices saveInvoiceAction": WORKERS,
  "/m/[merchant]/invoices sendInvoiceAction": WORKERS,
  "/m/[merchant]/invoices remindInvoiceAction": WORKERS,
  "/m/[merchant]/invoices cancelInvoiceAction": WORKERS,
  "/m/[merchant]/invoices creditInvoiceAction": WORKERS,
  "/m/[merchant]/invoices registerPaymentAction": WORKERS,
  "/m/[merchant]/transactions captureAction": PAYERS,
  "/m/[merchant]/transactions cancelAction": PAYERS,
  "/m/[merchant]/transactions refundAction": PAYERS,
  "/m/[merchant]/transactions noteAction": WORKERS,
  "/m/[merchant]/transactions checkAction": READERS,
  "/m/[merchant]/transactions reviewAction": PAYERS,
};

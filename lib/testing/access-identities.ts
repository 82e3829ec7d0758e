/**
 * Who tries every page, route and action (access-policy.ts). Identities work at one company with two sales units; what an address
 * or a form names belongs to the first unit.
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
export type Who = readonly Identity[];

export const DEVELOPERS: Who = ["administrator", "assistantWithKeys"];
export const NO_PERSON: Who = [];
export const EVERYONE: Who = [...IDENTITIES];
export const SIGNED_IN: Who = IDENTITIES.filter((one) => !["nobody", "owing", "disabled"].includes(one));
export const OWING: Who = ["owing"];
export const ADMINISTRATOR: Who = ["administrator"];
export const EDITORS: Who = ["administrator", "manager"];
/** Who answers for differences in the books of the first unit, and of any. */
export const BOOKKEEPERS: Who = ["administrator", "manager", "accountant"];
export const ALL_BOOKKEEPERS: Who = [...BOOKKEEPERS, "managerElsewhere"];
export const PAYERS: Who = ["administrator", "assistantWithPayments"];
/** Whoever works in the unit in question and may write; accountants only read. */
export const WORKERS: Who = [
  "administrator",
  "manager",
  "assistant",
  "assistantWithPayments",
  "assistantWithKeys",
];
/** A form or a list that is of no unit: whoever may send for any. */
export const SENDERS: Who = [...WORKERS, "managerElsewhere"];
export const READERS: Who = [...WORKERS, "accountant"];
/** What is of the whole company, or a list that shows everyone theirs. */
export const MEMBERS: Who = [...READERS, "managerElsewhere"];
/** Also without a right in force: what tells them so. */
export const BELONGING: Who = [...MEMBERS, "expired", "notYet"];

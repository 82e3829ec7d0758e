import { z } from "zod";
import { API_KEYS } from "@/lib/domain/api-key";
import { EXPORTED_LISTS } from "@/lib/domain/list-export";

/** A name of a person, company, unit or product. What could begin a new line in a mail is a blank. */
const name = z.string().transform((text) =>
  text
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(0, 200),
);
const read = z.enum(["units", "nothing"]);
/** Names one after the other; very long lists break off. */
const list = z.string().transform((text) => {
  const plain = text.replace(/\p{C}+/gu, " ").trim();
  return plain.length > 1_000 ? `${plain.slice(0, 999)}…` : plain;
});
/** The same where there may be nobody. */
const nameOrNobody = name.transform((text) => text || "–");
/** A page of the portal, from the first slash on. Never a whole address: a message leads nowhere else. */
const path = z.string().regex(/^\/(?!\/)[\w\-./?=&%]*$/);
const msn = z.string().regex(/^\d{4,10}$/);

/** What a report's message says of its period. */
const reported = {
  ...{ company: name, name, period: name, units: list },
  ...{ captured: name, refunded: name, fees: name, corrected: name, paidOut: name },
};

/**
 * Every message that the portal sends, with what it says beside the words of the `mail` namespace. A message with a `path` has
 * a button that leads there.
 */
export const TEMPLATES = {
  /** To someone who got access and has to accept it; `days` that the invitation is valid, 0 where it does not end. */
  invitation: z.strictObject({ company: name, inviter: name, days: z.int().min(0), path }),
  /** To the one who added a person whom the portal cannot write to. */
  addedWithoutAddress: z.strictObject({ company: name, person: name, path }),
  /** To the merchant's side of a changed partner; `former` and `partner` may be "" for nobody. */
  partnerChanged: z.strictObject({
    company: name,
    unit: name,
    msn,
    former: nameOrNobody,
    partner: nameOrNobody,
    by: name,
    path,
  }),
  /** To the partner who was chosen. */
  partnerChosen: z.strictObject({ company: name, unit: name, msn }),
  /** To the partner who was before. */
  partnerReleased: z.strictObject({ company: name, unit: name, msn }),
  /** To the merchant's side of what an accounting partner may read; `units` names what it is, where it is not nothing. */
  accountingAccessChanged: z.strictObject({
    company: name,
    partner: name,
    read,
    units: list,
    by: name,
    path,
  }),
  /** The same to the accounting partner. */
  accountingAccessTold: z.strictObject({ company: name, read, units: list }),
  /** `account` is its last four digits. */
  settlementAccountChanged: z.strictObject({
    company: name,
    unit: name,
    msn,
    account: z.string().regex(/^[0-9A-Z]{4}$/),
    by: name,
    path,
  }),
  unitDeactivated: z.strictObject({ company: name, unit: name, msn, by: name, path }),
  /** To those who may decide what became of an operation that nobody could find out. */
  paymentNeedsReview: z.strictObject({
    company: name,
    reference: name,
    operation: z.enum(["create", "capture", "refund", "cancel"]),
    path,
  }),
  /** Events of a unit's payments did not come in for a while. */
  webhookLost: z.strictObject({ company: name, msn, path }),
  /** To administrators and developers of the unit: programs that use the former key have to be told. */
  keyRenewed: z.strictObject({
    company: name,
    unit: name,
    msn,
    key: z.enum(API_KEYS),
    by: name,
    path,
  }),
  /** The platform takes the unit's keys no longer. */
  keysRefused: z.strictObject({ company: name, msn, path }),
  /** To whoever reads settlements: this many differences are new in the books of the sales unit. */
  breaksFound: z.strictObject({ company: name, unit: name, count: z.int().positive(), path }),
  /** To the other administrators. */
  memberAdded: z.strictObject({ company: name, person: name, by: name, path }),
  memberRemoved: z.strictObject({ company: name, person: name, by: name, path }),
  memberFactorRemoved: z.strictObject({ company: name, person: name, by: name, path }),
  /** To the one who can't use it any more. */
  signInFactorRemoved: z.strictObject({ company: name, by: name, path }),
  signInFactorAdded: z.strictObject({ factor: z.enum(["totp", "passkey", "recovery_codes"]), path }),
  /** To a customer, from the company; `amount` and `day` are written out already. */
  invoiceSent: z.strictObject({ company: name, number: name, amount: name, day: name, path }),
  /** The same of what is outstanding after its day; `fee` is "none" where none was added. */
  invoiceReminded: z.strictObject({
    ...{ company: name, number: name, amount: name, day: name, until: name },
    fee: name,
    path,
  }),
  /** A customer approved a payment by link; `amount` is written out already. */
  linkPaid: z.strictObject({ company: name, title: name, amount: name, count: z.int(), path }),
  /** A settlement report with its file; sums are written out already, "none" where nothing was corrected. */
  reportAttached: z.strictObject({ ...reported }),
  /** The same with a link that needs a sign-in: it names customers, or is too large to go along. */
  reportLinked: z.strictObject({ ...reported, why: z.enum(["personal", "size"]), until: name, path }),
  /** To whoever answers for a report that is late, or that does not go out without them. */
  reportLate: z.strictObject({
    ...{ company: name, name, period: name, path },
    why: z.enum(["ledger", "server", "other"]),
  }),
  /** To the one who asked for it. */
  exportReady: z.strictObject({ company: name, list: z.enum(EXPORTED_LISTS), path }),
  exportFailed: z.strictObject({ company: name, list: z.enum(EXPORTED_LISTS), path }),
  productOrderMoved: z.strictObject({
    company: name,
    /** An order of a product by its name, or recurring payments for the sales unit of that name. */
    what: z.enum(["order", "recurring"]).default("order"),
    product: name,
    state: z.enum(["submitted", "processing", "awaiting_customer", "approved", "stopped"]),
    path,
  }),
} as const satisfies Record<string, z.ZodType>;

/** Messages in the company's name rather than the portal's: whoever gets them has never heard of a portal. */
export const FROM_COMPANY: readonly string[] = ["invoiceSent", "invoiceReminded"];

export type Template = keyof typeof TEMPLATES;
export type MailValues<T extends Template> = z.input<(typeof TEMPLATES)[T]>;

export function isTemplate(name: string): name is Template {
  return Object.hasOwn(TEMPLATES, name);
}

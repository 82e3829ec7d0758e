import { createHash } from "node:crypto";
import type { Money } from "@/lib/domain/money";
import type { Receipt } from "@/lib/domain/receipt";

/** What a payment is made for. `id` is the row's own id in its feature's table. */
export type Source = { readonly kind: "request" | "link" | "invoice" | "qr"; readonly id: string };

/** Ways of delivery with their prices; what the customer chooses is added to the amount. */
export type ShippingOptions = {
  readonly groups: readonly {
    readonly brand: string;
    readonly type: "HOME_DELIVERY" | "PICKUP_POINT" | "MAILBOX" | "IN_STORE" | "OTHER";
    readonly options: readonly { readonly id: string; readonly name: string; readonly amount: Money }[];
  }[];
  /** ISO 3166 codes of two letters; without them the country of the currency. */
  readonly countries?: readonly string[];
};

/**
 * What is to be collected, by which sales unit, from whom and how. `idempotencyKey` is the id of one decision of one person: the
 * same key always stands for the same payment, however often it is asked for.
 */
export type CollectInput = {
  readonly msn: string;
  readonly source: Source;
  readonly amount: Money;
  readonly flow: "PUSH_MESSAGE" | "WEB_REDIRECT" | "QR";
  /** As MSISDN without plus. A push message needs this or the token. */
  readonly phone?: string;
  /** Of a check-in, in place of the number: names a customer who stands at the till. */
  readonly customerToken?: string;
  readonly description: string;
  /** Needed for a redirect. */
  readonly returnUrl?: string;
  /** More than ten minutes ahead; a receipt has to go with it. Without it the customer has ten minutes. */
  readonly expiresAt?: Date;
  readonly receipt?: Receipt;
  /** Names divided by blanks, such as "name phoneNumber". */
  readonly profileScope?: string;
  readonly shipping?: ShippingOptions;
  readonly idempotencyKey: string;
};

const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const PREFIX = { request: "REQ", link: "LINK", invoice: "INV", qr: "QR" } as const;

/** The payment's reference, known before it is asked for: what is sent to the platform about it may go ahead of it. */
export function referenceOf(kind: Source["kind"], idempotencyKey: string): string {
  const digest = createHash("sha256").update(`reference|${idempotencyKey}`).digest();
  const signs = [...digest.subarray(0, 12)].map((byte) => LETTERS.charAt(byte % LETTERS.length));
  return `${PREFIX[kind]}-${signs.join("")}`;
}

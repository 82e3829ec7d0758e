import { z } from "zod";
import { CHANNELS } from "@/lib/domain/channel";
import { MAX_MINOR } from "@/lib/domain/money";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";

const SORTS = ["newest", "oldest", "amount"] as const;
export const PAGE_SIZE = 50;

const day = z.iso.date();
const minor = z.int().min(0).max(MAX_MINOR);

/**
 * What a list of payments shows. Days are days of the merchant's time zone, both ends included; amounts are minor units, both ends
 * included. `after` is the cursor that the page before gave.
 */
export const paymentFilter = z.strictObject({
  q: z.string().trim().max(100).default(""),
  status: z.enum(PAYMENT_STATUSES).optional(),
  from: day.optional(),
  to: day.optional(),
  units: z
    .array(z.string().regex(/^\d{4,10}$/))
    .max(200)
    .default([]),
  channel: z.enum(CHANNELS).optional(),
  /** Only what was paid by this payment link. */
  link: z.uuid().optional(),
  /** Only what was paid after scans of this callback code, named as its address does. */
  code: z
    .string()
    .regex(/^\d{4,10}\.c\.[\w-]{1,700}$/)
    .optional(),
  min: minor.optional(),
  max: minor.optional(),
  environment: z.enum(["production", "test"]).default("production"),
  sort: z.enum(SORTS).default("newest"),
  after: z.string().max(200).optional(),
});

export type PaymentFilter = z.output<typeof paymentFilter>;

type Sources = Pick<PaymentFilter, "link" | "code">;

/** Whether it shows what came by one link or one code. */
export function isOfOneSource({ link, code }: Sources): boolean {
  return link !== undefined || code !== undefined;
}

/** Whether its words are looked for in all payments; those of one link or code are few enough to be looked at. */
export function isSearch({ q, ...sources }: Sources & Pick<PaymentFilter, "q">): boolean {
  return q !== "" && !isOfOneSource(sources);
}

/** Where a page ends: the last row's place in the order. Amounts in minor units. */
export type Cursor = { at: Date; minor: number; id: string };

const cursorParts = z.tuple([z.iso.datetime(), minor, z.uuid()]);

export function writeCursor({ at, minor: amount, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at.toISOString(), amount, id])).toString("base64url");
}

/** A cursor that was tampered with, or cut off in a mail, gives the first page. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (!text) return undefined;
  try {
    const [at, amount, id] = cursorParts.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return { at: new Date(at), minor: amount, id };
  } catch {
    return undefined;
  }
}

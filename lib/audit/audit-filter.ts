import { z } from "zod";

/** First words of actions: what the log can be filtered by. Each has a name in the catalogue, `audit.kind`. */
export const AUDIT_KINDS = [
  "access",
  "audit",
  "bank",
  "break",
  "code",
  "company",
  "export",
  "factor",
  "group",
  "invoice",
  "link",
  "mail",
  "member",
  "order",
  "payment",
  "payments",
  "report",
  "request",
  "role",
  "secrets",
  "sign_in",
  "transactions",
  "unit",
  "webhook",
] as const;

const CURSOR = /^(\d{1,15})\.(\d{1,15})$/;

export const auditFilter = z.strictObject({
  /** A person's id. */
  person: z.uuid().optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  /** A subject as it stands in the log ("payment:<id>"), or a payment's reference, or a sales unit's number. */
  subject: z.string().trim().min(1).max(200).optional(),
  /** Days in the company's time zone, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Refused and failed attempts only. */
  failed: z.boolean().default(false),
  /** The last row of the page before, from writeCursor(). */
  after: z.string().regex(CURSOR).optional(),
});

export type AuditFilter = z.output<typeof auditFilter>;

type Cursor = { at: Date; seq: number };

export function writeCursor({ at, seq }: Cursor): string {
  return `${at.getTime()}.${seq}`;
}

export function readCursor(text: string): Cursor | undefined {
  const [, at, seq] = CURSOR.exec(text) ?? [];
  return at && seq ? { at: new Date(Number(at)), seq: Number(seq) } : undefined;
}

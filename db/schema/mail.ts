import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { merchants } from "./merchants";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Messages to people, written with the change that they tell of; the worker sends them. */
export const mailOutbox = pgTable(
  "mail_outbox",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    /** Names the message to mail servers too, so that a second copy is known as one. */
    id: uuid("id").notNull().defaultRandom(),
    to: text("recipient").notNull(),
    locale: text("locale", { enum: ["en", "nb", "da", "fi", "sv"] }).notNull(),
    template: text("template").notNull(),
    values: jsonb("values").notNull(),
    /** `{ key, name, mediaType }` of a file in the store that goes along. */
    attachment: jsonb("attachment"),
    state: text("state", { enum: ["queued", "sent", "failed"] })
      .notNull()
      .default("queued"),
    attempts: integer("attempts").notNull().default(0),
    nextAt: instant("next_at").notNull().defaultNow(),
    createdAt: instant("created_at").notNull().defaultNow(),
    sentAt: instant("sent_at"),
    lastError: text("last_error"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    index("mail_outbox_due").on(table.nextAt).where(sql`state = 'queued'`),
    // One recipient, and nothing that a mail server could take for a line of its own.
    check("mail_outbox_recipient", sql`${table.to} ~ '^[!#-+./0-9=?A-Z^-~-]+@[a-z0-9.-]+$'`),
  ],
);

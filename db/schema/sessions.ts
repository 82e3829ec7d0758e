import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./users";

/** One sign-in on one device. The cookie holds only its id; every request reads this row. */
export const sessions = pgTable(
  "sessions",
  {
    /** SHA-256 of the random id in the token: a copy of the table opens no session. */
    id: text("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** How the person proved who they are: an e-ID provider's id, or "password". */
    method: text("method").notNull(),
    ip: text("ip"),
    userAgent: text("user_agent"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
    /** When the second factor was shown; null where none was, or none was asked for. */
    factorAt: timestamp("factor_at", { withTimezone: true }),
  },
  (table) => [index().on(table.userId)],
);

/** Counts of attempts per key and window, shared by all instances of the portal. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").notNull(),
    windowStart: timestamp("window_start", { withTimezone: true }).notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.windowStart] })],
);

import { sql } from "drizzle-orm";
import { char, check, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** A company. Its country decides currency, time zone and e-ID. */
export const merchants = pgTable(
  "merchants",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Short name in the URL. */
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    organisationNumber: text("organisation_number").notNull(),
    country: char("country", { length: 2 }).notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    timeZone: text("time_zone").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check("merchants_slug", sql`${table.slug} ~ '^[a-z0-9-]{2,40}$'`)],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { memberships, users } from "./users";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What one person at one company was told of. The words are made when it is shown, in the language of then. */
export const notifications = pgTable(
  "notifications",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    userId: uuid("user_id").notNull(),
    kind: text("kind").notNull(),
    values: jsonb("values").notNull(),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.userId],
      foreignColumns: [memberships.merchantId, memberships.userId],
    }).onDelete("cascade"),
    index("notifications_of_person").on(table.merchantId, table.userId, table.createdAt, table.id),
    index("notifications_unread").on(table.merchantId, table.userId).where(sql`read_at is null`),
  ],
);

/** Where a person wants to hear of a kind of event. Without a row it is as lib/domain/notification.ts says. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    bell: boolean("bell").notNull(),
    mail: boolean("mail").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind] })],
);

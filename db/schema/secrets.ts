import { sql } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { merchants } from "./merchants";
import { salesUnits } from "./sales-units";

/** A merchant's own data key, wrapped by the key in SECRETS_KEY: `v1.<key id>.<iv>.<ciphertext>.<tag>`. */
export const merchantKeys = pgTable("merchant_keys", {
  merchantId: uuid("merchant_id")
    .primaryKey()
    .references(() => merchants.id),
  wrappedKey: text("wrapped_key").notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

/** Secrets at rest: API keys of sales units, webhook secrets. Bound to their place, so that ciphertexts cannot be swapped. */
export const secrets = pgTable(
  "secrets",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    /** What it belongs to: "api-keys:<msn>" or "webhook:<registration id>". */
    owner: text("owner").notNull(),
    name: text("name").notNull(),
    ciphertext: text("ciphertext").notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.owner, table.name] })],
);

/** A key of a unit that the platform was asked to make anew: committed before it is asked, so that no new key gets lost. */
export const keyChanges = pgTable(
  "key_changes",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    key: text("key", { enum: ["client_secret", "primary", "secondary"] }).notNull(),
    /** Name of the person. */
    askedBy: text("asked_by").notNull(),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
    /** Null until the new key is kept. */
    doneAt: timestamp("done_at", { withTimezone: true }),
    /** Until when the former key works as well. */
    formerUntil: timestamp("former_until", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    // Two people who ask for the same key at the same moment get one new key.
    uniqueIndex("key_changes_open").on(table.merchantId, table.msn, table.key).where(sql`done_at is null`),
  ],
);

import { pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { merchants } from "./merchants";

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

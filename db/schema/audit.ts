import { bigint, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { merchants } from "./merchants";

/** Who did what. Rows are only ever added; each carries the hash of the one before. Personal data stands here as ids only. */
export const auditLog = pgTable(
  "audit_log",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    actorKind: text("actor_kind", { enum: ["person", "event", "job"] }).notNull(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    /** "payment:<id>", "user:<id>" and so on. */
    subject: text("subject").notNull(),
    msn: text("msn"),
    details: jsonb("details").notNull(),
    requestId: text("request_id"),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.seq] }),
    index("audit_log_subject").on(table.merchantId, table.subject, table.seq),
    index("audit_log_actor").on(table.merchantId, table.actorId, table.seq),
  ],
);

/** The end of each merchant's chain, locked while a row is added. */
export const auditHeads = pgTable("audit_heads", {
  merchantId: uuid("merchant_id")
    .primaryKey()
    .references(() => merchants.id),
  seq: bigint("seq", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
});

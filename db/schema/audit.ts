import { sql } from "drizzle-orm";
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
    actorKind: text("actor_kind", { enum: ["person", "event", "job", "visitor"] }).notNull(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    /** The action's first word. A column, since row security keeps indexes over expressions from being used. */
    kind: text("kind").generatedAlwaysAs(sql`split_part(action, '.', 1)`),
    /** "payment:<id>", "user:<id>" and so on. */
    subject: text("subject").notNull(),
    msn: text("msn"),
    details: jsonb("details").notNull(),
    requestId: text("request_id"),
    /** Where the request came from, as the nearest proxy told. Null for events, jobs and rows from before it was kept. */
    ip: text("ip"),
    /** What became of it. Null in rows from before it was kept. */
    result: text("result", { enum: ["done", "refused", "failed"] }),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.seq] }),
    index("audit_log_subject").on(table.merchantId, table.subject, table.seq),
    index("audit_log_newest").on(table.merchantId, table.at, table.seq),
    // For the log of one person as well as for what they did last: in a company, time and number grow together.
    index("audit_log_person").on(table.merchantId, table.actorId, table.at, table.seq),
    index("audit_log_kind").on(table.merchantId, table.kind, table.at, table.seq),
    index("audit_log_not_done")
      .on(table.merchantId, table.at, table.seq)
      .where(sql`result <> 'done' or action = 'access.refused'`),
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

import {
  bigint,
  char,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { merchants } from "./merchants";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Which days of which account a file tells of. Days are `YYYY-MM-DD`, both included. */
export type KeptStatement = { id: string; account: string; currency: string; from: string; to: string };

/** A statement of the company's bank as somebody brought it in. It is of no sales unit: accounts are the company's. */
export const bankFiles = pgTable(
  "bank_files",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    format: text("format", { enum: ["camt053", "csv"] }).notNull(),
    /** In hexadecimal. */
    sha256: char("sha256", { length: 64 }).notNull(),
    statements: jsonb("statements").$type<KeptStatement[]>().notNull(),
    /** Lines that an earlier file had, and those that are no money coming in. */
    knownLines: integer("known_lines").notNull(),
    otherLines: integer("other_lines").notNull(),
    addedBy: uuid("added_by").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("bank_files_once").on(table.merchantId, table.sha256),
    index("bank_files_newest").on(table.merchantId, table.addedAt),
  ],
);

/** Money that came in, as the bank booked it, and the payout that it is. Debits are never kept. */
export const bankLines = pgTable(
  "bank_lines",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    fileId: uuid("file_id").notNull(),
    /** Its place in the file, from 1. */
    place: integer("place").notNull(),
    statementId: text("statement_id").notNull(),
    account: text("account").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    day: date("day", { mode: "string" }).notNull(),
    text: text("text").notNull(),
    /** The bank's own mark of the line. */
    mark: text("mark"),
    /** Tells the same line in another file. */
    fingerprint: char("fingerprint", { length: 64 }).notNull(),
    ledgerId: text("ledger_id"),
    settlementNumber: text("settlement_number"),
    /** What the payout was known by; of a person's choice, whose. */
    matchedHow: text("matched_how", { enum: ["reference", "amount", "person"] }),
    matchedBy: uuid("matched_by"),
    matchedAt: instant("matched_at"),
    /** A person took a payout off this line again: only a person puts one there. */
    leftAlone: instant("left_alone"),
    /** The line of a file of another format that this one may be: a person says whether it is. */
    maybeSameAs: uuid("maybe_same_as"),
    /** The same booking as that line, as a person said: it counts no second time. */
    sameAs: uuid("same_as"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.fileId],
      foreignColumns: [bankFiles.merchantId, bankFiles.id],
    }),
    unique("bank_lines_once").on(table.merchantId, table.fingerprint),
    unique("bank_lines_payout").on(table.merchantId, table.ledgerId, table.settlementNumber),
    index("bank_lines_of_file").on(table.merchantId, table.fileId, table.place),
    index("bank_lines_by_day").on(table.merchantId, table.day),
  ],
);

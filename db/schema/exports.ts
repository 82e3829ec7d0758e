import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { EXPORT_STATES, EXPORTED_LISTS } from "@/lib/domain/list-export";
import { LOCALES } from "@/lib/domain/locale";
import { memberships } from "./users";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const count = (name: string) => bigint(name, { mode: "number" });

/** Files that a person asked for and that were too large to wait for. Each is that person's alone. */
export const exports = pgTable(
  "exports",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    personId: uuid("person_id").notNull(),
    list: text("list", { enum: EXPORTED_LISTS }).notNull(),
    /** What the list showed, as its export reads it. */
    filter: jsonb("filter").notNull(),
    /** Its address below the company's, to look at it again. */
    address: text("address").notNull(),
    format: text("format", { enum: ["csv", "xlsx"] }).notNull(),
    separator: text("separator", { enum: ["semicolon", "comma", "tab"] }).notNull(),
    decimal: text("decimal", { enum: ["comma", "point"] }).notNull(),
    byteOrderMark: boolean("byte_order_mark").notNull(),
    locale: text("locale", { enum: LOCALES }).notNull(),
    state: text("state", { enum: EXPORT_STATES }).notNull(),
    rows: count("rows").notNull().default(0),
    /** How many there were at the start; null before, and where nobody counted. */
    total: count("total"),
    bytes: count("bytes"),
    sha256: text("sha256"),
    fileKey: text("file_key"),
    /** The sales units (MSNs) that are in the file, and those whose customers are named; null means all. */
    units: text("units").array(),
    namedUnits: text("named_units").array(),
    failure: text("failure"),
    tries: integer("tries").notNull().default(0),
    /** When the worker looks at it next: who is at it moves this ahead again and again. Null where nothing is left to do. */
    nextAt: instant("next_at"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
    expiresAt: instant("expires_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.personId],
      foreignColumns: [memberships.merchantId, memberships.userId],
    }).onDelete("cascade"),
    index("exports_of_person").on(table.merchantId, table.personId, table.createdAt, table.id),
    index("exports_due").on(table.nextAt),
  ],
);

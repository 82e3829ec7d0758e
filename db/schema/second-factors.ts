import { bigint, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { sessions } from "./sessions";
import { users } from "./users";

const belongsTo = () =>
  uuid("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** A person's authenticator app, confirmed by a code of it. */
export const totpFactors = pgTable("totp_factors", {
  userId: belongsTo().primaryKey(),
  /** Encrypted, and bound to the person. */
  sealedSecret: text("sealed_secret").notNull(),
  /** The half minute of the last code that was taken: that one and those before it are spent. */
  lastStep: bigint("last_step", { mode: "number" }).notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
});

/** What opens the second step once, without the app. Only keyed hashes stand here. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: belongsTo(),
    hash: text("hash").notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.userId, table.hash] })],
);

/** A passkey or security key: what it signs with stays on the device, here is what checks it. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: belongsTo(),
    /** As the person calls the device. */
    name: text("name").notNull(),
    /** Base64url, as the browser names it. */
    credentialId: text("credential_id").notNull().unique(),
    /** COSE, in base64url. */
    publicKey: text("public_key").notNull(),
    /** How often it signed, as it says itself; stays 0 where it does not count. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
  },
  (table) => [index("passkeys_user").on(table.userId)],
);

/** What a device was asked to sign last in a session, and for what. Goes with the answer: each is answered once. */
export const passkeyChallenges = pgTable("passkey_challenges", {
  sessionId: text("session_id")
    .primaryKey()
    .references(() => sessions.id, { onDelete: "cascade" }),
  use: text("use", { enum: ["add", "show"] }).notNull(),
  /** Base64url. */
  challenge: text("challenge").notNull(),
  askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
});

import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { isOutOfRoom } from "@/db/out-of-room";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { LOCALES } from "@/lib/domain/locale";
import { type CompanyOfPerson, companiesTold } from "./companies";
import { asDirectory } from "./directory";
import { type Owed, owedFactor } from "./owed-factor";
import type { Person } from "./person";

export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 60 * 60_000;

/** Reading a page is not worth a write each time; the idle limit is exact to this. */
const TOUCH_MS = 60_000;

export type NewSession = {
  userId: string;
  method: string;
  ip: string | undefined;
  userAgent: string | undefined;
};

/** Opens a session and returns the secret that stands in the cookie's token; only its digest is stored. */
export async function openSession({ userId, method, ip, userAgent }: NewSession): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const at = now();
  const row = { userId, method, ip: ip ?? null, userAgent: userAgent?.slice(0, 400) ?? null };
  const id = digest(secret);
  await asDirectory((tx) => tx.insert(sessions).values({ ...row, id, createdAt: at, lastSeenAt: at }));
  // Who stops at the second step was not let in; whoever takes it is counted then, by markPaid().
  const owed = (await findSession(secret, "by itself"))?.owed;
  if (owed === "nothing")
    await asDirectory((tx) => tx.update(users).set({ lastSignInAt: at }).where(eq(users.id, userId)));
  return secret;
}

/** Someone signed in, and the companies that they work for. Opens nothing while a second factor is owed. */
export type SignedIn = {
  readonly person: Person;
  readonly companies: readonly CompanyOfPerson[];
  readonly owed: Owed;
};

const told = z.strictObject({
  person: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    country: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    locale: z.enum(LOCALES).nullable(),
    theme: z.enum(["light", "dark"]).nullable(),
    sessionId: z.string(),
    method: z.string(),
    lastMerchant: z.string().nullable(),
    provedAt: z.int(),
  }),
  factor: z.strictObject({ shown: z.boolean(), app: z.boolean(), passkey: z.boolean() }),
  lastSeenAt: z.int(),
  companies: companiesTold,
});

/**
 * Who is behind the secret, or undefined where the session was ended, rested too long, is too old, or never was. What an open
 * page asks "by itself" is no use of the session: it does not end its rest.
 */
export async function findSession(
  secret: string,
  asked: "by a person" | "by itself" = "by a person",
): Promise<SignedIn | undefined> {
  const at = now().getTime();
  const id = digest(secret);
  const { idle, oldest } = limits(at);
  const { rows } = await database().execute<{ told: unknown }>(
    sql`select who_is_signed_in(${id}, ${idle.toISOString()}, ${oldest.toISOString()}) as told`,
  );
  const found = rows[0]?.told;
  if (!found) return undefined;
  const { person, companies, lastSeenAt, factor } = told.parse(found);
  // Used in the future: the clock was ahead, and would let the session rest as much longer.
  if (lastSeenAt > at + TOUCH_MS) return undefined;
  if (asked === "by a person" && at - lastSeenAt > TOUCH_MS) await noteUse(id, at);
  return { person, companies, owed: owedFactor(person.method, factor, companies) };
}

async function noteUse(id: string, at: number): Promise<void> {
  const used = { lastSeenAt: new Date(at) };
  try {
    await asDirectory((tx) => tx.update(sessions).set(used).where(eq(sessions.id, id)));
  } catch (error) {
    // Where nothing can be written, people may still read; their sessions end as though they rested.
    if (!isOutOfRoom(error)) throw error;
  }
}

export type OwnSession = Pick<
  typeof sessions.$inferSelect,
  "id" | "method" | "ip" | "userAgent" | "createdAt" | "lastSeenAt"
>;

/** A person's sessions that still open doors, the last used first. */
export async function listSessions(userId: string): Promise<OwnSession[]> {
  return asDirectory((tx) =>
    tx
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, userId), alive(now().getTime())))
      .orderBy(desc(sessions.lastSeenAt))
      .limit(100),
  );
}

/** Ends one session of this person, or all of them. Nobody can name someone else's. */
export async function endSessions(userId: string, which: string | "all"): Promise<number> {
  const mine = and(eq(sessions.userId, userId), isNull(sessions.revokedAt));
  const ended = await asDirectory((tx) =>
    tx
      .update(sessions)
      .set({ revokedAt: now() })
      .where(which === "all" ? mine : and(mine, eq(sessions.id, which)))
      .returning({ id: sessions.id }),
  );
  return ended.length;
}

function alive(at: number) {
  const { idle, oldest } = limits(at);
  const soon = new Date(at + TOUCH_MS);
  const used = and(gt(sessions.lastSeenAt, idle), lte(sessions.lastSeenAt, soon));
  return and(isNull(sessions.revokedAt), used, gt(sessions.createdAt, oldest));
}

function limits(at: number): { idle: Date; oldest: Date } {
  return { idle: new Date(at - IDLE_MS), oldest: new Date(at - ABSOLUTE_MS) };
}

function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

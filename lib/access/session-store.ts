import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";
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
  await asDirectory(async (tx) => {
    await tx.insert(sessions).values({ ...row, id: digest(secret), createdAt: at, lastSeenAt: at });
    await tx.update(users).set({ lastSignInAt: at }).where(eq(users.id, userId));
  });
  return secret;
}

/** Who is behind the secret, or undefined where the session was ended, rested too long, is too old, or never was. */
export async function findPerson(secret: string): Promise<Person | undefined> {
  const at = now().getTime();
  return asDirectory(async (tx) => {
    const [row] = await tx
      .select({ session: sessions, user: users, lastMerchant: merchants.slug })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .leftJoin(merchants, eq(merchants.id, users.lastMerchantId))
      .where(and(eq(sessions.id, digest(secret)), alive(at), isNull(users.disabledAt)));
    if (!row) return undefined;
    if (at - row.session.lastSeenAt.getTime() > TOUCH_MS) {
      await tx
        .update(sessions)
        .set({ lastSeenAt: new Date(at) })
        .where(eq(sessions.id, row.session.id));
    }
    const { id, name, country, email, phone, locale, theme } = row.user;
    const { id: sessionId, method } = row.session;
    return {
      id,
      name,
      country,
      email,
      phone,
      locale,
      theme,
      sessionId,
      method,
      lastMerchant: row.lastMerchant,
    };
  });
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
  return and(
    isNull(sessions.revokedAt),
    gt(sessions.lastSeenAt, new Date(at - IDLE_MS)),
    gt(sessions.createdAt, new Date(at - ABSOLUTE_MS)),
  );
}

function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

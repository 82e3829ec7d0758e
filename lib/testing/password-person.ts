import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { asDirectory } from "@/lib/access/directory";
import { findSession, openSession, type SignedIn } from "@/lib/access/session-store";
import type { Grant } from "@/lib/domain/permission";
import { createPerson, type TestMerchant } from "./factories";

/** Someone of the company who can sign in by password. No test types it, so there is none that fits. */
export async function createPasswordPerson(
  merchant: TestMerchant,
  held: readonly Grant[],
): Promise<{ id: string }> {
  const { id } = await createPerson(merchant, held, "Mette Prøve");
  const email = `mette-${randomBytes(5).toString("hex")}@example.test`;
  await asDirectory((tx) =>
    tx.update(users).set({ country: "DK", email, passwordHash: "unused" }).where(eq(users.id, id)),
  );
  return { id };
}

/** A new session of this person, and how it is read on each request. */
export async function startSession(
  userId: string,
  method = "password",
): Promise<{ read: () => Promise<SignedIn> }> {
  const secret = await openSession({ userId, method, ip: "203.0.113.7", userAgent: "Test browser" });
  const read = async () => {
    const session = await findSession(secret);
    if (!session) throw new Error("the session is over");
    return session;
  };
  return { read };
}

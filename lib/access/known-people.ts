import "server-only";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { passkeys, recoveryCodes, totpFactors } from "@/db/schema/second-factors";
import { sessions } from "@/db/schema/sessions";
import { memberships, users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { asDirectoryWithin } from "./directory";
import { type EidCountry, hashNin, knownHashes } from "./nin-hash";
import type { WriteTx } from "./tenant-db";

/** What identifies a person to the portal: a national identity number, else a mobile phone (MSISDN without plus). */
export type PersonKey =
  | { readonly by: "nin"; readonly country: EidCountry; readonly nin: string }
  | { readonly by: "phone"; readonly country: EidCountry; readonly phone: string };

export type KnownPerson = { readonly id: string; readonly name: string };

/** The person, where any company has added them before. A phone that several people gave names nobody. */
export async function findKnownPerson(tx: WriteTx, key: PersonKey): Promise<KnownPerson | undefined> {
  const same =
    key.by === "nin"
      ? inArray(users.ninHash, knownHashes(key.country, key.nin))
      : and(eq(users.phone, key.phone), eq(users.country, key.country));
  const found = await asDirectoryWithin(tx, (directory) =>
    directory
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(and(same, isNull(users.disabledAt)))
      .limit(2),
  );
  return found.length === 1 ? found[0] : undefined;
}

export type NewPerson = { name: string; country: EidCountry; nin: string; phone: string | null };

/** The person with this number, added where nobody has it yet; of two who add at once both get the same one. */
export async function keepPerson(tx: WriteTx, { nin, ...own }: NewPerson): Promise<KnownPerson> {
  const key = { by: "nin", country: own.country, nin } as const;
  const known = await findKnownPerson(tx, key);
  if (known) return known;
  const row = { ...own, ninHash: hashNin(own.country, nin) };
  await asDirectoryWithin(tx, (directory) => directory.insert(users).values(row).onConflictDoNothing());
  const kept = await findKnownPerson(tx, key);
  if (!kept) throw new Error("the person was not kept");
  return kept;
}

/** Ends the person's sessions within a change of their company's, and says how many there were. */
export async function endSessionsWithin(tx: WriteTx, userId: string, which: string | "all"): Promise<number> {
  const open = and(eq(sessions.userId, userId), isNull(sessions.revokedAt));
  const ended = await asDirectoryWithin(tx, (directory) =>
    directory
      .update(sessions)
      .set({ revokedAt: now() })
      .where(which === "all" ? open : and(open, eq(sessions.id, which)))
      .returning({ id: sessions.id }),
  );
  return ended.length;
}

/**
 * Forgets who the person was, unless another company still has them, and says whether it did. The row stays, empty: audit logs
 * name people by id only, so their chains stay whole.
 */
export async function forgetUnlessElsewhere(
  tx: WriteTx,
  userId: string,
  merchantId: string,
): Promise<boolean> {
  return asDirectoryWithin(tx, async (directory) => {
    const elsewhere = and(eq(memberships.userId, userId), ne(memberships.merchantId, merchantId));
    const [other] = await directory
      .select({ id: memberships.merchantId })
      .from(memberships)
      .where(elsewhere)
      .limit(1);
    if (other) return false;
    for (const table of [sessions, totpFactors, passkeys, recoveryCodes])
      await directory.delete(table).where(eq(table.userId, userId));
    await directory
      .update(users)
      .set({ ...NOBODY, disabledAt: now() })
      .where(eq(users.id, userId));
    return true;
  });
}

const NOBODY = {
  name: "",
  ninHash: null,
  email: null,
  phone: null,
  passwordHash: null,
  locale: null,
  theme: null,
  lastMerchantId: null,
  lastSignInAt: null,
} satisfies Partial<typeof users.$inferInsert>;

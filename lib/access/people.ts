import "server-only";
import { and, count, eq, gt, inArray, isNotNull, isNull, lte, not, or, sql } from "drizzle-orm";
import { heldGrants } from "@/db/schema/groups";
import { merchants } from "@/db/schema/merchants";
import { memberships, users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import type { Locale } from "@/lib/domain/locale";
import { asDirectory } from "./directory";
import { type EidCountry, hashNin, knownHashes, presentMark } from "./nin-hash";

/**
 * The person with this national identity number. Nobody is ever created by signing in. Whom a former key still knows moves to
 * the present one: only now is there a number to hash.
 */
export async function findByNin(country: EidCountry, nin: string): Promise<string | undefined> {
  return asDirectory(async (tx) => {
    const [row] = await tx
      .select({ id: users.id, ninHash: users.ninHash })
      .from(users)
      .where(and(inArray(users.ninHash, knownHashes(country, nin)), isNull(users.disabledAt)));
    const ninHash = hashNin(country, nin);
    if (row && row.ninHash !== ninHash) await tx.update(users).set({ ninHash }).where(eq(users.id, row.id));
    return row?.id;
  });
}

/** How many people are recognised by their e-ID with a former key only. */
export async function countUnderFormerKeys(): Promise<number> {
  const mark = presentMark();
  const present =
    mark === "" ? sql`strpos(${users.ninHash}, ':') = 0` : sql`starts_with(${users.ninHash}, ${mark})`;
  const [row] = await asDirectory((tx) =>
    tx
      .select({ people: count() })
      .from(users)
      .where(and(isNotNull(users.ninHash), not(present))),
  );
  return row?.people ?? 0;
}

/** Sign-in by password exists in these countries only. */
const PASSWORD_COUNTRIES: ReadonlySet<string> = new Set(["DK", "FI"]);

export async function findByEmail(email: string): Promise<{ id: string; passwordHash: string } | undefined> {
  const [row] = await asDirectory((tx) =>
    tx
      .select({ id: users.id, passwordHash: users.passwordHash, country: users.country })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt))),
  );
  if (!row?.passwordHash || !PASSWORD_COUNTRIES.has(row.country)) return undefined;
  return { id: row.id, passwordHash: row.passwordHash };
}

export async function keepPreferences(
  userId: string,
  wish: { locale?: Locale; theme?: "light" | "dark" | null },
): Promise<void> {
  await asDirectory((tx) => tx.update(users).set(wish).where(eq(users.id, userId)));
}

export async function rememberMerchant(userId: string, merchantId: string): Promise<void> {
  await asDirectory((tx) => tx.update(users).set({ lastMerchantId: merchantId }).where(eq(users.id, userId)));
}

/** Names of those who can give permissions at this company, in alphabetical order. */
export async function administratorsOf(slug: string): Promise<string[]> {
  const rows = await asDirectory((tx) =>
    tx
      .selectDistinct({ name: users.name })
      .from(heldGrants)
      .innerJoin(merchants, eq(merchants.id, heldGrants.merchantId))
      .innerJoin(
        memberships,
        and(eq(memberships.merchantId, heldGrants.merchantId), eq(memberships.userId, heldGrants.userId)),
      )
      .innerJoin(users, eq(users.id, heldGrants.userId))
      .where(
        and(
          eq(merchants.slug, slug),
          eq(heldGrants.role, "administrator"),
          or(isNull(heldGrants.validFrom), lte(heldGrants.validFrom, now())),
          or(isNull(heldGrants.validUntil), gt(heldGrants.validUntil, now())),
          isNotNull(memberships.acceptedAt),
          isNull(memberships.removedAt),
          isNull(users.disabledAt),
        ),
      )
      .orderBy(users.name),
  );
  return rows.map((row) => row.name);
}

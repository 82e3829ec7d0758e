import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { grants, memberships, users } from "@/db/schema/users";
import type { Locale } from "@/lib/domain/locale";
import { asDirectory } from "./directory";
import { type EidCountry, hashNin } from "./nin-hash";

/** The person with this national identity number. Nobody is ever created by signing in. */
export async function findByNin(country: EidCountry, nin: string): Promise<string | undefined> {
  const [row] = await asDirectory((tx) =>
    tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.ninHash, hashNin(country, nin)), isNull(users.disabledAt))),
  );
  return row?.id;
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
      .from(grants)
      .innerJoin(merchants, eq(merchants.id, grants.merchantId))
      .innerJoin(
        memberships,
        and(eq(memberships.merchantId, grants.merchantId), eq(memberships.userId, grants.userId)),
      )
      .innerJoin(users, eq(users.id, grants.userId))
      .where(and(eq(merchants.slug, slug), eq(grants.role, "administrator"), isNull(users.disabledAt)))
      .orderBy(users.name),
  );
  return rows.map((row) => row.name);
}

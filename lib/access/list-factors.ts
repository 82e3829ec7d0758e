import "server-only";
import { asc, eq } from "drizzle-orm";
import { passkeys, totpFactors } from "@/db/schema/second-factors";
import { users } from "@/db/schema/users";
import { asDirectory } from "./directory";
import { countRecoveryCodes } from "./recovery-codes";

type Times = { readonly addedAt: Date; readonly usedAt: Date | null };

export type ListedPasskey = Times & { readonly id: string; readonly name: string };

export type FactorsOfPerson = {
  /** Whether the person can sign in by password at all: an electronic ID needs no second factor. */
  readonly hasPassword: boolean;
  readonly app: Times | undefined;
  readonly passkeys: readonly ListedPasskey[];
  readonly recoveryCodes: number;
};

/** What the person's sign-in by password is secured with. */
export async function factorsOf(userId: string): Promise<FactorsOfPerson> {
  return asDirectory(async (tx) => {
    const [user] = await tx
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.id, userId));
    const [app] = await tx
      .select({ addedAt: totpFactors.createdAt, usedAt: totpFactors.lastUsedAt })
      .from(totpFactors)
      .where(eq(totpFactors.userId, userId));
    const keys = await tx
      .select({
        id: passkeys.id,
        name: passkeys.name,
        addedAt: passkeys.createdAt,
        usedAt: passkeys.lastUsedAt,
      })
      .from(passkeys)
      .where(eq(passkeys.userId, userId))
      .orderBy(asc(passkeys.createdAt));
    const codes = await countRecoveryCodes(tx, userId);
    return { hasPassword: Boolean(user?.passwordHash), app, passkeys: keys, recoveryCodes: codes };
  });
}

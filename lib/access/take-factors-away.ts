import "server-only";
import { eq, sql } from "drizzle-orm";
import { passkeys, recoveryCodes, totpFactors } from "@/db/schema/second-factors";
import { needsSecondFactor } from "@/lib/domain/second-factor";
import { companiesTold } from "./companies";
import { asDirectoryWithin } from "./directory";
import { countFactors, lockFactors } from "./factor-steps";
import type { WriteTx } from "./tenant-db";

/** Takes all second factors of a person away, recovery codes too, within a change of their company's. Says how many there were. */
export async function takeFactorsAway(tx: WriteTx, userId: string): Promise<number> {
  return asDirectoryWithin(tx, async (directory) => {
    await lockFactors(directory, userId);
    const found = await countFactors(directory, userId);
    for (const table of [totpFactors, passkeys, recoveryCodes])
      await directory.delete(table).where(eq(table.userId, userId));
    return found;
  });
}

/** Whether the person does something for another company that takes a second factor there. */
export async function needsFactorElsewhere(
  tx: WriteTx,
  userId: string,
  merchantId: string,
): Promise<boolean> {
  const { rows } = await tx.execute(sql`select companies_of(${userId}) as told`);
  const companies = companiesTold.parse(rows[0]?.["told"]);
  return companies.some(({ id, grants }) => id !== merchantId && needsSecondFactor(grants));
}

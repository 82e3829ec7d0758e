import { and, asc, eq, sql } from "drizzle-orm";
import { salesUnits } from "@/db/schema/sales-units";
import { accountMappings } from "@/db/schema/settlements";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Books } from "@/lib/domain/books";

export async function findBooks(tx: ReadTx) {
  const { books, version } = accountMappings;
  const [row] = await tx.select({ books, version }).from(accountMappings);
  return row;
}

/** Writes what someone made of version `seen`, where 0 is none; false where there is another by now. */
export async function keepBooks(
  tx: WriteTx,
  merchantId: string,
  books: Books,
  seen: number,
): Promise<boolean> {
  if (seen === 0) {
    const first = await tx
      .insert(accountMappings)
      .values({ merchantId, books })
      .onConflictDoNothing()
      .returning({ version: accountMappings.version });
    return first.length > 0;
  }
  const changed = await tx
    .update(accountMappings)
    .set({ books, version: sql`${accountMappings.version} + 1` })
    .where(and(eq(accountMappings.merchantId, merchantId), eq(accountMappings.version, seen)))
    .returning({ version: accountMappings.version });
  return changed.length > 0;
}

/** Sales units within reach that money is paid out for. */
export function bookedUnits(tx: ReadTx) {
  const { msn, name } = salesUnits;
  return tx
    .select({ msn, name })
    .from(salesUnits)
    .where(eq(salesUnits.environment, "production"))
    .orderBy(asc(name), asc(msn));
}

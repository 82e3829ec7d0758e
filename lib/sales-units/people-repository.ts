import { and, eq, isNotNull } from "drizzle-orm";
import { heldGrants } from "@/db/schema/groups";
import { users } from "@/db/schema/users";
import type { ReadTx } from "@/lib/access/tenant-db";

/** Where the administrators of the company, who answer for all its units, can be written to. */
export async function administratorAddresses(tx: ReadTx): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ email: users.email })
    .from(heldGrants)
    .innerJoin(users, eq(users.id, heldGrants.userId))
    .where(and(eq(heldGrants.role, "administrator"), isNotNull(users.email)));
  return rows.flatMap(({ email }) => (email ? [email] : []));
}

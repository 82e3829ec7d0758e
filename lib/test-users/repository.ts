import { and, eq, sql } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { merchants } from "@/db/schema/merchants";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type Company = { slug: string; country: string; timeZone: string };

export async function readCompany(tx: ReadTx): Promise<Company> {
  const { slug, country, timeZone } = merchants;
  const [row] = await tx.select({ slug, country, timeZone }).from(merchants);
  if (!row) throw new Error("the company is gone");
  return row;
}

const ADDED = "company.test_user_added";

/** Whether the log tells of this test user already: an order that was repeated after a lost answer made nobody new. */
export async function isLogged(tx: WriteTx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ seq: auditLog.seq })
    .from(auditLog)
    .where(and(eq(auditLog.action, ADDED), sql`${auditLog.details} ->> 'testUser' = ${id}`))
    .limit(1);
  return rows.length > 0;
}

import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { merchants } from "@/db/schema/merchants";
import { recoveries } from "@/db/schema/recoveries";
import { findBrokenLink } from "./audit-chain";
import { asDirectory } from "./directory";
import type { NotedHead } from "./noted-heads";
import { inReadTransaction, type ReadTx } from "./tenant-db";

/** A company's audit log: whole, or the number of the first row that does not follow from the one before it. */
export type AuditVerdict = { readonly slug: string; readonly brokenAt: number | undefined };

/**
 * Checks every company's chain from its first row to its head, and that each end that was noted outside the database is still in it.
 * For the operator's command, not for requests.
 */
export async function verifyAudit(noted: readonly NotedHead[] = []): Promise<AuditVerdict[]> {
  const companies = await asDirectory((tx) =>
    tx.select({ id: merchants.id, slug: merchants.slug }).from(merchants).orderBy(asc(merchants.slug)),
  );
  const verdicts: AuditVerdict[] = [];
  for (const { id, slug } of companies) {
    const mine = noted.filter(({ merchantId }) => merchantId === id);
    const broken = await inReadTransaction({ merchantId: id, reach: "all" }, async (tx) => [
      await findBrokenLink(tx, id),
      await findOtherThanNoted(tx, id, mine),
    ]);
    const places = broken.filter((at) => at !== undefined);
    verdicts.push({ slug, brokenAt: places.length > 0 ? Math.min(...places) : undefined });
  }
  return verdicts;
}

const AT_ONCE = 1_000;

/** The first noted row that is not there any more as it was: it, or one before it, was made anew. */
async function findOtherThanNoted(
  tx: ReadTx,
  merchantId: string,
  noted: readonly NotedHead[],
): Promise<number | undefined> {
  const [restored] = await tx.select().from(recoveries);
  // What was noted between a backup and its restore is of rows that went with the former database.
  const counting = noted
    .filter(({ at }) => !restored || new Date(at) <= restored.backupAt || new Date(at) > restored.restoredAt)
    .sort((a, b) => a.seq - b.seq);
  for (let from = 0; from < counting.length; from += AT_ONCE) {
    const part = counting.slice(from, from + AT_ONCE);
    const rows = await tx
      .select({ seq: auditLog.seq, hash: auditLog.hash })
      .from(auditLog)
      .where(
        and(
          eq(auditLog.merchantId, merchantId),
          inArray(
            auditLog.seq,
            part.map(({ seq }) => seq),
          ),
        ),
      );
    const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
    const other = part.find(({ seq, hash }) => hashes.get(seq) !== hash);
    if (other) return other.seq;
  }
  return undefined;
}

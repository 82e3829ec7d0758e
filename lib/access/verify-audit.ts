import "server-only";
import { asc } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { findBrokenLink } from "./audit-chain";
import { asDirectory } from "./directory";
import { inReadTransaction } from "./tenant-db";

/** A company's audit log: whole, or the number of the first row that does not follow from the one before it. */
export type AuditVerdict = { readonly slug: string; readonly brokenAt: number | undefined };

/** Checks every company's chain from its first row to its head. For the operator's command, not for requests. */
export async function verifyAudit(): Promise<AuditVerdict[]> {
  const companies = await asDirectory((tx) =>
    tx.select({ id: merchants.id, slug: merchants.slug }).from(merchants).orderBy(asc(merchants.slug)),
  );
  const verdicts: AuditVerdict[] = [];
  for (const { id, slug } of companies) {
    const brokenAt = await inReadTransaction({ merchantId: id, reach: "all" }, (tx) =>
      findBrokenLink(tx, id),
    );
    verdicts.push({ slug, brokenAt });
  }
  return verdicts;
}

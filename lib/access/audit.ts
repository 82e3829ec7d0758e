import "server-only";
import { eq } from "drizzle-orm";
import { auditHeads, auditLog } from "@/db/schema/audit";
import { now } from "@/lib/clock";
import { hashOf, START } from "./audit-chain";
import type { Caller } from "./caller";
import type { WriteTx } from "./tenant-db";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What the audit log says of a change. `details` holds ids and amounts in minor units, never names or numbers of people. */
export type AuditEntry = {
  readonly action: string;
  readonly subject: string;
  readonly msn?: string;
  /** "done" where absent. */
  readonly result?: "done" | "refused" | "failed";
  readonly details?: { readonly [key: string]: Json };
};

/** Adds a row to the merchant's chain. The head stays locked until the caller's transaction ends, so the chain has no forks. */
export async function appendAudit(tx: WriteTx, caller: Caller, entry: AuditEntry): Promise<void> {
  const { merchantId } = caller;
  const head = (await lockHead(tx, merchantId)) ?? (await makeHead(tx, merchantId));
  const row = {
    merchantId,
    seq: head.seq + 1,
    at: now(),
    actorKind: caller.kind,
    actorId: caller.id,
    action: entry.action,
    subject: entry.subject,
    msn: entry.msn ?? null,
    details: entry.details ?? {},
    requestId: caller.requestId ?? null,
    ip: caller.ip ?? null,
    result: entry.result ?? "done",
    previousHash: head.hash,
  };
  const hash = hashOf(row);
  await tx.insert(auditLog).values({ ...row, hash });
  await tx.update(auditHeads).set({ seq: row.seq, hash }).where(eq(auditHeads.merchantId, merchantId));
}

async function lockHead(tx: WriteTx, merchantId: string) {
  const [head] = await tx
    .select()
    .from(auditHeads)
    .where(eq(auditHeads.merchantId, merchantId))
    .for("update");
  return head;
}

/** Needed once per merchant. Of two that come first at once, one waits here for the other. */
async function makeHead(tx: WriteTx, merchantId: string) {
  await tx.insert(auditHeads).values({ merchantId, seq: 0, hash: START }).onConflictDoNothing();
  const head = await lockHead(tx, merchantId);
  if (!head) throw new Error("the audit log has no head for this merchant");
  return head;
}

import "server-only";
import { createHash } from "node:crypto";
import { and, asc, eq, gt } from "drizzle-orm";
import { auditHeads, auditLog } from "@/db/schema/audit";
import { now } from "@/lib/clock";
import type { Caller } from "./caller";
import type { ReadTx, WriteTx } from "./tenant-db";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What the audit log says of a change. `details` holds ids and amounts in minor units, never names or numbers of people. */
export type AuditEntry = {
  readonly action: string;
  readonly subject: string;
  readonly msn?: string;
  readonly details?: { readonly [key: string]: Json };
};

const START = "0".repeat(64);

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

/** The first sequence number at which the chain is broken, or undefined where it is whole. Reads in steps of 1 000 rows. */
export async function findBrokenLink(tx: ReadTx, merchantId: string): Promise<number | undefined> {
  let previousHash = START;
  let expected = 1;
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.merchantId, merchantId), gt(auditLog.seq, last)))
      .orderBy(asc(auditLog.seq))
      .limit(1_000);
    for (const { hash, ...row } of rows) {
      if (row.seq !== expected || row.previousHash !== previousHash || hash !== hashOf(row)) return expected;
      previousHash = hash;
      last = row.seq;
      expected += 1;
    }
    if (rows.length < 1_000) break;
  }
  const [head] = await tx.select().from(auditHeads).where(eq(auditHeads.merchantId, merchantId));
  return head && (head.seq !== expected - 1 || head.hash !== previousHash) ? expected : undefined;
}

type HashedRow = Omit<typeof auditLog.$inferSelect, "hash">;

function hashOf(row: HashedRow): string {
  return createHash("sha256").update(row.previousHash).update(canonical(row)).digest("hex");
}

/** JSON with sorted keys, so that the same row always gives the same bytes. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

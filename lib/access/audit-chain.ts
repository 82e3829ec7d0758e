import "server-only";
import { createHash } from "node:crypto";
import { and, asc, eq, gt } from "drizzle-orm";
import { auditHeads, auditLog } from "@/db/schema/audit";
import type { ReadTx } from "./tenant-db";

type HashedRow = Omit<typeof auditLog.$inferSelect, "hash" | "kind">;

/** What stands where the first row's predecessor would. */
export const START = "0".repeat(64);

/** How far a chain has been walked: the last row that followed from the one before it. */
export type Link = { readonly seq: number; readonly hash: string };

export type Walk =
  | { readonly kind: "whole"; readonly rows: number }
  /** There is more: go on from here. */
  | { readonly kind: "further"; readonly from: Link }
  /** The first row that does not follow from the one before it. */
  | { readonly kind: "broken"; readonly at: number };

const STEP = 1_000;

/**
 * Walks a merchant's chain from a link on, `most` rows at a time, and compares its end with the head. The head is read before the
 * rows: what others add meanwhile is then only more to walk, never a break.
 */
export async function walkChain(
  tx: ReadTx,
  merchantId: string,
  { from, most }: { from?: Link; most: number },
): Promise<Walk> {
  let last = from ?? { seq: 0, hash: START };
  for (let walked = 0; walked < most; walked += STEP) {
    const [head] = await tx.select().from(auditHeads).where(eq(auditHeads.merchantId, merchantId));
    const rows = await rowsAfter(tx, merchantId, from || walked > 0 ? last.seq : Number.MIN_SAFE_INTEGER);
    for (const { hash, kind: _kind, ...row } of rows) {
      const next = last.seq + 1;
      if (row.seq !== next || row.previousHash !== last.hash || hash !== hashOf(row))
        return { kind: "broken", at: next };
      last = { seq: row.seq, hash };
    }
    if (rows.length > 0) continue;
    const whole = !head || (head.seq === last.seq && head.hash === last.hash);
    return whole ? { kind: "whole", rows: last.seq } : { kind: "broken", at: last.seq + 1 };
  }
  return { kind: "further", from: last };
}

function rowsAfter(tx: ReadTx, merchantId: string, seq: number) {
  return tx
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.merchantId, merchantId), gt(auditLog.seq, seq)))
    .orderBy(asc(auditLog.seq))
    .limit(STEP);
}

/** The number of the first row at which the chain is broken, or undefined where it is whole. */
export async function findBrokenLink(tx: ReadTx, merchantId: string): Promise<number | undefined> {
  const walk = await walkChain(tx, merchantId, { most: Number.MAX_SAFE_INTEGER });
  return walk.kind === "broken" ? walk.at : undefined;
}

/** What came to the log later is left out where it is null, so that rows from before keep their hash. */
export function hashOf({ ip, result, ...row }: HashedRow): string {
  const said = { ...row, ...(ip === null ? {} : { ip }), ...(result === null ? {} : { result }) };
  return createHash("sha256").update(row.previousHash).update(canonical(said)).digest("hex");
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

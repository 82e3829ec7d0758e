import "server-only";
import { hash } from "node:crypto";
import { and, asc, eq, getTableColumns, gt, lte, type SQL } from "drizzle-orm";
import { auditHeads, auditLog } from "@/db/schema/audit";
import type { ReadTx } from "./tenant-db";

type HashedRow = Omit<typeof auditLog.$inferSelect, "hash" | "kind">;

// The first word of the action is made from it anyway.
const { kind: _kind, ...HASHED } = getTableColumns(auditLog);

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
  // Rows put before the first one are seen as well.
  let looking = lookAfter(tx, merchantId, from ? from.seq : Number.MIN_SAFE_INTEGER, last.seq + STEP);
  for (let walked = STEP; ; walked += STEP) {
    const { head, rows } = await looking;
    const end = rows.at(-1);
    if (!end) {
      const whole = !head || (head.seq === last.seq && head.hash === last.hash);
      return whole ? { kind: "whole", rows: last.seq } : { kind: "broken", at: last.seq + 1 };
    }
    const goesOn = walked < most;
    // The database reads the next rows while these are hashed.
    if (goesOn) looking = lookAfter(tx, merchantId, end.seq, end.seq + STEP);
    const brokenAt = firstNotFollowing(rows, last);
    if (brokenAt !== undefined) {
      await looking.catch(() => undefined);
      return { kind: "broken", at: brokenAt };
    }
    last = { seq: end.seq, hash: end.hash };
    if (!goesOn) return { kind: "further", from: last };
  }
}

type Row = HashedRow & { readonly hash: string };

/**
 * The next rows, with the head as it was before. Asked for by their numbers: without fresh statistics the database would read all
 * that follow, and sort them, for every thousand. Where none has such a number, there may be others beyond a gap.
 */
async function lookAfter(tx: ReadTx, merchantId: string, after: number, upTo: number) {
  const next = gt(auditLog.seq, after);
  const near = await look(tx, merchantId, and(next, lte(auditLog.seq, upTo)));
  return near.rows.length > 0 ? near : look(tx, merchantId, next);
}

async function look(tx: ReadTx, merchantId: string, which: SQL | undefined) {
  const [heads, rows] = await Promise.all([
    tx.select().from(auditHeads).where(eq(auditHeads.merchantId, merchantId)),
    tx
      .select(HASHED)
      .from(auditLog)
      .where(and(eq(auditLog.merchantId, merchantId), which))
      .orderBy(asc(auditLog.seq))
      .limit(STEP),
  ]);
  return { head: heads[0], rows };
}

function firstNotFollowing(rows: readonly Row[], from: Link): number | undefined {
  let last = from;
  for (const row of rows) {
    const next = last.seq + 1;
    if (row.seq !== next || row.previousHash !== last.hash || row.hash !== hashOf(row)) return next;
    last = row;
  }
  return undefined;
}

/** The number of the first row at which the chain is broken, or undefined where it is whole. */
export async function findBrokenLink(tx: ReadTx, merchantId: string): Promise<number | undefined> {
  const walk = await walkChain(tx, merchantId, { most: Number.MAX_SAFE_INTEGER });
  return walk.kind === "broken" ? walk.at : undefined;
}

/**
 * Over JSON with sorted keys, so that the same row always gives the same bytes. A log of years is hashed row by row: the keys of a
 * row stand here in their order. What came to the log later is left out where it is null, so that rows from before keep their hash.
 */
export function hashOf(row: HashedRow): string {
  const { action, actorId, actorKind, at, details, ip, merchantId, msn, previousHash, requestId } = row;
  const { result, seq, subject } = row;
  const said =
    `{"action":${json(action)},"actorId":${json(actorId)},"actorKind":${json(actorKind)},"at":"${at.toISOString()}"` +
    `,"details":${canonical(details)}${ip === null ? "" : `,"ip":${json(ip)}`},"merchantId":${json(merchantId)}` +
    `,"msn":${json(msn)},"previousHash":${json(previousHash)},"requestId":${json(requestId)}` +
    `${result === null ? "" : `,"result":${json(result)}`},"seq":${seq},"subject":${json(subject)}}`;
  return hash("sha256", previousHash + said, "hex");
}

const json = (value: string | null) => JSON.stringify(value);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

import "server-only";
import { and, asc, eq, lte } from "drizzle-orm";
import { exports } from "@/db/schema/exports";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";
import type { WaitingRow } from "./waiting-work";

/** Exports whose turn it is: just asked for, or left by whoever was at them. */
export function dueExports(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, nextAt } = exports;
  return asDirectory((tx) =>
    tx.select({ merchantId, id }).from(exports).where(lte(nextAt, now())).orderBy(asc(nextAt)).limit(limit),
  );
}

/** Exports whose files are to be thrown away. */
export function expiredExports(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, state, expiresAt } = exports;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(exports)
      .where(and(eq(state, "ready"), lte(expiresAt, now())))
      .orderBy(asc(expiresAt))
      .limit(limit),
  );
}

import { randomBytes } from "node:crypto";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { DatabaseError } from "pg";
import { SLOW_TRACE } from "@/lib/domain/slow-trace";

// The server gave up on a query, on a lock, or on a transaction that rested (db/roles.ts says after how long).
const GAVE_UP = new Set(["57014", "55P03", "25P03"]);

/**
 * Gives errors of a database that did not answer in time a trace id that says so: the only part of an error that a page in the
 * browser gets to see.
 */
export function markSlowErrors(): void {
  for (const { prototype } of [DrizzleQueryError, DatabaseError])
    Object.defineProperty(prototype, "digest", { configurable: true, get: digestOf, set: keepDigest });
}

function digestOf(this: Error): string | undefined {
  if (!GAVE_UP.has(codeOf(this))) return undefined;
  const digest = `${SLOW_TRACE}${randomBytes(5).toString("hex")}`;
  keepDigest.call(this, digest);
  return digest;
}

function keepDigest(this: Error, digest: string): void {
  Object.defineProperty(this, "digest", { value: digest, writable: true, configurable: true });
}

function codeOf(error: Error): string {
  const failed = error instanceof DatabaseError ? error : error.cause;
  return failed instanceof DatabaseError ? (failed.code ?? "") : "";
}

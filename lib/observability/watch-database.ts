import "server-only";
import { sql } from "drizzle-orm";
import type { Pool } from "pg";
import { database, pool } from "@/db/client";
import { now } from "@/lib/clock";

const PATIENCE_MS = 1_500;
/** How long one "no" holds for all requests: enough to spare the server, short enough that nobody waits for good news. */
const NO_HOLDS_MS = 1_000;

/** How long one failure to write holds for all: then one of them tries again. */
const FULL_HOLDS_MS = 3_000;

type Watch = {
  heard: WeakSet<Pool>;
  suspected: boolean;
  downUntil: number;
  fullUntil: number;
  asking?: Promise<boolean>;
};

// Kept on globalThis: proxy, pages and instrumentation are bundles of their own, and a failure in one concerns all.
const kept = globalThis as typeof globalThis & { portalDatabaseWatch?: Watch };

function watch(): Watch {
  kept.portalDatabaseWatch ??= { heard: new WeakSet(), suspected: false, downUntil: 0, fullUntil: 0 };
  return kept.portalDatabaseWatch;
}

/** Something failed that may have been the database: the next request asks it before it starts. */
export function suspectDatabase(): void {
  watch().suspected = true;
}

/** The server had no room for what was to be written. */
export function noteDatabaseFull(): void {
  watch().fullUntil = now().getTime() + FULL_HOLDS_MS;
}

/** Whether nothing can be written just now, while everything can be read. */
export function databaseIsFull(): boolean {
  const left = watch().fullUntil - now().getTime();
  // Further ahead than it is ever set: the clock was set back since.
  return left > 0 && left <= FULL_HOLDS_MS;
}

/**
 * Whether a request may count on the database. Costs nothing while it does: it is asked only after a failure, or where the
 * pool has no connection and the request would have to open one anyway.
 */
export async function databaseAnswers(): Promise<boolean> {
  const state = watch();
  hear(pool());
  if (!state.suspected && pool().totalCount > 0) return true;
  if (now().getTime() < state.downUntil) return false;
  state.asking ??= ask(state).finally(() => delete state.asking);
  return state.asking;
}

/** One trip to the database, true where an answer came in time. */
export function askDatabase(patienceMs = PATIENCE_MS): Promise<boolean> {
  const answered = database()
    .execute(sql`select 1`)
    .then(
      () => true,
      () => false,
    );
  return Promise.race([answered, pause(patienceMs)]);
}

/** A server that goes away ends resting connections, and the pool tells of it before any request comes. */
function hear(heard: Pool): void {
  if (watch().heard.has(heard)) return;
  watch().heard.add(heard);
  heard.on("error", suspectDatabase);
}

async function ask(state: Watch): Promise<boolean> {
  const up = await askDatabase();
  state.suspected = !up;
  state.downUntil = up ? 0 : now().getTime() + NO_HOLDS_MS;
  return up;
}

function pause(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms).unref());
}

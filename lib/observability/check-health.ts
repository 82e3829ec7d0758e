import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import packageFile from "@/package.json";

export type Health = { status: "ok" | "unavailable"; database: "up" | "down"; version: string; node: string };

const PATIENCE_MS = 2_000;

export async function checkHealth(): Promise<Health> {
  const up = await Promise.race([ping(), pause(PATIENCE_MS)]);
  return {
    status: up ? "ok" : "unavailable",
    database: up ? "up" : "down",
    version: packageFile.version,
    node: process.versions.node,
  };
}

function ping(): Promise<boolean> {
  return database()
    .execute(sql`select 1`)
    .then(
      () => true,
      () => false,
    );
}

function pause(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms).unref());
}

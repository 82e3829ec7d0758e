import "server-only";
import packageFile from "@/package.json";
import { askDatabase } from "./watch-database";

export type Health = { status: "ok" | "unavailable"; database: "up" | "down"; version: string; node: string };

/** Asks the database each time, and waits for it no longer than a monitor would. */
export async function checkHealth(): Promise<Health> {
  const up = await askDatabase();
  return {
    status: up ? "ok" : "unavailable",
    database: up ? "up" : "down",
    version: packageFile.version,
    node: process.versions.node,
  };
}

import { inspect } from "node:util";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { DatabaseError } from "pg";
import { writeError } from "@/lib/write-error";

/**
 * Lets errors of the database print themselves without values, also where the framework prints them: Next writes each uncaught
 * error to the console before it tells anyone of it.
 */
export function quietErrors(): void {
  for (const { prototype } of [DrizzleQueryError, DatabaseError]) {
    Object.defineProperty(prototype, inspect.custom, { value: shown, configurable: true });
  }
}

function shown(this: Error): string {
  return inspect(writeError(this), { depth: 8 });
}

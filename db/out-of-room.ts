import { DatabaseError } from "pg";

/** Whether the server could not write since its disk is full (SQLSTATE 53100). It still reads then. */
export function isOutOfRoom(error: unknown): boolean {
  const failed = error instanceof Error && error.cause instanceof DatabaseError ? error.cause : error;
  return failed instanceof DatabaseError && failed.code === "53100";
}

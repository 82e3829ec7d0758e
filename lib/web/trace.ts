/** The id under which the server's log tells what happened; absent where the error is the browser's own. */
export function traceOf(error: unknown): string | undefined {
  const known = error instanceof Error && "digest" in error && typeof error.digest === "string";
  return known ? String(error.digest) : undefined;
}

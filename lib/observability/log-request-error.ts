import "server-only";
import type { Instrumentation } from "next";
import { log } from "@/lib/log";
import { suspectDatabase } from "./watch-database";

type ErrorRequest = Parameters<Instrumentation.onRequestError>[1];

/** The path without its query: that may hold what a person searched for. */
export function logRequestError(error: unknown, request: ErrorRequest, route: string): void {
  // Whatever it was, it may have been the database: the next request asks it first, once.
  suspectDatabase();
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
  const requestId = request.headers["x-request-id"];
  log.error(
    {
      err: error,
      traceId: digest,
      requestId,
      method: request.method,
      path: request.path.split("?")[0],
      route,
    },
    "a request failed",
  );
}

import "server-only";
import { type Logger, pino } from "pino";
import { env } from "@/lib/env";
import { REDACTION } from "./redaction";
import { writeError } from "./write-error";

function openLog(): Logger {
  return pino({
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => writeError(error) },
    redact: REDACTION,
  });
}

let opened: Logger | undefined;

/**
 * One JSON line per event on standard output. Secrets and personal data are cut out wherever they stand. Opened at the
 * first line, because a build has no configuration.
 */
// safe: every member is the opened log's own
export const log: Logger = new Proxy({} as Logger, {
  get: (_, name) => {
    opened ??= openLog();
    const member: unknown = Reflect.get(opened, name);
    return typeof member === "function" ? member.bind(opened) : member;
  },
});

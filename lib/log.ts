import "server-only";
import { type Logger, pino } from "pino";
import { env } from "@/lib/env";
import { writeError } from "./write-error";

/** Names under which secrets and personal data travel, at any depth that a log line of ours reaches. */
const SECRET = [
  "authorization",
  "cookie",
  "set-cookie",
  "client_secret",
  "clientSecret",
  "ocp-apim-subscription-key",
  "subscriptionKey",
  "password",
  "secret",
  "token",
  "nin",
  "phone",
  "phoneNumber",
  "email",
];

const quoted = SECRET.map((name) => `["${name}"]`);

function openLog(): Logger {
  return pino({
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => writeError(error) },
    redact: {
      paths: [...quoted, ...quoted.map((name) => `*${name}`), ...quoted.map((name) => `*.*${name}`)],
      censor: "[cut]",
    },
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

import "server-only";
import { pino } from "pino";
import { env } from "@/lib/env";

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

/** One JSON line per event on standard output. Secrets and personal data are cut out wherever they stand. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [...quoted, ...quoted.map((name) => `*${name}`), ...quoted.map((name) => `*.*${name}`)],
    censor: "[cut]",
  },
});

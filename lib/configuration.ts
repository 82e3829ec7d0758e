import { hkdfSync } from "node:crypto";
import { z } from "zod";
import { parseMailAddress } from "@/lib/domain/mail-address";
import type { ConfigurationProblem } from "./configuration-problem";
import { BUCKET_VARIABLES, type Bucket, bucketOf, filesFolder } from "./files-configuration";

const COUNTRIES = ["NO", "DK", "FI", "SE"] as const;
const PLATFORM_HOSTS = ["https://api.vipps.no", "https://apitest.vipps.no"];

const KEY_ID = /^[a-z0-9]{1,16}$/;

const port = z.coerce.number().int().min(1).max(65_535);
const text = z.string().trim().min(1);

const variables = {
  DATABASE_URL: text.refine((value) => /^postgres(ql)?:\/\//.test(value)),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  PORTAL_HEAP_MB: z.coerce.number().int().min(192).max(65_536).default(320),
  PAYMENTS_BASE_URL: text.refine((value) => PLATFORM_HOSTS.includes(value) || isLoopback(value)),
  PORTAL_PUBLIC_URL: text.refine(isOrigin),
  HOST: text.default("127.0.0.1"),
  PORT: port.default(3000),
  SANDBOX_PORT: port.default(3001),
  SANDBOX_SMTP_PORT: port.optional(),
  SECRETS_KEY: text.refine(isKey),
  SECRETS_KEY_ID: text.regex(KEY_ID).default("k1"),
  SECRETS_KEYS_OLD: text
    .refine((value) => oldKeys(value).every(([id, key]) => KEY_ID.test(id) && isKey(key)))
    .optional(),
  SMTP_URL: text.refine(isMailServer).optional(),
  MAIL_FROM: text.refine((value) => parseMailAddress(value) === value).optional(),
  SFTP_PRIVATE_HOSTS: text.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  METRICS_TOKEN: text.min(20).optional(),
  PORTAL_ALLOW_OLD_NODE: z.enum(["0", "1"]).default("0"),
  FILES_FOLDER: text.optional(),
} as const;

/** What is wrong where a variable does not fit its schema, and an example of what would. */
const HELP: Record<keyof typeof variables, [problem: string, example: string]> = {
  DATABASE_URL: [
    "has to be the address of a PostgreSQL database",
    "postgresql://portal_owner:secret@127.0.0.1:5432/portal",
  ],
  DATABASE_POOL: ["has to be a number of connections from 1 to 200", "10"],
  PORTAL_HEAP_MB: ["has to be a number of megabytes from 192 to 65536", "320"],
  PAYMENTS_BASE_URL: [
    "has to be the platform's production host, its test host, or a sandbox on this machine",
    "https://apitest.vipps.no",
  ],
  PORTAL_PUBLIC_URL: [
    "has to be the scheme and host under which people reach the portal, without a path",
    "https://portal.example.com",
  ],
  HOST: ["has to be the address to listen on", "127.0.0.1"],
  PORT: ["has to be a port number from 1 to 65535", "3000"],
  SANDBOX_PORT: ["has to be a port number from 1 to 65535", "3001"],
  SANDBOX_SMTP_PORT: ["has to be a port number from 1 to 65535", "3025"],
  SECRETS_KEY: ["has to be 32 random bytes in Base64", "the output of: openssl rand -base64 32"],
  SECRETS_KEY_ID: ["has to be up to 16 small letters or digits", "k1"],
  SECRETS_KEYS_OLD: [
    "has to be a list of former keys with their names, with commas between",
    "k1:the former SECRETS_KEY",
  ],
  SMTP_URL: [
    "has to be the address of a mail server: smtp:// with STARTTLS or smtps://, with user and password in it where it asks for them",
    "smtps://user:password@mail.example.com:465",
  ],
  MAIL_FROM: ["has to be a plain mail address in small letters", "portal@example.com"],
  SFTP_PRIVATE_HOSTS: ["has to be hosts with commas between", "files.internal,10.0.0.5"],
  LOG_LEVEL: ["has to be trace, debug, info, warn, error, fatal or silent", "info"],
  METRICS_TOKEN: ["has to have at least 20 characters", "the output of: openssl rand -hex 20"],
  PORTAL_ALLOW_OLD_NODE: ["has to be 0 or 1", "0"],
  FILES_FOLDER: ["has to be a folder", "/var/lib/merchant-portal/files"],
};

export type EidProvider = {
  country: (typeof COUNTRIES)[number];
  issuer: string;
  clientId: string;
  clientSecret: string;
};

const EID_PARTS = ["ISSUER", "CLIENT_ID", "CLIENT_SECRET"] as const;

/** Names of all variables that the configuration reads. */
export const VARIABLES: readonly string[] = [
  ...Object.keys(variables),
  ...BUCKET_VARIABLES,
  ...COUNTRIES.flatMap((country) => EID_PARTS.map((part) => `EID_${country}_${part}`)),
];

type Variables = { [K in keyof typeof variables]: z.infer<(typeof variables)[K]> };

export type Configuration = Variables & {
  /** Providers of national e-ID, at most one per country. */
  eid: readonly EidProvider[];
  /** Where files lie that the portal makes, unless there is a bucket for them. */
  filesFolder: string;
  filesBucket: Bucket | undefined;
  /** Whether the platform is the sandbox on this machine. */
  onSandbox: boolean;
  /** Keys for one purpose each, all derived from SECRETS_KEY, so that there is one secret to keep. */
  sessionSecret: string;
  /** The present key and the former ones, in Base64 by their names. */
  secretsKeys: ReadonlyMap<string, string>;
  /** For hashes of national identity numbers: the present key first, then the former ones. */
  identityKeys: readonly { readonly id: string; readonly key: string }[];
};

export type Checked =
  | { ok: true; configuration: Configuration }
  | { ok: false; problems: ConfigurationProblem[] };

/** Reads and checks everything that can be configured. `source` is usually process.env. */
export function checkConfiguration(source: Record<string, string | undefined>): Checked {
  const problems: ConfigurationProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [variable, schema] of Object.entries(variables)) {
    const parsed = schema.safeParse(source[variable] || undefined);
    const [problem, example] = HELP[variable as keyof typeof HELP]; // safe: HELP has the keys of `variables`
    if (parsed.success) values[variable] = parsed.data;
    else
      problems.push({ variable, problem: source[variable] ? problem : `is missing: it ${problem}`, example });
  }
  const eid = COUNTRIES.flatMap((country) => providerOf(source, country, problems));
  const filesBucket = bucketOf(source, problems);
  if (problems.length > 0) return { ok: false, problems };
  const checked = values as Variables; // safe: every variable parsed with its own schema
  const contradiction = insecureOrigin(checked) ?? ambiguousKey(checked);
  if (contradiction) return { ok: false, problems: [contradiction] };
  const { SECRETS_KEY, SECRETS_KEY_ID, SECRETS_KEYS_OLD } = checked;
  const secretsKeys = new Map([[SECRETS_KEY_ID, SECRETS_KEY], ...oldKeys(SECRETS_KEYS_OLD)]);
  return {
    ok: true,
    configuration: Object.freeze({
      ...checked,
      eid,
      filesBucket,
      filesFolder: filesFolder(source),
      onSandbox: isLoopback(checked.PAYMENTS_BASE_URL),
      secretsKeys,
      sessionSecret: derive(SECRETS_KEY, "session tokens"),
      identityKeys: [...secretsKeys].map(([id, key]) => ({
        id,
        key: derive(key, "national identity numbers"),
      })),
    }),
  };
}

export function sentenceOf({ variable, problem, example }: ConfigurationProblem): string {
  return `${variable} ${problem}. Example: ${variable}=${example}`;
}

function providerOf(
  source: Record<string, string | undefined>,
  country: EidProvider["country"],
  problems: ConfigurationProblem[],
): EidProvider[] {
  const read = (part: (typeof EID_PARTS)[number]) => source[`EID_${country}_${part}`]?.trim() || undefined;
  const [issuer, clientId, clientSecret] = EID_PARTS.map(read);
  if (!issuer && !clientId && !clientSecret) return [];
  const complain = (part: string, problem: string, example: string) =>
    problems.push({ variable: `EID_${country}_${part}`, problem, example });
  if (!issuer || !(issuer.startsWith("https://") || isLoopback(issuer)))
    complain("ISSUER", "has to be the https address of an OpenID Connect issuer", "https://eid.example.com");
  if (!clientId) complain("CLIENT_ID", "is missing: an issuer takes a client id", "merchant-portal");
  if (!clientSecret)
    complain(
      "CLIENT_SECRET",
      "is missing: an issuer takes a client secret",
      "the secret that the provider gave you",
    );
  return issuer && clientId && clientSecret ? [{ country, issuer, clientId, clientSecret }] : [];
}

/** Real money over plain HTTP is only for one's own machine. */
function insecureOrigin({
  PAYMENTS_BASE_URL,
  PORTAL_PUBLIC_URL,
}: Variables): ConfigurationProblem | undefined {
  if (
    isLoopback(PAYMENTS_BASE_URL) ||
    PORTAL_PUBLIC_URL.startsWith("https://") ||
    isLoopback(PORTAL_PUBLIC_URL)
  )
    return undefined;
  const problem = "has to begin with https:// where the platform is a real one";
  return { variable: "PORTAL_PUBLIC_URL", problem, example: HELP.PORTAL_PUBLIC_URL[1] };
}

/** Under one name there is one key: else nobody could tell which of the two a secret was kept with. */
function ambiguousKey({ SECRETS_KEY_ID, SECRETS_KEYS_OLD }: Variables): ConfigurationProblem | undefined {
  const names = [SECRETS_KEY_ID, ...oldKeys(SECRETS_KEYS_OLD).map(([id]) => id)];
  if (new Set(names).size === names.length) return undefined;
  const problem = "has to be another name than those in SECRETS_KEYS_OLD, which have to differ as well";
  return { variable: "SECRETS_KEY_ID", problem, example: `k${names.length}` };
}

/** "k2:…,k1:…" as pairs of name and key. */
function oldKeys(text: string | undefined): [id: string, key: string][] {
  const parts = (text ?? "").split(",").map((part) => part.trim());
  return parts.flatMap((part) => {
    const at = part.indexOf(":");
    return part === "" ? [] : [[part.slice(0, Math.max(at, 0)), part.slice(at + 1)]];
  });
}

function isKey(text: string): boolean {
  return /^[A-Za-z0-9+/]+=*$/.test(text) && Buffer.from(text, "base64").length === 32;
}

function isLoopback(value: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/[\w\-./]*)?$/.test(value);
}

function isOrigin(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

function isMailServer(value: string): boolean {
  return /^smtps?:\/\//.test(value) && URL.canParse(value) && new URL(value).hostname !== "";
}

function derive(secretsKey: string, purpose: string): string {
  const key = Buffer.from(secretsKey, "base64");
  return Buffer.from(hkdfSync("sha256", key, "", `portal ${purpose}`, 32)).toString("base64");
}

import { spawnSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, inject, it } from "vitest";
import { FRAME } from "@/db/backup/archive-form";
import { backUp } from "@/db/backup/back-up";
import { readFrames } from "@/db/backup/read-archive";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { createMerchant } from "@/lib/testing/factories";
import { databaseOf } from "@/lib/testing/fresh-database";
import { allFiles } from "@/lib/testing/source-files";
import { useTestDatabase } from "@/lib/testing/test-db";
import { record, seedOf } from "../record";
import { findSecrets } from "./find-secrets";

const db = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "portal-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Invented for the demonstration and for tests, and known to everybody who reads them: each stands in the repository on purpose. */
const INVENTED: readonly RegExp[] = [
  /^password$/,
  /^merchant-portal-demo-secret$/,
  /^BwcHBw/,
  /^(?:x|a|0|A){16,}/,
  /example/i,
  /^(?:test|demo|secret|sandbox|bench|load)[-_]/i,
];
const isInvented = (text: string) => INVENTED.some((one) => one.test(text));

const random = (bytes: number) => randomBytes(bytes).toString("base64");
const PLANTED: readonly string[] = [
  `-----BEGIN PRIVATE KEY-----\n${random(48)}\n-----END PRIVATE KEY-----`,
  `-----BEGIN RSA PRIVATE KEY-----\n${random(48)}`,
  `-----BEGIN EC PRIVATE KEY-----\n${random(48)}`,
  `postgresql://portal_owner:${randomBytes(12).toString("hex")}@db.internal:5432/portal`,
  `smtps://mailer:${randomBytes(9).toString("hex")}@mail.internal:465`,
  `https://deploy:${randomBytes(12).toString("hex")}@git.internal/x.git`,
  `redis://cache:${randomBytes(12).toString("hex")}@cache.internal`,
  `eyJ${randomBytes(12).toString("hex")}.eyJ${randomBytes(20).toString("hex")}.${randomBytes(20).toString("hex")}`,
  `AKIA${"ABCDEFGH23456789"}`,
  `ghp_${randomBytes(18).toString("hex")}`,
  `npm_${randomBytes(18).toString("hex")}`,
  `xoxb-${randomBytes(14).toString("hex")}`,
  `SECRETS_KEY=${random(32)}`,
  `SECRETS_KEY: "${random(32)}"`,
  `NEXTAUTH_SECRET=${random(32)}`,
  `METRICS_TOKEN=${randomBytes(20).toString("hex")}`,
  `"client_secret": "${random(30)}"`,
  `'Ocp-Apim-Subscription-Key': '${randomBytes(16).toString("hex")}'`,
  `subscriptionKey: "${randomBytes(16).toString("hex")}"`,
  `Authorization: Bearer ${randomBytes(30).toString("base64url")}`,
];

const foundIn = (path: string, text: string) =>
  findSecrets(text)
    .filter((found) => !isInvented(found.text))
    .map(({ kind, text: secret }) => `${path}: ${kind}: ${secret.slice(0, 12)}…`);

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("/cache"))
    .map((entry) => join(entry.parentPath, entry.name));
}

it("finds 20 of 20 planted secrets, in the middle of other text too", () => {
  const missed = PLANTED.filter(
    (secret) => findSecrets(`const a = 1;\n${secret}\nexport default a;`).length === 0,
  );
  const found = `${PLANTED.length - missed.length} of ${PLANTED.length} planted found`;
  const what = "secrets planted for the search to find";
  record({
    test: "T28",
    what,
    seed: seedOf(28),
    count: PLANTED.length,
    found,
    goal: "20 of 20",
    holds: missed.length === 0,
  });
  expect(missed).toEqual([]);
});

it("finds none in the repository and in what is built of it", () => {
  const sources = allFiles().filter((path) =>
    /\.(tsx?|mjs|cjs|json|md|css|sql|ya?ml|example|html|js)$|rc$/.test(path),
  );
  const built = existsSync(".next/BUILD_ID")
    ? [".next/server", ".next/static"]
        .flatMap(filesBelow)
        .filter((path) => /\.(js|json|html|rsc|css|map)$/.test(path))
    : [];
  const own = sources.filter((path) => !/^lib\/proof\/secrets\/|\.test\.tsx?$|\/testing\/|^e2e\//.test(path));
  const found = [...own, ...built].flatMap((path) => foundIn(path, readFileSync(path, "utf8")));
  const what = `files of the repository${built.length > 0 ? " and of its build" : ", which is not built"}`;
  const holds = found.length === 0;
  record({
    test: "T28",
    what,
    seed: null,
    count: own.length + built.length,
    found: `${found.length} secrets`,
    goal: "0",
    holds,
  });
  expect(found).toEqual([]);
});

it("finds none in a backup: neither a kept key in clear nor the key that sealed it", async () => {
  const merchant = await createMerchant();
  const keys = {
    clientId: randomUUID(),
    clientSecret: random(30),
    subscriptionKey: randomBytes(16).toString("hex"),
  };
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    keepApiKeys(tx, merchant.id, { msn: merchant.units[0] ?? "", ...keys }),
  );
  const file = join(folder, "portal.archive");
  const { secretsKey } = inject("cluster");
  await backUp({ ownerUrl: databaseOf(new URL(db.url()).pathname), file, keyId: "k1", secretsKey });
  let data: Buffer[] = [];
  const texts: string[] = [readFileSync(file).toString("latin1")];
  for await (const { kind, content } of readFrames(file)) {
    if (kind === FRAME.data) data.push(Buffer.from(content));
    if (kind !== FRAME.end) continue;
    texts.push(gunzipSync(Buffer.concat(data)).toString("utf8"));
    data = [];
  }
  const text = texts.join("\n");
  const kept = [keys.clientSecret, keys.subscriptionKey, secretsKey].filter((secret) =>
    text.includes(secret),
  );
  const found = [...kept, ...foundIn("backup", text)];
  const holds = found.length === 0;
  record({
    test: "T28",
    what: "tables of a backup, unpacked",
    seed: null,
    count: texts.length - 1,
    found: `${found.length} secrets`,
    goal: "0",
    holds,
  });
  expect(found).toEqual([]);
});

it("finds none in the log, whatever object is logged", () => {
  const secrets = Array.from({ length: 8 }, () => random(30));
  const program = `
    const { log } = await import("./lib/log.ts");
    const [a, b, c, d, e, f, g, h] = JSON.parse(process.argv[1]);
    log.warn({ client_secret: a, headers: { authorization: "Bearer " + b, cookie: c } }, "asked");
    log.error({ request: { headers: { "ocp-apim-subscription-key": d, "set-cookie": e } } }, "refused");
    log.info({ password: f, user: { password: g }, body: { secret: h } }, "typed");`;
  const flags = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", program];
  const env = { ...process.env, LOG_LEVEL: "info" };
  const told = spawnSync(process.execPath, [...flags, JSON.stringify(secrets)], { env, encoding: "utf8" });
  const lines = told.stdout.trim().split("\n");
  const leaked = secrets.filter((secret) => told.stdout.includes(secret) || told.stderr.includes(secret));
  const found = `${leaked.length} written`;
  const holds = leaked.length === 0 && lines.length === 3;
  record({
    test: "T28",
    what: "secrets handed to the log",
    seed: null,
    count: secrets.length,
    found,
    goal: "0",
    holds,
  });
  expect([told.stderr, lines.length]).toEqual(["", 3]);
  expect(leaked).toEqual([]);
});

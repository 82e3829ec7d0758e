import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/test-db";

const db = useTestDatabase();
let environment: Record<string, string> = {};

beforeAll(() => {
  // As on a server of one's own: the address is that of someone who may create roles.
  const { url, secretsKey } = inject("cluster");
  const owner = new URL(url);
  owner.pathname = new URL(db.url()).pathname;
  environment = {
    DATABASE_URL: owner.href,
    SECRETS_KEY: secretsKey,
    PAYMENTS_BASE_URL: "https://apitest.vipps.no",
    PORTAL_PUBLIC_URL: "https://portal.example.com",
  };
});

function portal(args: string[], own: Record<string, string> = {}) {
  const flags = ["--conditions=react-server", "--import", "tsx", "lib/launch/command.ts"];
  const env = { PATH: process.env["PATH"] ?? "", NODE_ENV: "test" as const, ...environment, ...own };
  const done = spawnSync(process.execPath, [...flags, ...args], { env, encoding: "utf8", stdio: "pipe" });
  return { code: done.status, said: done.stdout, complained: done.stderr };
}

const slug = `acme-${randomBytes(4).toString("hex")}`;
const COMPANY = ["--country", "DK", "--company", "Acme ApS", "--org", "99900016", "--slug", slug];
const ADMINISTRATOR = ["--person", "Mette Jensen", "--email", `${slug}@example.test`];

describe("npm run portal", () => {
  it("makes the first administrator, once", { timeout: 60_000 }, () => {
    const first = portal(["create-admin", ...COMPANY, ...ADMINISTRATOR]);
    expect(first).toMatchObject({ code: 0, complained: "" });
    expect(first.said).toContain(`Mette Jensen administers Acme ApS at https://portal.example.com/m/${slug}`);
    expect(first.said).toMatch(/shown this once: \S{20}\n/);
    const second = portal(["create-admin", ...COMPANY, ...ADMINISTRATOR]);
    expect(second).toMatchObject({ code: 1, said: "" });
    expect(second.complained).toContain("is there already; nothing was changed");
  });

  it("moves all secrets to a new key, and says when the former one may go", { timeout: 60_000 }, () => {
    // The same bytes under another name: with others, the roles of the server that the tests share would change.
    const keys = { SECRETS_KEY_ID: "k2", SECRETS_KEYS_OLD: `k1:${environment["SECRETS_KEY"]}` };
    const rotated = portal(["rotate-secrets"], keys);
    expect(rotated).toMatchObject({ code: 0, complained: "" });
    expect(rotated.said).toBe(
      `${slug}: nothing to do\nThe secrets of all 1 companies are under k2.\n0 people's authenticator apps were moved to it too.\nNothing needs the keys in SECRETS_KEYS_OLD any more.\n`,
    );
    const ambiguous = portal(["rotate-secrets"], { SECRETS_KEYS_OLD: keys.SECRETS_KEYS_OLD });
    expect(ambiguous).toMatchObject({ code: 1, said: "" });
    expect(ambiguous.complained).toMatch(/^SECRETS_KEY_ID has to be another name/);
  });

  it("says which audit log was changed behind the portal's back", { timeout: 60_000 }, async () => {
    expect(portal(["audit-verify"])).toMatchObject({ code: 0, said: `${slug}: whole\n` });
    await db.sql("alter table audit_log disable trigger all");
    await db.sql("update audit_log set actor_id = 'somebody else'");
    expect(portal(["audit-verify"])).toMatchObject({ code: 1, said: `${slug}: BROKEN from row 1 on\n` });
  });

  it.each([
    [["create-admin", ...COMPANY], {}, "--person is missing"],
    [["create-admin", ...COMPANY, ...ADMINISTRATOR], { DATABASE_URL: "" }, "DATABASE_URL is missing"],
    [["dance"], {}, "npm run portal -- create-admin"],
  ])("refuses %j with %j in a sentence", (args, own, sentence) => {
    const refused = portal(args, own);
    expect(refused).toMatchObject({ code: 1, said: "" });
    expect(refused.complained).toContain(sentence);
    expect(refused.complained).not.toMatch(/\n\s+at /);
  });
});

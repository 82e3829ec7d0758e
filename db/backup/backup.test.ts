import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createMerchant, insertPayment } from "@/lib/testing/factories";
import { databaseOf, onDatabase, useFreshDatabases } from "@/lib/testing/fresh-database";
import { useTestDatabase } from "@/lib/testing/test-db";
import { backUp } from "./back-up";
import { restore } from "./restore";

// Whole restores take seconds each and are tried by `npm run proof -- backup`.
const db = useTestDatabase();
const freshDatabase = useFreshDatabases();
const folder = mkdtempSync(join(tmpdir(), "portal-backup-"));
const file = join(folder, "portal.archive");
let owner = "";
let fresh = "";

const key = () => ({ keyId: "k1", secretsKey: inject("cluster").secretsKey });
const keys = () => new Map([["k1", inject("cluster").secretsKey]]);

beforeAll(async () => {
  owner = databaseOf(new URL(db.url()).pathname);
  fresh = await freshDatabase();
  const merchant = await createMerchant();
  await insertPayment(merchant);
  await backUp({ ownerUrl: owner, file, ...key() });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The archive with something done to it, under a name of its own. */
function spoiled(change: (bytes: Buffer) => Buffer): string {
  const path = join(folder, randomBytes(4).toString("hex"));
  writeFileSync(path, change(readFileSync(file)));
  return path;
}

/** One bit in the middle, where the rows are. */
function flipped(bytes: Buffer): Buffer {
  const at = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
}

describe("a backup", () => {
  it("is readable for its owner alone, holds no key, and never replaces a file", async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file);
    expect(bytes.includes(Buffer.from(key().secretsKey, "base64"))).toBe(false);
    expect(bytes.includes(key().secretsKey)).toBe(false);
    await expect(backUp({ ownerUrl: owner, file, ...key() })).rejects.toThrow(/is there already/);
  });

  it("leaves nothing behind where it cannot be made", async () => {
    const target = join(folder, "none");
    await expect(backUp({ ownerUrl: fresh, file: target, ...key() })).rejects.toThrow(/holds no portal/);
    expect([existsSync(target), existsSync(`${target}.unfinished`)]).toEqual([false, false]);
  });

  it("may be read by the owner alone: no process that serves requests gets the role that sees all", async () => {
    const members = await db.sql(`
      select m.rolname from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
      where r.rolname = 'portal_backup' and m.rolname in ('portal_app', 'portal_worker', 'portal_directory')`);
    expect(members).toEqual([]);
  });
});

describe("a restore", () => {
  it("refuses a database that is not empty, and changes nothing in it", async () => {
    await expect(restore({ ownerUrl: owner, file, secretsKeys: keys() })).rejects.toThrow(/is not empty/);
    expect(await db.sql("select count(*)::int as n from recoveries")).toEqual([{ n: 0 }]);
  });

  const wrong: [string, (bytes: Buffer) => Buffer, RegExp][] = [
    ["is something else", () => Buffer.from("PGDMP and so on, long enough"), /no archive of this portal/],
    ["is empty", () => Buffer.alloc(0), /no archive of this portal/],
    ["was cut off", (bytes) => bytes.subarray(0, bytes.length - 40), /cut off/],
    ["was cut off before its seal", (bytes) => bytes.subarray(0, bytes.length - 37), /cut off/],
    ["has one bit changed", flipped, /altered or damaged/],
    ["has something added", (bytes) => Buffer.concat([bytes, bytes.subarray(-37)]), /altered or damaged/],
  ];
  it.each(wrong)(
    "refuses an archive that %s with a sentence, before it writes",
    async (_, change, sentence) => {
      const wish = { ownerUrl: fresh, file: spoiled(change), secretsKeys: keys() };
      await expect(restore(wish)).rejects.toThrow(sentence);
      const schemas = "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace";
      expect((await onDatabase(fresh, schemas)).rows).toEqual([{ n: 0 }]);
    },
  );

  it("refuses an archive that another key sealed, by that key's name", async () => {
    const other = new Map([["k1", randomBytes(32).toString("base64")]]);
    const restoring = restore({ ownerUrl: fresh, file, secretsKeys: other });
    await expect(restoring).rejects.toThrow(/another SECRETS_KEY, then named "k1"/);
  });
});

import { randomBytes } from "node:crypto";
import { beforeEach, expect, inject, test, vi } from "vitest";
import { users } from "@/db/schema/users";
import { asDirectory } from "@/lib/access/directory";
import { hashNin } from "@/lib/access/nin-hash";
import { countUnderFormerKeys, findByNin } from "@/lib/access/people";
import { countFormerRecoveryCodes } from "@/lib/access/recovery-codes";
import { resealApps } from "@/lib/access/reseal-apps";
import { addApp, payWithCode, replaceRecoveryCodes } from "@/lib/access/second-factors";
import { keepSecret, openSecrets } from "@/lib/access/secrets";
import { inReadTransaction, inWriteTransaction } from "@/lib/access/tenant-db";
import { hotp, newTotpSecret, stepAt } from "@/lib/access/totp";
import { now } from "@/lib/clock";
import { checkConfiguration } from "@/lib/configuration";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { createPasswordPerson, startSession } from "@/lib/testing/password-person";
import { useTestDatabase } from "@/lib/testing/test-db";
import { rotateSecrets } from "./rotate-secrets";

// The name of the key was written into every secret and read by nothing: with another SECRETS_KEY all of them were lost.
let configured = {};
vi.mock("@/lib/env", () => ({ env: new Proxy({}, { get: (_, name) => Reflect.get(configured, name) }) }));

const db = useTestDatabase();
const second = randomBytes(32).toString("base64");
let first: string;

/** The portal started anew with these keys. */
function startWith(keys: Record<string, string>): void {
  const checked = checkConfiguration({ ...process.env, ...keys });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  configured = checked.configuration;
}

const startWithFirst = () => startWith({ SECRETS_KEY: first });
const startWithBoth = () =>
  startWith({ SECRETS_KEY: second, SECRETS_KEY_ID: "k2", SECRETS_KEYS_OLD: `k1:${first}` });
const startWithSecond = () => startWith({ SECRETS_KEY: second, SECRETS_KEY_ID: "k2" });

const OWNER = "api-keys:654321";

async function keep({ id }: TestMerchant, name: string, text: string): Promise<void> {
  await inWriteTransaction({ merchantId: id, reach: "all" }, (tx) =>
    keepSecret(tx, id, { owner: OWNER, name }, text),
  );
}

async function read({ id }: TestMerchant): Promise<Record<string, string>> {
  const bounds = { merchantId: id, reach: "all" } as const;
  return Object.fromEntries(await inReadTransaction(bounds, (tx) => openSecrets(tx, id, OWNER)));
}

const rotate = (merchant: TestMerchant) => rotateSecrets.call(systemCaller(merchant, "secret:rotate"), {});

async function keyOf({ id }: TestMerchant): Promise<string> {
  const [row] = await db.sql("select wrapped_key from merchant_keys where merchant_id = $1", [id]);
  return String(row?.["wrapped_key"]).split(".")[1] ?? "";
}

let merchant: TestMerchant;
beforeEach(async () => {
  first = inject("cluster").secretsKey;
  startWithFirst();
  merchant = await createMerchant();
  await keep(merchant, "client-secret", "very secret");
  await keep(merchant, "subscription-key", "also secret");
});

const BOTH = { "client-secret": "very secret", "subscription-key": "also secret" };

test("after a change of keys old secrets are read as before, and new ones are kept under the new key", async () => {
  startWithBoth();
  expect(await read(merchant)).toEqual(BOTH);
  expect(await keyOf(merchant)).toBe("k1");
  await keep(merchant, "client-secret", "changed");
  expect(await keyOf(merchant)).toBe("k2");
  startWithSecond();
  expect(await read(merchant)).toEqual({ ...BOTH, "client-secret": "changed" });
});

test("a rotation encrypts everything anew, once, and the former key can go", async () => {
  const before = await db.sql("select ciphertext from secrets where merchant_id = $1", [merchant.id]);
  startWithBoth();
  expect(await rotate(merchant)).toEqual({ ok: true, value: { secrets: 2 } });
  expect(await rotate(merchant)).toEqual({ ok: true, value: { secrets: "nothing to do" } });
  startWithSecond();
  expect(await read(merchant)).toEqual(BOTH);
  const after = await db.sql("select ciphertext from secrets where merchant_id = $1", [merchant.id]);
  for (const row of before) expect(after).not.toContainEqual(row);
  const told = await db.sql("select action, details from audit_log where merchant_id = $1", [merchant.id]);
  expect(told).toEqual([{ action: "secrets.rotated", details: { secrets: 2 } }]);
});

test("a rotation that was broken off left every secret readable, and goes on where it stopped", async () => {
  const other = await createMerchant();
  await keep(other, "client-secret", "of another company");
  startWithBoth();
  await rotate(merchant);
  expect([await keyOf(merchant), await keyOf(other)]).toEqual(["k2", "k1"]);
  expect(await read(merchant)).toEqual(BOTH);
  expect(await read(other)).toEqual({ "client-secret": "of another company" });
  expect(await rotate(other)).toEqual({ ok: true, value: { secrets: 1 } });
  expect(await rotate(await createMerchant())).toEqual({ ok: true, value: { secrets: "nothing to do" } });
});

test("a former key that is missing is named, and nothing is lost", async () => {
  startWithSecond();
  await expect(read(merchant)).rejects.toThrow('under the key "k1", which SECRETS_KEYS_OLD does not name');
  await expect(rotate(merchant)).rejects.toThrow('"k1"');
  startWithFirst();
  expect(await read(merchant)).toEqual(BOTH);
});

test("secrets that are written while the keys are changed are readable afterwards", async () => {
  startWithBoth();
  const names = Array.from({ length: 12 }, (_, number) => `secret-${number}`);
  await Promise.all([...names.map((name) => keep(merchant, name, name)), rotate(merchant), rotate(merchant)]);
  startWithSecond();
  const expected = Object.fromEntries(names.map((name) => [name, name]));
  expect(await read(merchant)).toEqual({ ...BOTH, ...expected });
});

test("a secret put into another's place is refused after a rotation as before", async () => {
  startWithBoth();
  await rotate(merchant);
  await db.sql(
    `update secrets set ciphertext = (select ciphertext from secrets where merchant_id = $1 and name = 'subscription-key')
     where merchant_id = $1 and name = 'client-secret'`,
    [merchant.id],
  );
  await expect(read(merchant)).rejects.toThrow();
});

test("who was added under a former key signs in with their e-ID, and needs it no longer", async () => {
  const values = { name: "Elsa Ek", country: "SE", ninHash: hashNin("SE", "199202209848") };
  const [elsa] = await asDirectory((tx) => tx.insert(users).values(values).returning({ id: users.id }));
  startWithBoth();
  expect(await countUnderFormerKeys()).toBe(1);
  expect(await findByNin("SE", "9202209848")).toBe(elsa?.id);
  expect(await countUnderFormerKeys()).toBe(0);
  startWithSecond();
  expect(await findByNin("SE", "9202209848")).toBe(elsa?.id);
});

test("authenticator apps move to the new key, and recovery codes need the former one until they are renewed", async () => {
  const { id } = await createPasswordPerson(merchant, []);
  const { person } = await (await startSession(id)).read();
  const secret = newTotpSecret();
  const codes = await addApp(person, { secret: secret, step: 1, adding: "first" });
  startWithBoth();
  expect(await resealApps()).toBe(1);
  expect(await resealApps()).toBe(0);
  expect(await countFormerRecoveryCodes()).toBe(1);
  expect(await payWithCode(person, codes?.[0] ?? "")).toBe("paid");
  await replaceRecoveryCodes(person);
  expect(await countFormerRecoveryCodes()).toBe(0);
  startWithSecond();
  expect(await payWithCode(person, hotp(secret, stepAt(now())))).toBe("paid");
});

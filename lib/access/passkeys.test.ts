import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createMerchant } from "@/lib/testing/factories";
import { createPasswordPerson, startSession } from "@/lib/testing/password-person";
import { SoftPasskey } from "@/lib/testing/soft-passkey";
import { useTestDatabase } from "@/lib/testing/test-db";
import { factorsOf } from "./list-factors";
import { addPasskey, listCredentials, payWithPasskey, type RelyingParty, takePasskeyAway } from "./passkeys";
import { payWithCode } from "./second-factors";

const db = useTestDatabase();
const PARTY: RelyingParty = { id: "portal.example", origin: "https://portal.example" };
let userId: string;
const signIn = async () => startSession(userId);
const challenge = () => randomBytes(32).toString("base64url");

beforeEach(async () => {
  const merchant = await createMerchant();
  userId = (await createPasswordPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }])).id;
});

async function add(device = new SoftPasskey(PARTY), name = "My laptop") {
  const { person } = await (await signIn()).read();
  const asked = challenge();
  const codes = await addPasskey(person, PARTY, {
    name,
    challenge: asked,
    response: device.register(asked),
    adding: "another",
  });
  return { device, codes, person };
}

test("a passkey pays for a session, and the first one comes with recovery codes", async () => {
  const { device, codes } = await add();
  expect(codes).toHaveLength(10);
  const session = await signIn();
  const { person, owed } = await session.read();
  expect(owed).toBe("proof");
  const asked = challenge();
  expect(await payWithPasskey(person, PARTY, { challenge: asked, response: device.answer(asked, 1) })).toBe(
    true,
  );
  expect((await session.read()).owed).toBe("nothing");
  expect((await add(new SoftPasskey(PARTY), "Key")).codes).toEqual([]);
  expect((await factorsOf(userId)).passkeys.map(({ name }) => name)).toEqual(["My laptop", "Key"]);
});

test("a password alone adds no second one", async () => {
  await add();
  const { person } = await (await signIn()).read();
  const asked = challenge();
  const response = new SoftPasskey(PARTY).register(asked);
  const thief = { name: "Thief", challenge: asked, response, adding: "first" } as const;
  expect(await addPasskey(person, PARTY, thief)).toBeUndefined();
  expect(await listCredentials(userId)).toHaveLength(1);
});

test("another challenge, another site, another person and an unknown passkey pay nothing", async () => {
  const { device } = await add();
  const { person } = await (await signIn()).read();
  const asked = challenge();
  const pay = (response: ReturnType<SoftPasskey["answer"]>, who = person) =>
    payWithPasskey(who, PARTY, { challenge: asked, response });
  expect(await pay(device.answer(challenge(), 1))).toBe(false);
  expect(await pay(new SoftPasskey(PARTY).answer(asked, 1))).toBe(false);
  const elsewhere = { ...device.answer(asked, 1) };
  const data = JSON.parse(Buffer.from(elsewhere.response.clientDataJSON, "base64url").toString());
  const forged = Buffer.from(JSON.stringify({ ...data, origin: "https://p0rtal.example" })).toString(
    "base64url",
  );
  expect(await pay({ ...elsewhere, response: { ...elsewhere.response, clientDataJSON: forged } })).toBe(
    false,
  );
  expect(await pay(device.answer(asked, 1, 0x01)), "the device did not look who it was").toBe(false);
  const right = device.answer(asked, 1);
  userId = (await createPasswordPerson(await createMerchant(), [])).id;
  expect(await pay(right, (await (await signIn()).read()).person)).toBe(false);
  expect(await pay(right)).toBe(true);
});

// A copy of a security key counts on its own: whichever lags behind is not the device that the person holds.
test("a count that does not rise is refused, and of two answers at once one gets in", async () => {
  const { device } = await add();
  const { person } = await (await signIn()).read();
  const pay = (counter: number) => {
    const asked = challenge();
    return payWithPasskey(person, PARTY, { challenge: asked, response: device.answer(asked, counter) });
  };
  expect(await pay(7)).toBe(true);
  expect(await pay(7)).toBe(false);
  expect(await pay(3)).toBe(false);
  const both = await Promise.all([pay(8), pay(8), pay(8)]);
  expect(both.filter(Boolean)).toHaveLength(1);
});

test("the same passkey is not kept twice, and what answers no challenge not at all", async () => {
  const { device, person } = await add();
  expect((await add(device)).codes).toBeUndefined();
  const response = new SoftPasskey(PARTY).register(challenge());
  expect(
    await addPasskey(person, PARTY, { name: "Old", challenge: challenge(), response, adding: "another" }),
  ).toBeUndefined();
  expect(await listCredentials(userId)).toHaveLength(1);
});

test("nobody removes another's, whoever needs one keeps the last, and with the last the recovery codes go", async () => {
  const { person, codes } = await add();
  const [mine] = (await factorsOf(userId)).passkeys;
  const owner = userId;
  userId = (await createPasswordPerson(await createMerchant(), [])).id;
  const stranger = (await (await signIn()).read()).person;
  expect(await takePasskeyAway(stranger, mine?.id ?? "")).toBe("not_found");
  expect(await takePasskeyAway(person, mine?.id ?? "")).toBe("last_factor");
  expect((await factorsOf(owner)).passkeys).toHaveLength(1);
  await db.sql("update grants set role = 'assistant' where user_id = $1", [owner]);
  expect(await takePasskeyAway(person, mine?.id ?? "")).toBe("removed");
  expect(await payWithCode(person, codes?.[0] ?? "")).toBe("wrong_factor_code");
  const log = await db.sql("select action, details from audit_log where subject = $1 order by seq", [
    `user:${owner}`,
  ]);
  expect(log).toEqual([
    { action: "factor.added", details: { kind: "passkey" } },
    { action: "factor.removed", details: { kind: "passkey" } },
    { action: "sign_in.failed", details: { method: "second_factor" } },
  ]);
});

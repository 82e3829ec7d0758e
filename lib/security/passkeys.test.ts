import { afterEach, beforeEach, expect, test } from "vitest";
import type { Person } from "@/lib/access/person";
import { shiftClock } from "@/lib/clock";
import { createMerchant } from "@/lib/testing/factories";
import { createPasswordPerson, startSession } from "@/lib/testing/password-person";
import { SoftPasskey } from "@/lib/testing/soft-passkey";
import { useTestDatabase } from "@/lib/testing/test-db";
import { addOwedPasskey, addPasskey } from "./add-passkey";
import { askForPasskey } from "./ask-for-passkey";
import { offerOwedPasskey, offerPasskey } from "./offer-passkey";
import { relyingParty } from "./relying-party";
import { showPasskey } from "./show-passkey";

const PORTAL = { id: "localhost", origin: "http://localhost:3000" };

useTestDatabase();
const MINUTE = 60_000;
let device: SoftPasskey;
let userId: string;

beforeEach(async () => {
  const administrator = [{ role: "administrator", extras: [], unit: "all" }] as const;
  userId = (await createPasswordPerson(await createMerchant(), administrator)).id;
  device = new SoftPasskey(PORTAL);
});
afterEach(() => shiftClock(0));

const signIn = async () => (await (await startSession(userId)).read()).person;

async function register(person: Person): Promise<string> {
  const offer = await offerOwedPasskey.call(person, {});
  if (!offer.ok) throw new Error(offer.error.code);
  return JSON.stringify(device.register(offer.value.options.challenge));
}

async function sign(person: Person): Promise<string> {
  const question = await askForPasskey.call(person, {});
  if (!question.ok) throw new Error(question.error.code);
  return JSON.stringify(device.answer(question.value.options.challenge, 0));
}

async function setUp(): Promise<Person> {
  const person = await signIn();
  const done = await addOwedPasskey.call(person, { name: "Laptop", response: await register(person) });
  expect(done).toMatchObject({ ok: true });
  return person;
}

const show = (person: Person, response: string) => showPasskey.call(person, { response, next: "/m/shop" });
const LAPSED = { ok: false, error: { code: "passkey_lapsed" } };

test("what the device signed is taken once, by the session that asked, within five minutes", async () => {
  await setUp();
  const [person, elsewhere] = [await signIn(), await signIn()];
  const response = await sign(person);
  expect(await show(elsewhere, response)).toEqual(LAPSED);
  expect(await show(person, response)).toEqual({ ok: true, value: { to: "/m/shop" } });
  expect(await show(person, response)).toEqual(LAPSED);
  const late = await sign(person);
  shiftClock(6 * MINUTE);
  expect(await show(person, late)).toEqual(LAPSED);
});

test("a refused answer spends the challenge, and the next question ends the one before", async () => {
  await setUp();
  const person = await signIn();
  const response = await sign(person);
  expect(await show(person, "{}")).toMatchObject({ error: { code: "passkey_refused" } });
  expect(await show(person, response)).toEqual(LAPSED);
  const before = await sign(person);
  await sign(person);
  expect(await show(person, before)).toMatchObject({ error: { code: "passkey_refused" } });
});

test("what was asked for adding serves nothing for showing, and the other way round", async () => {
  const person = await setUp();
  const added = await offerPasskey.call(person, {});
  const challenge = added.ok ? added.value.options.challenge : "";
  expect(await show(person, JSON.stringify(device.answer(challenge, 0)))).toEqual(LAPSED);
  await sign(person);
  const response = JSON.stringify(new SoftPasskey(PORTAL).register(challenge));
  expect(await addPasskey.call(person, { name: "Key", response })).toEqual(LAPSED);
});

test("the device has to know who it is, and adding takes a fresh sign-in", async () => {
  const person = await setUp();
  const [offer, question] = [await offerPasskey.call(person, {}), await askForPasskey.call(person, {})];
  expect(offer).toMatchObject({
    value: { options: { authenticatorSelection: { userVerification: "required" } } },
  });
  expect(question).toMatchObject({ value: { options: { userVerification: "required" } } });
  shiftClock(6 * MINUTE);
  expect(await offerPasskey.call(person, {})).toMatchObject({ error: { code: "needs_fresh_sign_in" } });
});

test("passkeys are for a name, never for a number in its place", () => {
  expect(relyingParty()).toEqual(PORTAL);
  expect(relyingParty("https://portal.example.com")).toEqual({
    id: "portal.example.com",
    origin: "https://portal.example.com",
  });
  for (const address of ["http://127.0.0.1:3000", "http://[::1]:3000"])
    expect(relyingParty(address)).toBeUndefined();
});

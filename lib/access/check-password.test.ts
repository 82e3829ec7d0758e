import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { users } from "@/db/schema/users";
import { shiftClock } from "@/lib/clock";
import { useTestDatabase } from "@/lib/testing/test-db";
import { checkPassword } from "./check-password";
import { asDirectory } from "./directory";
import { hashPassword } from "./password";

useTestDatabase();
const RIGHT = "correct-horse-battery";
const WRONG = { ok: false, code: "wrong_password" };
const LOCKED = { ok: false, code: "too_many_attempts" };
let email = "";
let address = "";

beforeEach(async () => {
  const name = randomBytes(5).toString("hex");
  email = `${name}@example.test`;
  address = `address of ${name}`;
  await addUser(email, "DK");
});

afterEach(() => shiftClock(0));

async function addUser(at: string, country: string): Promise<void> {
  const passwordHash = await hashPassword(RIGHT);
  await asDirectory((tx) => tx.insert(users).values({ name: "Lars Holm", country, email: at, passwordHash }));
}

test("the right password signs in, however the e-mail is written", async () => {
  expect(await checkPassword(email, RIGHT, address)).toMatchObject({ ok: true });
  expect(await checkPassword(` ${email.toUpperCase()} `, RIGHT, address)).toMatchObject({ ok: true });
});

test("a wrong password and an unknown e-mail get the same answer", async () => {
  expect(await checkPassword(email, "wrong", address)).toEqual(WRONG);
  expect(await checkPassword(`nobody-${email}`, "wrong", address)).toEqual(WRONG);
  expect(await checkPassword("not an e-mail", RIGHT, address)).toEqual(WRONG);
  expect(await checkPassword(email.replace("@", "\uff20x"), RIGHT, address)).toEqual(WRONG);
});

test("an unknown e-mail takes as long as a wrong password", async () => {
  const spent = async (at: string) => {
    const started = performance.now();
    await checkPassword(at, "wrong", `${address} ${at}`);
    return performance.now() - started;
  };
  await spent(`warm-${email}`);
  const known = await spent(email);
  const unknown = await spent(`nobody-${email}`);
  // Hashing takes tens of milliseconds, so a skipped hash would be far below a third.
  expect(unknown).toBeGreaterThan(known / 3);
});

test("after five attempts an account rests for 15 minutes, also for the right password", async () => {
  for (let attempt = 0; attempt < 5; attempt += 1)
    await checkPassword(email, "wrong", `${address} ${attempt}`);
  expect(await checkPassword(email, RIGHT, `${address} 6`)).toEqual(LOCKED);
  shiftClock(15 * 60_000 + 1_000);
  expect(await checkPassword(email, RIGHT, `${address} 7`)).toMatchObject({ ok: true });
});

test("an unknown account locks just the same", async () => {
  const unknown = `nobody-${email}`;
  for (let attempt = 0; attempt < 5; attempt += 1)
    expect(await checkPassword(unknown, "wrong", `${address} ${attempt}`)).toEqual(WRONG);
  expect(await checkPassword(unknown, "wrong", `${address} 6`)).toEqual(LOCKED);
});

test("a success forgets the failures before it", async () => {
  for (const round of [1, 2]) {
    for (let attempt = 0; attempt < 4; attempt += 1)
      expect(await checkPassword(email, "wrong", `${address} ${round} ${attempt}`)).toEqual(WRONG);
    expect(await checkPassword(email, RIGHT, `${address} ${round}`)).toMatchObject({ ok: true });
  }
});

test("one address may try 20 times, whichever accounts it tries", async () => {
  for (let attempt = 0; attempt < 20; attempt += 1)
    expect(await checkPassword(`${attempt}-${email}`, "wrong", address)).toEqual(WRONG);
  expect(await checkPassword(email, RIGHT, address)).toEqual(LOCKED);
  expect(await checkPassword(email, RIGHT, `another ${address}`)).toMatchObject({ ok: true });
});

// Who had used up the attempts of their address could still use up those of everyone else's account, and lock people out.
test("an address that may not try any more locks nobody out", async () => {
  for (let attempt = 0; attempt < 20; attempt += 1)
    await checkPassword(`${attempt}-${email}`, "wrong", address);
  for (let attempt = 0; attempt < 6; attempt += 1)
    expect(await checkPassword(email, "wrong", address)).toEqual(LOCKED);
  expect(await checkPassword(email, RIGHT, `another ${address}`)).toMatchObject({ ok: true });
});

test("twenty attempts at once are counted one by one", async () => {
  const attempts = Array.from({ length: 20 }, (_, index) =>
    checkPassword(email, "wrong", `${address} ${index}`),
  );
  const answers = await Promise.all(attempts);
  expect(answers.filter((answer) => !answer.ok && answer.code === "wrong_password")).toHaveLength(5);
});

test("passwords are for Danish and Finnish users only", async () => {
  await addUser(`fi-${email}`, "FI");
  await addUser(`no-${email}`, "NO");
  expect(await checkPassword(`fi-${email}`, RIGHT, address)).toMatchObject({ ok: true });
  expect(await checkPassword(`no-${email}`, RIGHT, address)).toEqual(WRONG);
});

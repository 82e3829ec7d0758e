import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { factorsOf } from "@/lib/access/list-factors";
import type { Person } from "@/lib/access/person";
import { payWithCode } from "@/lib/access/second-factors";
import type { SignedIn } from "@/lib/access/session-store";
import { hotp, stepAt } from "@/lib/access/totp";
import { now, shiftClock } from "@/lib/clock";
import { createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { createPasswordPerson, startSession } from "@/lib/testing/password-person";
import { useTestDatabase } from "@/lib/testing/test-db";
import { confirmApp, confirmOwedApp } from "./confirm-app";
import { offerApp } from "./offer-app";
import { removeApp } from "./remove-app";
import { renewCodes } from "./renew-codes";
import { openOffer } from "./sealed-offer";
import { showFactor } from "./show-factor";

vi.mock("@/lib/access/request-origin", () => ({ clientAddress: async () => undefined }));

const db = useTestDatabase();
const MINUTE = 60_000;
let merchant: TestMerchant;
let userId: string;

beforeEach(async () => {
  merchant = await createMerchant();
  userId = (await createPasswordPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }])).id;
  shiftClock(0);
});
afterEach(() => shiftClock(0));

async function signIn(method = "password"): Promise<{ session: SignedIn; read: () => Promise<SignedIn> }> {
  const { read } = await startSession(userId, method);
  return { session: await read(), read };
}

const codeOf = (secret: Buffer, steps = 0) => hotp(secret, stepAt(now()) + steps);

const addPasskeyOf = (id: string) =>
  db.sql(
    `insert into passkeys (user_id, name, credential_id, public_key, counter, transports, created_at)
     values ($1, 'Key', gen_random_uuid()::text, '', 0, '{}', now())`,
    [id],
  );

/** Sets the app up on the way in, as whoever needs one does. */
async function setUp(): Promise<{ secret: Buffer; codes: readonly string[]; person: Person }> {
  const { person } = (await signIn()).session;
  const { sealed } = await offerApp(person, "Business portal");
  const secret = openOffer(person, sealed) ?? Buffer.alloc(0);
  const done = await confirmOwedApp.call(person, { sealed, code: codeOf(secret) });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  shiftClock(2 * MINUTE);
  return { secret, codes: done.value.codes, person };
}

describe("what a session owes", () => {
  test("an administrator who signs in by password sets a second factor up, and shows it from then on", async () => {
    expect((await signIn()).session.owed).toBe("set_up");
    const { secret, person } = await setUp();
    expect((await signIn()).session.owed).toBe("proof");
    expect((await signIn("mitid-dk")).session.owed).toBe("nothing");
    const { session, read } = await signIn();
    expect(session.person.sessionId).not.toBe(person.sessionId);
    const paid = await showFactor.call(session.person, { code: codeOf(secret), next: "/m/shop" });
    expect(paid).toEqual({ ok: true, value: { to: "/m/shop" } });
    expect((await read()).owed).toBe("nothing");
  });

  test("who only looks needs none, and is asked once they have one all the same", async () => {
    const other = await createPasswordPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
    userId = other.id;
    const { session, read } = await signIn();
    expect(session.owed).toBe("nothing");
    const { sealed } = await offerApp(session.person, "Business portal");
    const secret = openOffer(session.person, sealed) ?? Buffer.alloc(0);
    expect(await confirmApp.call(session.person, { sealed, code: codeOf(secret) })).toMatchObject({
      ok: true,
    });
    expect((await read()).owed).toBe("nothing");
    expect((await signIn()).session.owed).toBe("proof");
  });

  test("a permission that is given in the middle of a session asks for it on the next request", async () => {
    userId = (await createPasswordPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }])).id;
    const { read } = await signIn();
    await db.sql("update grants set developer = true where user_id = $1", [userId]);
    expect((await read()).owed).toBe("set_up");
  });
});

describe("codes", () => {
  test("each is taken once, and none from before the last one", async () => {
    const { secret } = await setUp();
    const { person } = (await signIn()).session;
    const [code, before] = [codeOf(secret), codeOf(secret, -1)];
    expect(await payWithCode(person, code)).toBe("paid");
    expect(await payWithCode(person, code)).toBe("wrong_factor_code");
    expect(await payWithCode(person, before)).toBe("wrong_factor_code");
    shiftClock(3 * MINUTE);
    expect(await payWithCode(person, codeOf(secret).replace(/(...)/, "$1 "))).toBe("paid");
  });

  test("the one that set the app up is spent with it", async () => {
    const { secret } = await setUp();
    shiftClock(0);
    expect(await payWithCode((await signIn()).session.person, codeOf(secret))).toBe("wrong_factor_code");
  });

  test("of two who send the same code at once one gets in", async () => {
    const { secret } = await setUp();
    const sessions = await Promise.all([signIn(), signIn(), signIn()]);
    const code = codeOf(secret);
    const answers = await Promise.all(sessions.map(({ session }) => payWithCode(session.person, code)));
    expect(answers.sort()).toEqual(["paid", "wrong_factor_code", "wrong_factor_code"]);
    const owed = await Promise.all(sessions.map(async ({ read }) => (await read()).owed));
    expect(owed.sort()).toEqual(["nothing", "proof", "proof"]);
  });

  test("another person's code opens nothing", async () => {
    const { secret } = await setUp();
    userId = (await createPasswordPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }])).id;
    expect(await payWithCode((await signIn()).session.person, codeOf(secret))).toBe("wrong_factor_code");
  });

  test("a wrong one stands in the log of the company, with where it came from", async () => {
    await setUp();
    await payWithCode((await signIn()).session.person, "000000", "198.51.100.4");
    const log = await db.sql(
      "select result, ip, details from audit_log where subject = $1 and action = 'sign_in.failed'",
      [`user:${userId}`],
    );
    expect(log).toEqual([{ result: "failed", ip: "198.51.100.4", details: { method: "second_factor" } }]);
  });

  test("after five wrong ones the right one waits for 15 minutes as well", async () => {
    const { secret } = await setUp();
    const { person } = (await signIn()).session;
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await payWithCode(person, "000000x", `address ${attempt}`)).toBe("wrong_factor_code");
    expect(await payWithCode(person, codeOf(secret), "address 6")).toBe("too_many_attempts");
    shiftClock(18 * MINUTE);
    expect(await payWithCode(person, codeOf(secret), "address 7")).toBe("paid");
  });

  test("after thirty wrong ones in a day the right one waits until tomorrow, however slowly they came", async () => {
    const { secret } = await setUp();
    const { person } = (await signIn()).session;
    for (let attempt = 0; attempt < 30; attempt += 1) {
      if (attempt % 5 === 0) shiftClock((attempt / 5) * 16 * MINUTE);
      expect(await payWithCode(person, "000000x", `address ${attempt}`)).toBe("wrong_factor_code");
    }
    shiftClock(6 * 16 * MINUTE);
    expect(await payWithCode(person, codeOf(secret), "address 31")).toBe("too_many_codes");
    shiftClock(25 * 60 * MINUTE);
    expect(await payWithCode(person, codeOf(secret), "address 32")).toBe("paid");
  });

  test("a sign-in that stops at the second step is no last sign-in; taking the step is", async () => {
    const { secret } = await setUp();
    const last = async () =>
      (await db.sql("select last_sign_in_at as at from users where id = $1", [userId]))[0]?.["at"];
    const before = await last();
    shiftClock(5 * MINUTE);
    const { person } = (await signIn()).session;
    expect(await last()).toEqual(before);
    expect(await payWithCode(person, codeOf(secret))).toBe("paid");
    expect(await last()).not.toEqual(before);
  });
});

describe("recovery codes", () => {
  test("there are ten, each opens one session once, however it is typed, and the log tells", async () => {
    const { codes } = await setUp();
    expect(new Set(codes).size).toBe(10);
    const { session, read } = await signIn();
    const [first = "", second = ""] = codes;
    expect(await payWithCode(session.person, ` ${first.toUpperCase().replace("-", "")}`)).toBe("paid");
    expect((await read()).owed).toBe("nothing");
    expect(await payWithCode((await signIn()).session.person, first)).toBe("wrong_factor_code");
    expect((await factorsOf(userId)).recoveryCodes).toBe(9);
    const both = await Promise.all(
      [await signIn(), await signIn()].map((one) => payWithCode(one.session.person, second)),
    );
    expect(both.sort()).toEqual(["paid", "wrong_factor_code"]);
    const log = await db.sql("select action, details from audit_log where subject = $1 order by seq", [
      `user:${userId}`,
    ]);
    expect(log).toEqual([
      { action: "factor.added", details: { kind: "app" } },
      { action: "factor.recovery_code_used", details: { left: 9 } },
      { action: "sign_in.failed", details: { method: "second_factor" } },
      { action: "factor.recovery_code_used", details: { left: 8 } },
      { action: "sign_in.failed", details: { method: "second_factor" } },
    ]);
  });

  test("new ones end the old ones", async () => {
    const { codes, person } = await setUp();
    const renewed = await renewCodes.call(person, {});
    if (!renewed.ok) throw new Error(renewed.error.code);
    expect(await payWithCode(person, codes[0] ?? "")).toBe("wrong_factor_code");
    expect(await payWithCode(person, renewed.value.codes[0] ?? "")).toBe("paid");
  });

  test("nobody reads them, or the app's secret, in the table", async () => {
    const { codes, secret } = await setUp();
    const rows = await db.sql("select * from recovery_codes where user_id = $1", [userId]);
    expect(JSON.stringify(rows)).not.toContain(codes[0]?.replace("-", ""));
    const [row] = await db.sql("select sealed_secret as sealed from totp_factors where user_id = $1", [
      userId,
    ]);
    expect(String(row?.["sealed"])).toMatch(/^v1\.k1\./);
    expect(String(row?.["sealed"])).not.toContain(secret.toString("base64url"));
  });
});

describe("setting up and taking away", () => {
  test("a wrong code, a tampered offer, an old one and another session's set nothing up", async () => {
    const { person } = (await signIn()).session;
    const { sealed } = await offerApp(person, "Business portal");
    const code = codeOf(openOffer(person, sealed) ?? Buffer.alloc(0));
    const elsewhere = (await signIn()).session.person;
    const attempt = async (who: Person, sent: { sealed: string; code: string }) => {
      const answer = await confirmOwedApp.call(who, sent);
      return answer.ok ? "done" : answer.error.code;
    };
    expect(await attempt(person, { sealed, code: "000000x" })).toBe("wrong_factor_code");
    expect(await attempt(person, { sealed: `${sealed.slice(0, -3)}AAA`, code })).toBe("factor_offer_lapsed");
    expect(await attempt(elsewhere, { sealed, code })).toBe("factor_offer_lapsed");
    shiftClock(31 * MINUTE);
    expect(await attempt(person, { sealed, code })).toBe("factor_offer_lapsed");
    expect((await factorsOf(userId)).app).toBeUndefined();
  });

  test("a session that owes a code sets up no app of its own, however early it was offered one", async () => {
    const early = (await signIn()).session.person;
    const { sealed } = await offerApp(early, "Business portal");
    const code = codeOf(openOffer(early, sealed) ?? Buffer.alloc(0));
    const { person } = (await signIn()).session;
    await addPasskeyOf(person.id);
    const answer = await confirmOwedApp.call(early, { sealed, code });
    expect(answer).toMatchObject({ error: { code: "factor_already_there" } });
    expect((await factorsOf(userId)).app).toBeUndefined();
  });

  test("of two apps that are set up at once one is kept", async () => {
    const { person } = (await signIn()).session;
    const answers = await Promise.all(
      [await offerApp(person, "A"), await offerApp(person, "B")].map(({ sealed }) =>
        confirmOwedApp.call(person, {
          sealed,
          code: codeOf(openOffer(person, sealed) ?? Buffer.alloc(0)),
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: "factor_already_there" } });
  });

  test("removing needs a fresh sign-in, and whoever needs a factor keeps the last one", async () => {
    const { person, codes } = await setUp();
    shiftClock(6 * MINUTE);
    expect(await removeApp.call(person, {})).toMatchObject({ error: { code: "needs_fresh_sign_in" } });
    expect(await renewCodes.call(person, {})).toMatchObject({ error: { code: "needs_fresh_sign_in" } });
    shiftClock(2 * MINUTE);
    expect(await removeApp.call(person, {})).toMatchObject({ error: { code: "last_factor" } });
    expect((await signIn()).session.owed).toBe("proof");
    await db.sql("update grants set role = 'assistant' where user_id = $1", [userId]);
    expect(await removeApp.call(person, {})).toMatchObject({ ok: true });
    expect(await removeApp.call(person, {})).toMatchObject({ error: { code: "not_found" } });
    expect(await payWithCode(person, codes[0] ?? "")).toBe("wrong_factor_code");
    expect((await signIn()).session.owed).toBe("nothing");
  });

  test("the person is told by mail, in case it was somebody else", async () => {
    const { person } = await setUp();
    await renewCodes.call(person, {});
    const mail = await db.sql(
      "select template, values, locale from mail_outbox where recipient = $1 order by created_at",
      [person.email],
    );
    expect(mail).toEqual(
      ["totp", "recovery_codes"].map((factor) => ({
        template: "signInFactorAdded",
        locale: "da",
        values: { factor, path: "/profile/security" },
      })),
    );
  });
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { users } from "@/db/schema/users";
import { now, shiftClock } from "@/lib/clock";
import { createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { asDirectory } from "./directory";
import { forgetExpired } from "./forget-expired";
import { ABSOLUTE_MS, endSessions, findSession, IDLE_MS, listSessions, openSession } from "./session-store";

const db = useTestDatabase();
const DEVICE = { method: "bankid-no", ip: "203.0.113.7", userAgent: "Test browser" };
let userId = "";

beforeEach(async () => {
  const person = await createPerson(await createMerchant(), [], "Kari Nordmann");
  userId = person.id;
});

afterEach(() => shiftClock(0));

const MINUTE = 60_000;

test("a session says who it is, and the table holds only a digest of its secret", async () => {
  const secret = await openSession({ userId, ...DEVICE });
  const person = (await findSession(secret))?.person;
  expect(person).toMatchObject({ id: userId, name: "Kari Nordmann", method: "bankid-no" });
  const rows = await db.sql("select id from sessions where user_id = $1", [userId]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test("every sign-in is a session of its own", async () => {
  const first = await openSession({ userId, ...DEVICE });
  const second = await openSession({ userId, ...DEVICE });
  expect(first).not.toBe(second);
  expect(await listSessions(userId)).toHaveLength(2);
});

test("a made-up secret and the stored digest itself open nothing", async () => {
  await openSession({ userId, ...DEVICE });
  const [row] = await listSessions(userId);
  expect(await findSession(row?.id ?? "")).toBeUndefined();
  expect(await findSession("x".repeat(43))).toBeUndefined();
});

test("after 30 minutes of rest a session is over; use keeps it alive", async () => {
  const secret = await openSession({ userId, ...DEVICE });
  for (const minutes of [20, 40, 60]) {
    shiftClock(minutes * MINUTE);
    expect(await findSession(secret), `used at ${minutes} minutes`).toBeDefined();
  }
  shiftClock(60 * MINUTE + IDLE_MS + 1_000);
  expect(await findSession(secret)).toBeUndefined();
  expect(await listSessions(userId)).toEqual([]);
});

// The first page after a minute failed for everybody while the database's disk was full, though all of it could be read.
test("a use that there is no room to note is a use all the same", async () => {
  const secret = await openSession({ userId, ...DEVICE });
  await db.sql(`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
  await db.sql("create trigger no_room before update on sessions for each row execute function no_room()");
  shiftClock(2 * MINUTE);
  expect(await findSession(secret)).toBeDefined();
  shiftClock(IDLE_MS + 1_000);
  expect(await findSession(secret)).toBeUndefined();
  await db.sql("drop trigger no_room on sessions");
});

// An open page looks for news every few seconds, which kept its session alive: a screen that was left behind stayed open all day.
test("a page that looks for news by itself does not keep a session alive", async () => {
  const secret = await openSession({ userId, ...DEVICE });
  for (const minutes of [10, 20, 29]) {
    shiftClock(minutes * MINUTE);
    expect(await findSession(secret, "by itself")).toBeDefined();
  }
  shiftClock(31 * MINUTE);
  expect(await findSession(secret, "by itself")).toBeUndefined();
});

test("after 12 hours a session is over however busy it was", async () => {
  const secret = await openSession({ userId, ...DEVICE });
  for (let at = 0; at < ABSOLUTE_MS; at += 25 * MINUTE) {
    shiftClock(at);
    expect(await findSession(secret)).toBeDefined();
  }
  shiftClock(ABSOLUTE_MS + 1_000);
  expect(await findSession(secret)).toBeUndefined();
});

test("a clock that was ahead lets no session live the longer", async () => {
  shiftClock(24 * 60 * MINUTE);
  const secret = await openSession({ userId, ...DEVICE });
  expect(await findSession(secret)).toBeDefined();
  shiftClock(0);
  expect(await findSession(secret)).toBeUndefined();
});

test("ending one session leaves the others, ending all ends each at once", async () => {
  const [here, there, elsewhere] = [
    await openSession({ userId, ...DEVICE }),
    await openSession({ userId, ...DEVICE }),
    await openSession({ userId, ...DEVICE }),
  ];
  const id = (await findSession(there))?.person.sessionId ?? "";
  expect(await endSessions(userId, id)).toBe(1);
  expect(await findSession(there)).toBeUndefined();
  expect(await findSession(here)).toBeDefined();
  expect(await endSessions(userId, "all")).toBe(2);
  expect(await findSession(here)).toBeUndefined();
  expect(await findSession(elsewhere)).toBeUndefined();
});

test("nobody can end someone else's session by naming it", async () => {
  const secret = await openSession({ userId, ...DEVICE });
  const id = (await findSession(secret))?.person.sessionId ?? "";
  const stranger = await createPerson(await createMerchant(), [], "A Stranger");
  expect(await endSessions(stranger.id, id)).toBe(0);
  expect(await findSession(secret)).toBeDefined();
});

test("a disabled person is out on the next request", async () => {
  const secret = await openSession({ userId, ...DEVICE });
  await asDirectory((tx) => tx.update(users).set({ disabledAt: now() }));
  expect(await findSession(secret)).toBeUndefined();
});

test("sessions of last month are forgotten, those of today are not", async () => {
  const old = await openSession({ userId, ...DEVICE });
  shiftClock(31 * 24 * 60 * MINUTE);
  const fresh = await openSession({ userId, ...DEVICE });
  await forgetExpired();
  const rows = await db.sql("select id from sessions where user_id = $1", [userId]);
  expect(rows).toHaveLength(1);
  expect(await findSession(fresh)).toBeDefined();
  expect(await findSession(old)).toBeUndefined();
});

test("only the portal itself may ask who is behind a session; the worker knows only where people work", async () => {
  const asks = {
    "who_is_signed_in(text, timestamptz, timestamptz)": ["portal_app"],
    "companies_of(uuid)": ["portal_app", "portal_worker"],
  };
  for (const [ask, allowed] of Object.entries(asks))
    for (const role of ["portal_app", "portal_worker", "public"]) {
      const rows = await db.sql("select has_function_privilege($1, $2, 'execute') as may", [role, ask]);
      expect(rows, `${role} ${ask}`).toEqual([{ may: allowed.includes(role) }]);
    }
});

import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { findSession, listSessions, openSession } from "@/lib/access/session-store";
import { shiftClock } from "@/lib/clock";
import { addDays, dayAt, startOfDay } from "@/lib/domain/calendar";
import { createAdministrator, createMerchant } from "@/lib/testing/factories";
import { importPayment, operationIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { findViolations } from "../invariants";
import { record } from "../record";
import { doJobs, findDue } from "./play-worker";

/** T11: clocks that jump a day ahead or back while money is under way, and the days of the year at which days are odd. */
const db = useTestDatabase();
const platform = useTestPlatform();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const alive = () => ({ diesAt: undefined, dead: false });

afterEach(() => shiftClock(0));

type Left = { jump: number; fault: "apply_then_drop" | "drop_before_apply"; key: string };

/** Captures without an answer before the jump, each of a company of its own. */
async function leave(jump: number, fault: Left["fault"]): Promise<Left> {
  const merchant = await createMerchant();
  await platform.connect(merchant);
  const msn = merchant.units[0] ?? "";
  const boss: PersonCaller = await createAdministrator(merchant);
  const payment = await importPayment(db, merchant, msn, await platform.approved(msn));
  const key = randomUUID();
  platform.order("/capture", fault);
  const asked = {
    paymentId: payment.id,
    seenVersion: payment.version,
    amountMinor: 3_000,
    idempotencyKey: key,
  };
  expect(await capturePayment.call(boss, asked)).toMatchObject({ ok: true, value: { outcome: "unknown" } });
  return { jump, fault, key };
}

it("T11: no lease is stuck after a jump of a day, ahead or back", async () => {
  const ends: string[] = [];
  for (const jump of [DAY, -DAY])
    for (const fault of ["apply_then_drop", "drop_before_apply"] as const) {
      shiftClock(0);
      const { key } = await leave(jump, fault);
      // Half of them are in a worker's hands as the clock jumps.
      if (fault === "apply_then_drop")
        await db.sql("update operations set lease_until = now() + interval '30 seconds' where id = $1", [
          key,
        ]);
      let minutes = 0;
      let state: unknown = "unknown";
      for (; minutes <= 10 && ["unknown", "sent", "pending"].includes(String(state)); minutes += 1) {
        shiftClock(jump + minutes * 60_000);
        await doJobs(await findDue(), alive);
        state = (await operationIn(db, key))?.["state"];
      }
      ends.push(`${jump > 0 ? "+" : "-"}1 day, ${fault}: ${state}`);
    }
  // What the platform's log shows is settled; where it shows nothing the key's age is not known any more, and a person looks.
  const expected = [
    "+1 day, apply_then_drop: succeeded",
    "+1 day, drop_before_apply: needs_review",
    "-1 day, apply_then_drop: succeeded",
    "-1 day, drop_before_apply: needs_review",
  ];
  const world = { sql: db.sql, appUrl: db.url(), platform: platform.sandbox().handle };
  const violations = await findViolations(world);
  record({
    test: "T11",
    what: "captures without an answer while the clock jumps a day ahead or back",
    seed: null,
    count: ends.length,
    found: `${ends.join("; ")}; ${violations.length} violations`,
    goal: "none stuck",
    holds: violations.length === 0 && ends.join() === expected.join(),
  });
  expect(ends).toEqual(expected);
  expect(violations).toEqual([]);
});

it("T11: no session lives longer because a clock was wrong", async () => {
  const merchant = await createMerchant();
  const { id: userId } = await createAdministrator(merchant);
  const open = () => openSession({ userId, method: "eid", ip: undefined, userAgent: undefined });
  const seen = async (secret: string, at: number) => {
    shiftClock(at);
    return (await findSession(secret, "by itself")) === undefined ? "ended" : "alive";
  };
  shiftClock(0);
  const usual = await open();
  shiftClock(DAY);
  const ahead = await open();
  const found = {
    "a minute later": await seen(usual, 60_000),
    "31 minutes later": await seen(usual, 31 * 60_000),
    "a day later": await seen(usual, DAY),
    "opened by a clock a day ahead, which was set right": await seen(ahead, 60_000),
    "the same half a day later": await seen(ahead, 13 * HOUR),
  };
  shiftClock(60_000);
  expect(await listSessions(userId)).toHaveLength(1);
  expect(Object.values(found)).toEqual(["alive", "ended", "ended", "ended", "ended"]);
  record({
    test: "T11",
    what: "sessions while the clock jumps",
    seed: null,
    count: Object.keys(found).length,
    found: JSON.stringify(found).replaceAll('"', ""),
    goal: "no expired session alive",
    holds: true,
  });
});

it("T11: days of Oslo and Helsinki are right at every quarter of an hour around summer time and 29 February", async () => {
  const around = [
    "2024-02-29",
    "2024-03-01",
    "2026-03-29",
    "2026-10-25",
    "2027-03-28",
    "2027-10-31",
    "2027-12-31",
    "2028-02-29",
  ];
  let cases = 0;
  let wrong = 0;
  for (const zone of ["Europe/Oslo", "Europe/Copenhagen", "Europe/Stockholm", "Europe/Helsinki"])
    for (const day of around) {
      // PostgreSQL has tables of its own about time zones.
      const quarters = await db.sql(
        `select at, to_char(at at time zone $1, 'YYYY-MM-DD') as day,
            (to_char(at at time zone $1, 'YYYY-MM-DD')::timestamp at time zone $1) as start
          from generate_series($2::timestamptz - interval '36 hours', $2::timestamptz + interval '36 hours', '15 minutes') at`,
        [zone, `${day}T00:00:00Z`],
      );
      for (const row of quarters) {
        cases += 1;
        const at = row["at"];
        if (!(at instanceof Date) || !(row["start"] instanceof Date)) throw new Error("no instant");
        const ours = dayAt(at, zone);
        const start = startOfDay(ours, zone);
        const within = start <= at && at < startOfDay(addDays(ours, 1), zone);
        if (ours !== row["day"] || start.getTime() !== row["start"].getTime() || !within) wrong += 1;
      }
    }
  record({
    test: "T11",
    what: "ledger days by Oslo, Copenhagen, Stockholm and Helsinki around summer time and 29 February",
    seed: null,
    count: cases,
    found: `${wrong} wrong`,
    goal: "0 wrong",
    holds: wrong === 0,
  });
  expect(wrong).toBe(0);
});

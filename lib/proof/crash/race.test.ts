import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { captureMany } from "@/lib/testing/capture-many";
import { createAdministrator, createMerchant } from "@/lib/testing/factories";
import { importPayment } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { atOnce } from "../at-once";
import { findViolations } from "../invariants";
import { record } from "../record";

const db = useTestDatabase();
const platform = useTestPlatform();
const PAYMENTS = 50;
const PEOPLE = 20;

it("T8: of twenty captures of 30 % at once, each payment takes exactly three", async () => {
  const started = performance.now();
  const merchants = await Promise.all(Array.from({ length: 5 }, () => createMerchant()));
  const places = await Promise.all(
    merchants.map(async (merchant) => {
      await platform.connect(merchant);
      return { merchant, msn: merchant.units[0] ?? "", boss: await createAdministrator(merchant) };
    }),
  );
  const outcomes: string[] = [];
  const all = Array.from({ length: PAYMENTS }, (_, at) => places[at % places.length]);
  // One payment after the other in each company, so that twenty connections are there for the twenty people of each.
  await atOnce(2, all, async (place) => {
    if (!place) return;
    const { merchant, msn, boss } = place;
    const payment = await importPayment(db, merchant, msn, await platform.approved(msn, 10_000));
    const callers = Array.from({ length: PEOPLE }, (): PersonCaller => ({ ...boss, id: randomUUID() }));
    outcomes.push(...(await captureMany({ callers, paymentId: payment.id, amountMinor: 3_000 })));
  });
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  const [accepted, refused] = [count("done"), count("amount_exceeds_remaining")];
  const [set] = await db.sql(`select count(*) filter (where captured_minor > authorized_minor)::int as over,
    count(*) filter (where captured_minor = 9000)::int as right, sum(capture_reserved_minor)::int as reserved from payments`);
  const world = { sql: db.sql, appUrl: db.url(), platform: platform.sandbox().handle };
  const violations = await findViolations(world);
  const holds = accepted === 3 * PAYMENTS && set?.["over"] === 0 && violations.length === 0;
  const seconds = Math.round((performance.now() - started) / 1_000);
  record({
    test: "T8",
    what: `${PAYMENTS} payments, ${PEOPLE} captures of 30 % of each at once`,
    seed: null,
    count: outcomes.length,
    found: `${accepted} accepted, ${set?.["over"]} over-reserved, ${violations.length} violations, ${seconds} s`,
    goal: "exactly 150 accepted, 0 over-reserved",
    holds,
  });
  expect(violations.slice(0, 10)).toEqual([]);
  expect(accepted + refused).toBe(outcomes.length);
  expect([accepted, set]).toEqual([3 * PAYMENTS, { over: 0, right: PAYMENTS, reserved: 0 }]);
});

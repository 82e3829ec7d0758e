import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { shiftClock } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { createMerchant, createPerson, type TestMerchant } from "@/lib/testing/factories";
import { chainIsWhole } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import type { PersonCaller } from "./caller";
import { defineUseCase } from "./use-case";

const db = useTestDatabase();
let merchant: TestMerchant;
let nobody: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant();
  nobody = { ...(await createPerson(merchant, [])), ip: "192.0.2.9" };
});
afterEach(() => shiftClock(0));

const input = z.strictObject({});
const run = async (): Promise<Result<string, never>> => ok("let in");
const keys = defineUseCase({ permission: "developer:manage", input, run });
const reports = defineUseCase({ permission: "report:download", input, run });

async function tries(times: number, caller = nobody, door = keys): Promise<void> {
  for (let at = 0; at < times; at += 1)
    expect(await door.call(caller, {})).toMatchObject({ error: { code: "forbidden" } });
}

const told = async () =>
  (
    await db.sql(
      "select subject, ip, details from audit_log where merchant_id = $1 and action = 'access.refused' and result = 'refused' order by seq",
      [merchant.id],
    )
  ).map(({ subject, ip, details }) => [subject, ip, details]);

test("a script that tries one door without end leaves a few entries that say how often", async () => {
  await tries(120);
  const door = "permission:developer:manage";
  expect(await told()).toEqual([
    [door, "192.0.2.9", {}],
    [door, "192.0.2.9", { attempts: 10 }],
    [door, "192.0.2.9", { attempts: 100 }],
  ]);
  expect(await chainIsWhole(merchant)).toBe(true);
});

test("another door, another address, another person and another time are each told", async () => {
  const colleague = await createPerson(merchant, []);
  await tries(2);
  await tries(2, nobody, reports);
  await tries(2, { ...nobody, ip: "192.0.2.10" });
  await tries(2, colleague);
  expect(await told()).toHaveLength(4);
  shiftClock(11 * 60_000);
  await tries(2);
  expect(await told()).toHaveLength(5);
});

test("whoever comes from ever new addresses fills the log no further than a thousand entries an hour", async () => {
  await tries(1);
  await db.sql("update rate_limits set count = 999 where key like 'refused-rows:%'");
  for (let at = 0; at < 5; at += 1) await tries(1, { ...nobody, ip: `198.51.100.${at}` });
  expect(await told()).toHaveLength(2);
  shiftClock(61 * 60_000);
  await tries(1, { ...nobody, ip: "198.51.100.9" });
  expect(await told()).toHaveLength(3);
});

import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { unitsToSend } from "@/lib/access/waiting-requests";
import { dueCreations } from "@/lib/access/waiting-work";
import { shiftClock } from "@/lib/clock";
import { resolveCreation } from "@/lib/collect/resolve-creation";
import { getList } from "@/lib/requests/get-list";
import { sendSheet } from "@/lib/requests/send-sheet";
import { createMerchant, createPerson, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { chainIsWhole } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { sendRequests } from "./send-requests";

const db = useTestDatabase();
const platform = useTestPlatform();
const PEOPLE = 24;
let merchant: TestMerchant;
let assistant: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
  await platform.connect(merchant, { longLiving: true });
});
afterEach(() => shiftClock(0));

async function queued(msn: string, people = PEOPLE): Promise<string> {
  const rows = Array.from({ length: people }, (_, at) => `91000001;${at + 1};Membership ${at}`);
  const file = new TextEncoder().encode(["phone;amount;text", ...rows].join("\n"));
  const how = { name: "members.csv", minutes: 10_080, vatRate: 2500, idempotencyKey: randomUUID() };
  const list = await sendSheet.call(assistant, { msn, file, count: people, ...how });
  if (!list.ok) throw new Error(list.error.code);
  return list.value.listId;
}

async function board(listId: string) {
  const found = await getList.call(assistant, { listId });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}
const tallyOf = async (listId: string) =>
  Object.fromEntries((await board(listId)).tally.map(({ state, requests }) => [state, requests]));

const unitOf = (at: number) => ({ merchantId: merchant.id, msn: merchant.units[at] ?? "" });
const mine = async () => (await unitsToSend(1_000)).filter(({ merchantId }) => merchantId === merchant.id);
const asked = () => platform.requests().filter((one) => one === "POST payments").length;

async function workerFindsOut(): Promise<void> {
  const caller = systemCaller(merchant, "payment:create");
  const due = (await dueCreations(1_000)).filter(({ merchantId }) => merchantId === merchant.id);
  for (const { id } of due) await resolveCreation.call(caller, { creationId: id });
}

test("sends all that a unit has waiting in one go, each once, and nothing of another unit", async () => {
  const [first, second] = [await queued(unitOf(0).msn), await queued(unitOf(1).msn, 1)];
  expect(await mine()).toHaveLength(2);
  await sendRequests(unitOf(0));
  expect(await tallyOf(first)).toEqual({ open: PEOPLE });
  expect(await tallyOf(second)).toEqual({ queued: 1 });
  expect(asked()).toBe(PEOPLE);
  expect(await mine()).toEqual([unitOf(1)]);
  expect(await chainIsWhole(merchant)).toBe(true);
});

test("leaves the platform alone about the whole unit for as long as it asks for, then sends the rest once", async () => {
  const listId = await queued(unitOf(0).msn);
  await queued(unitOf(1).msn, 1);
  platform.order("/payments", new Response("{}", { status: 429, headers: { "retry-after": "40" } }));
  await sendRequests(unitOf(0));
  const before = asked();
  expect(before).toBeLessThan(PEOPLE);
  expect((await board(listId)).heldUntil?.getTime()).toBeGreaterThan(Date.now() + 30_000);
  // Not even one whose job was queued before goes out, and the other unit is nobody's to hold up.
  await sendRequests(unitOf(0));
  expect(asked()).toBe(before);
  expect(await mine()).toEqual([unitOf(1)]);

  shiftClock(45_000);
  expect(await mine()).toHaveLength(2);
  await sendRequests(unitOf(0));
  await workerFindsOut();
  expect(await tallyOf(listId)).toEqual({ open: PEOPLE });
  expect((await board(listId)).heldUntil).toBeUndefined();
  expect(asked()).toBe(PEOPLE + 1);
});

test("one that breaks holds up no other", async () => {
  const listId = await queued(unitOf(0).msn, 5);
  await db.sql("update payment_requests set currency = 'XXX' where list_id = $1 and line = 3", [listId]);
  await sendRequests(unitOf(0));
  const states = await db.sql(
    "select count(*)::int as sent from payment_creations where msn = $1 and state = 'succeeded'",
    [unitOf(0).msn],
  );
  expect(states).toEqual([{ sent: 4 }]);
});

test("two workers at once send each once", async () => {
  const listId = await queued(unitOf(0).msn);
  await Promise.all([sendRequests(unitOf(0)), sendRequests(unitOf(0))]);
  expect(await tallyOf(listId)).toEqual({ open: PEOPLE });
  expect(asked()).toBe(PEOPLE);
});

import { randomUUID } from "node:crypto";
import { writeXlsx } from "hucre/xlsx";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { fastestOf } from "@/lib/testing/fastest-of";
import { importPayment } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { exportedLines } from "@/lib/testing/whole-export";
import { resolveOperation } from "@/lib/transactions/resolve-operation";
import { checkSheet } from "./check-sheet";
import { exportRequests } from "./export-requests";
import { getList } from "./get-list";
import { retryFailed } from "./retry-failed";
import { runRequest } from "./run-request";
import { sendSheet } from "./send-sheet";
import { setReminders } from "./set-reminders";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let assistant: PersonCaller;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: msn }]);
  await platform.connect(merchant, { longLiving: true });
});

const HEAD = "phone;amount;text;due;reference";
const NOBODY = "91230000";
const csv = (...rows: string[]) => new TextEncoder().encode([HEAD, ...rows].join("\n"));
const three = csv(
  "91000001;100;Membership;;1",
  "91000002;200,50;Membership;;2",
  `${NOBODY};300;Membership;;3`,
);

const order = (file: Uint8Array, count: number, own: object = {}) => ({
  msn,
  file,
  name: "members.csv",
  count,
  minutes: 7 * 24 * 60,
  vatRate: 2500,
  idempotencyKey: randomUUID(),
  ...own,
});

async function sent(file: Uint8Array, count: number, own: object = {}): Promise<string> {
  const list = await sendSheet.call(assistant, order(file, count, own));
  if (!list.ok) throw new Error(list.error.code);
  return list.value.listId;
}

async function workerSendsAll(): Promise<void> {
  const caller = systemCaller(merchant, "payment-request:run");
  for (const { id } of await db.sql(
    "select id from payment_requests where send_at <= now() or remind_at <= now()",
  ))
    await runRequest.call(caller, { requestId: String(id) });
}

async function board(listId: string, own: object = {}) {
  const found = await getList.call(assistant, { listId, ...own });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}
const tallyOf = async (listId: string) =>
  Object.fromEntries((await board(listId)).tally.map(({ state, requests }) => [state, requests]));

describe("a sheet", () => {
  test("of 5 000 rows is checked within two seconds, as text and as a workbook", async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [
      `+47 9${String(1_000_000 + at)}`,
      `${at + 1},50`,
      "Membership 2027",
      "24.12.2030",
      `M-${at}`,
    ]);
    const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const dated = rows.map((row) => row.with(3, due));
    const text = csv(...dated.map((row) => row.join(";")));
    const book = await writeXlsx({ sheets: [{ name: "S", rows: [HEAD.split(";"), ...dated] }] });
    for (const file of [text, book]) {
      const check = () => checkSheet.call(assistant, { msn, file });
      const checked = await check();
      expect(checked).toMatchObject({ ok: true, value: { total: { minor: 1_250_500_000 } } });
      expect(checked.ok && checked.value.good).toHaveLength(5_000);
      expect(await fastestOf(4, 2_000, check)).toBeLessThan(2_000);
    }
  });

  test("with bad rows tells the reason beside the cell and sends the others", async () => {
    const file = csv("91000001;100;Membership", "12;0;x", "91000001;100;Membership");
    const checked = await checkSheet.call(assistant, { msn, file });
    expect(checked).toMatchObject({
      value: {
        total: { minor: 10_000 },
        rows: [
          { line: 2, problems: {} },
          {
            line: 3,
            problems: {
              phone: { code: "phone_unreadable" },
              amount: { code: "amount_not_positive" },
              text: { code: "description_length" },
            },
          },
          { line: 4, problems: { phone: { code: "row_twice", line: 2 } } },
        ],
      },
    });
    expect(await sendSheet.call(assistant, order(file, 3))).toEqual({
      ok: false,
      error: { code: "count_differs", count: 1 },
    });
    expect((await board(await sent(file, 1))).requests).toBe(1);
  });

  test.each([
    ["sheet_column_missing", new TextEncoder().encode("phone;text\n91000001;Coffee")],
    ["sheet_encoding", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2])],
    [
      "sheet_too_many_rows",
      new TextEncoder().encode(`${HEAD}\n${"91000001;1;Coffee\n".repeat(100_000)}`.slice(0, 2_000_000)),
    ],
    ["sheet_empty", new TextEncoder().encode(HEAD)],
    ["nothing_to_send", csv("12;0;x")],
  ])("is refused whole for %s, and nothing is kept", async (code, file) => {
    expect(await sendSheet.call(assistant, order(file, 1))).toMatchObject({ ok: false, error: { code } });
    expect(await db.sql("select 1 from payment_requests where merchant_id = $1", [merchant.id])).toEqual([]);
  });
});

describe("a list", () => {
  test("is sent by the worker, each row once, with a result per row", async () => {
    const listId = await sent(three, 3);
    expect(await tallyOf(listId)).toEqual({ queued: 3 });
    await Promise.all([workerSendsAll(), workerSendsAll()]);
    expect(await tallyOf(listId)).toEqual({ open: 2, failed: 1 });
    const { rows } = await board(listId, { state: "failed" });
    expect(rows).toMatchObject([{ line: 4, failure: { code: "customer_cannot_pay" } }]);
    expect(platform.requests().filter((one) => one === "POST payments")).toHaveLength(3);
  });

  test("never goes out twice: not by a second press, a second file, other order or two people at once", async () => {
    const first = order(three, 3);
    const [one, two] = await Promise.all([
      sendSheet.call(assistant, first),
      sendSheet.call(assistant, order(three, 3)),
    ]);
    expect([one, two].filter(({ ok }) => ok)).toHaveLength(1);
    expect((await sendSheet.call(assistant, first)).ok).toBe(one.ok);
    const turned = csv(
      `${NOBODY};300;Membership;;3`,
      "91000001;100;Membership;;1",
      "+4791000002;200.50;Membership;;2",
    );
    expect(await sendSheet.call(assistant, order(turned, 3))).toMatchObject({
      error: { code: "nothing_to_send" },
    });
    const more = csv("91000001;100;Membership;;1", "91000003;100;Membership;;9");
    expect(await checkSheet.call(assistant, { msn, file: more })).toMatchObject({
      value: {
        good: [{ line: 3 }],
        rows: [{ problems: { phone: { code: "row_sent_before" } } }, { problems: {} }],
      },
    });
    expect(await db.sql("select 1 from payment_requests where merchant_id = $1", [merchant.id])).toHaveLength(
      3,
    );
  });

  test("repeats those that failed and nobody else", async () => {
    const listId = await sent(three, 3);
    await workerSendsAll();
    expect(await retryFailed.call(assistant, { listId })).toEqual({ ok: true, value: { requests: 1 } });
    expect(await retryFailed.call(assistant, { listId })).toMatchObject({
      error: { code: "nothing_to_send" },
    });
    await workerSendsAll();
    expect(await tallyOf(listId)).toEqual({ open: 2, failed: 1 });
    expect(platform.requests().filter((one) => one === "POST payments")).toHaveLength(4);
  });

  test("waits as long as a busy platform asks for, and is all sent in the end", async () => {
    const listId = await sent(csv("91000001;100;Membership"), 1);
    platform.order("/payments", new Response("{}", { status: 429, headers: { "retry-after": "33" } }));
    await workerSendsAll();
    expect(await tallyOf(listId)).toEqual({ unconfirmed: 1 });
    const [{ wait } = {}] = await db.sql(
      "select extract(epoch from next_at - now()) as wait from payment_creations where msn = $1",
      [msn],
    );
    expect(Number(wait)).toBeGreaterThan(30);
  });

  test("reminds on a schedule who has not paid, by a new request in the place of the old one", async () => {
    const listId = await sent(csv("91000001;100;Membership", "91000002;100;Membership"), 2);
    await workerSendsAll();
    const [{ reference } = {}] = await db.sql(
      "select c.reference from payment_creations c join payment_requests r on r.send_key = c.id where r.list_id = $1 and r.line = 2",
      [listId],
    );
    const at = { msn, reference: String(reference) };
    await platform.sandbox().customers.approve(at, { phone: "4791000001" });
    await importPayment(db, merchant, msn, at.reference);
    expect(await setReminders.call(assistant, { listId, everyDays: 3, most: 2 })).toMatchObject({ ok: true });
    await db.sql("update payment_requests set remind_at = now() - interval '1 second'");
    await workerSendsAll();
    for (const { id } of await db.sql("select id from operations where state = 'pending'"))
      await resolveOperation.call(systemCaller(merchant, "operation:resolve"), { operationId: String(id) });
    await db.sql("update payment_requests set send_at = now() where send_at is not null");
    await workerSendsAll();
    const { rows } = await board(listId);
    expect(rows.map(({ state, reminders }) => [state, reminders])).toEqual([
      ["paid", 0],
      ["open", 1],
    ]);
    expect(await setReminders.call(assistant, { listId, everyDays: null, most: 1 })).toMatchObject({
      ok: true,
    });
    expect(
      await db.sql("select 1 from payment_requests where remind_at is not null and merchant_id = $1", [
        merchant.id,
      ]),
    ).toEqual([]);
  });

  test("is exported with how each row stands, and no cell is a formula", async () => {
    const listId = await sent(csv("91000001;100;+Membership;;-1"), 1);
    const [line = "", ...more] = await exportedLines(exportRequests, assistant, { listId });
    expect(more).toEqual([]);
    expect(line).toMatch(
      /^2,2\d{3}-\d\d-\d\d \d\d:\d\d:\d\d,4791000001,[^,]+,\d+,100\.00,NOK,'\+Membership,,'-1,Waits to be sent,0$/,
    );
    const queued = { environment: "production", state: "queued" };
    expect(await exportedLines(exportRequests, assistant, queued)).toEqual([line]);
    expect(await exportedLines(exportRequests, assistant, { listId, state: "paid" })).toEqual([]);
  });

  test("is not there for another unit, another company or who only reads", async () => {
    const listId = await sent(three, 3);
    const elsewhere = await createPerson(merchant, [
      { role: "assistant", extras: [], unit: merchant.units[1] ?? "" },
    ]);
    const stranger = await createAdministrator(await createMerchant());
    const missing = { ok: false, error: { code: "list_not_found" } };
    for (const caller of [elsewhere, stranger]) {
      expect(await getList.call(caller, { listId })).toEqual(missing);
      expect(await retryFailed.call(caller, { listId })).toEqual(missing);
      expect(await setReminders.call(caller, { listId, everyDays: 1, most: 1 })).toEqual(missing);
      await expect(exportedLines(exportRequests, caller, { listId })).rejects.toThrow("list_not_found");
      expect(await checkSheet.call(caller, { msn, file: three })).toMatchObject({
        error: { code: "unit_not_found" },
      });
    }
    const reader = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    expect(await sendSheet.call(reader, order(three, 3))).toMatchObject({ error: { code: "forbidden" } });
  });
});

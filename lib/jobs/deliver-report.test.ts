import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { dueDeliveries, dueSubscriptions } from "@/lib/access/waiting-deliveries";
import { dueMail } from "@/lib/access/waiting-work";
import { now, shiftClock } from "@/lib/clock";
import { getSubscription } from "@/lib/deliveries/get-subscription";
import { openFile } from "@/lib/deliveries/open-file";
import { planDeliveries } from "@/lib/deliveries/plan-deliveries";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { saveSubscription } from "@/lib/deliveries/save-subscription";
import { sendNow } from "@/lib/deliveries/send-now";
import type { SubscriptionInput } from "@/lib/deliveries/subscription-input";
import { switchSubscription } from "@/lib/deliveries/switch-subscription";
import { takeDelivery } from "@/lib/deliveries/take-delivery";
import { wanted } from "@/lib/deliveries/testing/wanted";
import { replaceFileStore } from "@/lib/files/file-store";
import { folderStore } from "@/lib/files/folder-store";
import { sendMail } from "@/lib/mail/send-mail";
import { startMailServer, type TestMailServer } from "@/lib/mail/testing/mail-server";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { readReport } from "@/lib/reports/read-report";
import { readBytes } from "@/lib/reports/testing/read-bytes";
import { syncLedgers } from "@/lib/settlements/sync-ledgers";
import { createMerchant, createPerson, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { LEDGER_ID, useScriptedLedger } from "@/lib/testing/scripted-ledger";
import { useTestDatabase } from "@/lib/testing/test-db";
import { deliverReport } from "./deliver-report";

const db = useTestDatabase();
let server: TestMailServer;
let merchant: TestMerchant;
let boss: PersonCaller;
let folder = "";
const unit = () => merchant.units[0] ?? "";
const ledger = useScriptedLedger(unit, 1_000);

const SUNDAY = "2026-11-15";
const day = { date: SUNDAY };

beforeAll(async () => {
  server = await startMailServer();
  process.env["SMTP_URL"] = server.url;
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deliveries-"));
  replaceFileStore(folderStore(folder));
  server.received.length = 0;
  clockTo(`${SUNDAY}T12:00:00Z`);
  await db.sql("update users set email = null");
  merchant = await createMerchant(2);
  boss = await person("boss", { role: "administrator", extras: [], unit: "all" });
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    keepApiKeys(tx, merchant.id, { msn: unit(), clientId: "c", clientSecret: "s", subscriptionKey: "k" }),
  );
});
afterEach(async () => {
  shiftClock(0);
  replaceFileStore();
  await rm(folder, { recursive: true, force: true });
});

function clockTo(at: string): void {
  shiftClock(Date.parse(at) - Date.now());
}

async function person(
  name: string,
  grant: Parameters<typeof createPerson>[1][number],
): Promise<PersonCaller> {
  const made = await createPerson(merchant, [grant], name);
  await db.sql("update users set email = $1 where id = $2", [`${name}@example.test`, made.id]);
  return made;
}

const books = () => person("books", { role: "accountant", extras: [], unit: "all" });
const sync = () => syncLedgers.call(systemCaller(merchant, "settlement:sync"), { msn: unit() });

/** 100.00 sold, 25.00 given back, 1.50 of fees and the rest paid out, on Sunday. */
function sell(): void {
  ledger.add(
    "fees",
    { type: "capture-fee", amount: -150, psp: "1", ...day },
    { type: "fees-retained", amount: 150, psp: "F", ...day },
  );
  ledger.add(
    "funds",
    { type: "capture", amount: 10_000, psp: "1", reference: "o-1", ...day },
    { type: "refund", amount: -2_500, psp: "2", reference: "o-1", ...day },
    { type: "fees-retained", amount: -150, psp: "F", ...day },
    { type: "payout-scheduled", amount: -7_350, psp: `${LEDGER_ID}-2000001`, ...day },
  );
}

async function subscribe(who: PersonCaller, own: Partial<SubscriptionInput> = {}): Promise<string> {
  const input = wanted({ people: [who.id], ...own });
  const saved = await saveSubscription.call(who, input);
  if (!saved.ok) throw new Error(saved.error.code);
  return input.id;
}

/** What the worker does in one round, mail included. */
async function work(): Promise<void> {
  const own = ({ merchantId }: { merchantId: string }) => merchantId === merchant.id;
  for (const { id } of (await dueSubscriptions(1_000)).filter(own))
    await planDeliveries.call(systemCaller(merchant, "report:deliver"), { id });
  for (const { id } of (await dueDeliveries(1_000)).filter(own)) await deliverReport(merchant.id, id);
  // The database's own clock stands elsewhere.
  await db.sql("update mail_outbox set next_at = $1, created_at = $1 where attempts = 0", [now()]);
  for (const { id } of (await dueMail(1_000)).filter(own))
    await sendMail.call(systemCaller(merchant, "mail:send"), { mailId: id });
}

async function history(id: string, who = boss) {
  const answer = await getSubscription.call(who, { id });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.deliveries;
}

const states = async (id: string) => (await history(id)).map(({ state }) => state);
const MIDNIGHT = "2026-11-15T23:05:00Z";

async function sentOnSunday(who: PersonCaller, own: Partial<SubscriptionInput> = {}): Promise<string> {
  sell();
  const id = await subscribe(who, own);
  clockTo(MIDNIGHT);
  await sync();
  await work();
  return id;
}

describe("a report that somebody subscribed to", () => {
  it("goes out once the day is over and the ledger says all, with the file and the sums that add up", async () => {
    const accountant = await books();
    const id = await subscribe(accountant);
    sell();
    await sync();
    await work();
    expect(server.received).toEqual([]);
    clockTo(MIDNIGHT);
    await work();
    expect(await states(id)).toEqual(["waiting"]);
    expect((await history(id))[0]?.reason).toEqual({ code: "report_late", units: `Unit ${unit()}` });
    await sync();
    clockTo("2026-11-15T23:15:00Z");
    await work();
    const [mail, ...more] = server.received;
    expect(more).toEqual([]);
    expect(mail?.recipients).toEqual(["books@example.test"]);
    expect(mail?.subject).toBe(
      "For the books: NOK 73.50 paid out, 15 Nov 2026".replace("NOK 73", "NOK\u00a073"),
    );
    expect(mail?.text).toContain("refunds -NOK\u00a025.00, fees -NOK\u00a01.50.");
    const [file] = mail?.attachments ?? [];
    expect(file).toMatchObject({ filename: expect.stringContaining(`${unit()}-${SUNDAY}.csv`) });
    const read = await readReport(new Uint8Array(file?.content as ArrayBuffer));
    if (!read.ok) throw new Error(read.error.code);
    const [settlement] = read.value.report.units.flatMap(({ settlements }) => settlements);
    expect(settlement).toMatchObject({
      capturedMinor: 10_000,
      refundedMinor: 2_500,
      feesMinor: 150,
      paidOutMinor: 7_350,
    });
    expect((await history(id))[0]).toMatchObject({ state: "sent", kept: true, sums: [{ paidOut: 7_350 }] });
    const log = await db.sql("select action from audit_log where merchant_id = $1 order by seq", [
      merchant.id,
    ]);
    expect(log.map(({ action }) => action)).toEqual(["report.subscribed", "report.delivered"]);
  });

  it("goes out once however many workers look, and however often", async () => {
    sell();
    const id = await subscribe(boss, { addresses: "old@example.test" });
    clockTo(MIDNIGHT);
    await sync();
    await Promise.all([work(), work(), work()]);
    await work();
    expect(server.received.flatMap(({ recipients }) => recipients).sort()).toEqual([
      "boss@example.test",
      "old@example.test",
    ]);
    expect(await states(id)).toEqual(["sent"]);
    expect(await readdir(join(folder, "reports", merchant.id))).toHaveLength(1);
  });

  it("that a worker died with is sent by the next one from the start, and the dead one's end counts no more", async () => {
    sell();
    const id = await subscribe(boss);
    clockTo(MIDNIGHT);
    await sync();
    await planDeliveries.call(systemCaller(merchant, "report:deliver"), { id });
    const [delivery] = await history(id);
    const job = systemCaller(merchant, "report:deliver");
    expect(await takeDelivery.call(job, { id: delivery?.id ?? "" })).toMatchObject({
      value: { kind: "build", attempt: 1 },
    });
    await work();
    expect(await states(id)).toEqual(["building"]);
    clockTo("2026-11-15T23:21:00Z");
    await work();
    expect(await states(id)).toEqual(["sent"]);
    expect(server.received).toHaveLength(1);
  });

  it("waits in the outbox while the mail server is away, says so, and arrives when it is back", async () => {
    sell();
    const id = await subscribe(boss);
    clockTo(MIDNIGHT);
    await sync();
    server.refuseNext(451);
    await work();
    expect(await states(id)).toEqual(["mail_waits"]);
    clockTo("2026-11-15T23:10:00Z");
    await work();
    expect(await states(id)).toEqual(["sent"]);
    expect(server.received).toHaveLength(1);
  });

  it("is sent again only to those whose mail server refused it", async () => {
    sell();
    const id = await subscribe(boss, { addresses: "old@example.test" });
    clockTo(MIDNIGHT);
    await sync();
    server.refuseNext(550);
    await work();
    expect(await states(id)).toEqual(["refused_in_part"]);
    const [got] = server.received.flatMap(({ recipients }) => recipients);
    const [delivery] = await history(id);
    expect(await retryDelivery.call(boss, { id: delivery?.id ?? "" })).toMatchObject({ ok: true });
    await work();
    expect(server.received.map(({ recipients }) => recipients[0] === got)).toEqual([true, false]);
    expect(await states(id)).toEqual(["sent"]);
    expect(await retryDelivery.call(boss, { id: delivery?.id ?? "" })).toMatchObject({
      error: { code: "report_nothing_to_repeat" },
    });
  });

  it("of a day without a payout is not sent, and what a worker missed comes later, each day once", async () => {
    const id = await sentOnSunday(boss);
    clockTo("2026-11-18T12:00:00Z");
    await sync();
    await work();
    await work();
    expect((await history(id)).map(({ period, state }) => [period.from, state])).toEqual([
      ["2026-11-17", "empty"],
      ["2026-11-16", "empty"],
      [SUNDAY, "sent"],
    ]);
    expect(server.received).toHaveLength(1);
  });

  it("that is a day late is told of once, to whoever answers for it, and is never given up", async () => {
    const id = await subscribe(boss);
    sell();
    await sync();
    for (const hours of [1, 23, 26, 49]) {
      clockTo(new Date(Date.parse("2026-11-15T23:00:00Z") + hours * 3_600_000).toISOString());
      await work();
    }
    expect(server.received.filter(({ subject }) => subject?.includes("15. nov. 2026"))).toHaveLength(1);
    expect((await states(id)).at(-1)).toBe("waiting");
    clockTo("2026-11-18T01:00:00Z");
    await sync();
    await work();
    expect((await states(id)).at(-1)).toBe("sent");
  });
});

describe("who gets it", () => {
  it("is looked at for each sending: who lost the right gets nothing, and the subscription says so", async () => {
    const accountant = await books();
    sell();
    const [own, shared] = [
      await subscribe(accountant),
      await subscribe(boss, { people: [boss.id, accountant.id] }),
    ];
    await db.sql("update grants set valid_until = $1 where user_id = $2", [
      "2026-11-15T20:00:00Z",
      accountant.id,
    ]);
    clockTo(MIDNIGHT);
    await sync();
    await work();
    expect(server.received.flatMap(({ recipients }) => recipients)).toEqual(["boss@example.test"]);
    expect((await history(own))[0]).toMatchObject({ state: "failed", reason: { code: "report_owner_left" } });
    const told = await getSubscription.call(boss, { id: own });
    expect(told).toMatchObject({ value: { kept: { stopped: "report_owner_left" } } });
    expect((await history(shared))[0]?.recipients).toEqual([
      { to: "boss", state: "sent" },
      { to: "books", state: "no_access" },
    ]);
  });

  it("holds the sales units that are left where one was lost, and says which", async () => {
    const manager = await person("manager", { role: "sales_unit_manager", extras: [], unit: unit() });
    const [, second = ""] = merchant.units;
    await db.sql("insert into grants (merchant_id, user_id, role, unit) values ($1, $2, 'assistant', $3)", [
      merchant.id,
      manager.id,
      second,
    ]);
    const both = await saveSubscription.call(
      { ...manager, grants: [...manager.grants, { role: "assistant", extras: [], unit: second }] },
      wanted({ people: [manager.id], units: [unit(), second] }),
    );
    const id = both.ok ? (both.value.to.split("/").pop() ?? "") : both.error.code;
    await db.sql("delete from grants where user_id = $1 and unit = $2", [manager.id, second]);
    sell();
    clockTo(MIDNIGHT);
    await sync();
    await work();
    expect((await history(id))[0]).toMatchObject({ state: "sent", lostUnits: [second] });
  });

  it("with names of customers gets a link that ends, needs a sign-in and the right, and is logged with the purpose", async () => {
    const helper = await person("helper", {
      role: "assistant",
      extras: ["transaction_management"],
      unit: "all",
    });
    const own = { personal: true, purpose: "Complaint 12", people: [boss.id, helper.id] };
    const id = await sentOnSunday(boss, own);
    expect(server.received).toHaveLength(2);
    expect(server.received.flatMap(({ attachments }) => attachments)).toEqual([]);
    const [delivery] = await history(id);
    const link = `/m/${merchant.slug}/settlements/subscriptions/files/${delivery?.id}`;
    expect(server.received[0]?.text).toContain(`http://localhost:3000${link}`);
    const file = { id: delivery?.id ?? "" };
    const opened = await openFile.call(helper, file);
    expect(opened.ok && new TextDecoder().decode(await readBytes(opened.value.chunks))).toContain("o-1");
    const log = await db.sql(
      "select details from audit_log where merchant_id = $1 and action = 'report.downloaded'",
      [merchant.id],
    );
    expect(log).toMatchObject([{ details: { personal: true, purpose: "Complaint 12" } }]);
    expect(await openFile.call(await books(), file)).toMatchObject({ error: { code: "delivery_not_found" } });
    const lesser = { ...helper, grants: [{ role: "assistant" as const, extras: [], unit: "all" }] };
    expect(await openFile.call(lesser, file)).toMatchObject({ error: { code: "report_personal_refused" } });
    clockTo("2026-11-29T23:30:00Z");
    expect(await openFile.call(helper, file)).toMatchObject({ error: { code: "report_link_over" } });
    await work();
    expect(await readdir(join(folder, "reports", merchant.id))).toEqual([]);
    expect((await history(id)).at(-1)).toMatchObject({ kept: false, state: "sent" });
  });
});

describe("by hand", () => {
  it("the last day that is over goes out at once and again, a double click once", async () => {
    sell();
    const id = await subscribe(boss);
    clockTo("2026-11-16T09:00:00Z");
    await sync();
    const key = crypto.randomUUID();
    await Promise.all([1, 2].map(() => sendNow.call(boss, { id, key })));
    await work();
    expect(server.received).toHaveLength(2);
    expect((await history(id)).map(({ asked, state }) => [asked, state])).toEqual([
      [false, "sent"],
      [true, "sent"],
    ]);
    expect(await sendNow.call(await books(), { id, key })).toMatchObject({
      error: { code: "subscription_not_found" },
    });
  });

  it("one that rests sends nothing by itself, goes on with the day that it is, and deleted it is gone", async () => {
    sell();
    const id = await subscribe(boss);
    await switchSubscription.call(boss, { id, to: "paused" });
    clockTo("2026-11-17T09:00:00Z");
    await sync();
    await work();
    expect(await states(id)).toEqual([]);
    await switchSubscription.call(boss, { id, to: "active" });
    const answer = await getSubscription.call(boss, { id });
    expect(answer).toMatchObject({ value: { line: { next: { period: { from: "2026-11-17" } } } } });
    await switchSubscription.call(boss, { id, to: "deleted" });
    clockTo("2026-11-19T09:00:00Z");
    await work();
    expect(server.received).toEqual([]);
    expect(await getSubscription.call(boss, { id })).toMatchObject({
      error: { code: "subscription_not_found" },
    });
  });
});

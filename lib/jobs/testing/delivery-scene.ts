import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { dueDeliveries, dueSubscriptions } from "@/lib/access/waiting-deliveries";
import { dueMail } from "@/lib/access/waiting-work";
import { now, shiftClock } from "@/lib/clock";
import { getSubscription } from "@/lib/deliveries/get-subscription";
import { planDeliveries } from "@/lib/deliveries/plan-deliveries";
import { saveSubscription } from "@/lib/deliveries/save-subscription";
import type { SubscriptionInput } from "@/lib/deliveries/subscription-input";
import { wanted } from "@/lib/deliveries/testing/wanted";
import { replaceFileStore } from "@/lib/files/file-store";
import { folderStore } from "@/lib/files/folder-store";
import { sendMail } from "@/lib/mail/send-mail";
import { startMailServer, type TestMailServer } from "@/lib/mail/testing/mail-server";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { syncLedgers } from "@/lib/settlements/sync-ledgers";
import { createMerchant, createPerson, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { LEDGER_ID, useScriptedLedger } from "@/lib/testing/scripted-ledger";
import { useTestDatabase } from "@/lib/testing/test-db";
import { deliverReport } from "../deliver-report";

export const SUNDAY = "2026-11-15";
/** Shortly after Sunday ended in Oslo. */
export const MIDNIGHT = "2026-11-15T23:05:00Z";
const day = { date: SUNDAY };

/** A company on a Sunday at noon with two sales units and one ledger, a mail server and a folder for files. */
function useSunday() {
  const db = useTestDatabase();
  const own = {} as { server: TestMailServer; merchant: TestMerchant; boss: PersonCaller; folder: string }; // safe: filled in before each test
  const unit = () => own.merchant.units[0] ?? "";
  const ledger = useScriptedLedger(unit, 1_000);
  beforeAll(async () => {
    own.server = await startMailServer();
    process.env["SMTP_URL"] = own.server.url;
  });
  afterAll(() => own.server.close());
  beforeEach(async () => {
    own.folder = await mkdtemp(join(tmpdir(), "deliveries-"));
    replaceFileStore(folderStore(own.folder));
    own.server.received.length = 0;
    clockTo(`${SUNDAY}T12:00:00Z`);
    await db.sql("update users set email = null");
    own.merchant = await createMerchant(2);
    own.boss = await personIn(db, own.merchant, "boss", { role: "administrator", extras: [], unit: "all" });
    const keys = { msn: unit(), clientId: "c", clientSecret: "s", subscriptionKey: "k" };
    const { id } = own.merchant;
    await inWriteTransaction({ merchantId: id, reach: "all" }, (tx) => keepApiKeys(tx, id, keys));
  });
  afterEach(async () => {
    shiftClock(0);
    replaceFileStore();
    await rm(own.folder, { recursive: true, force: true });
  });

  return { own, db, unit, ledger };
}

type Sunday = ReturnType<typeof useSunday>;
type Granted = Parameters<typeof createPerson>[1][number];

async function personIn(db: Sunday["db"], merchant: TestMerchant, name: string, grant: Granted) {
  const made = await createPerson(merchant, [grant], name);
  await db.sql("update users set email = $1 where id = $2", [`${name}@example.test`, made.id]);
  return made;
}

/** 100.00 sold, 25.00 given back, 1.50 of fees and the rest paid out, on Sunday. */
function sellOn({ ledger }: Sunday): void {
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

async function subscribe(who: PersonCaller, wish: Partial<SubscriptionInput> = {}): Promise<string> {
  const input = wanted({ people: [who.id], ...wish });
  const saved = await saveSubscription.call(who, input);
  if (!saved.ok) throw new Error(saved.error.code);
  return input.id;
}

/** What the worker does in one round, mail included. */
async function workOnce({ own: { merchant }, db }: Sunday): Promise<void> {
  const ours = ({ merchantId }: { merchantId: string }) => merchantId === merchant.id;
  for (const { id } of (await dueSubscriptions(1_000)).filter(ours))
    await planDeliveries.call(systemCaller(merchant, "report:deliver"), { id });
  for (const { id } of (await dueDeliveries(1_000)).filter(ours)) await deliverReport(merchant.id, id);
  // The database's own clock stands elsewhere.
  await db.sql("update mail_outbox set next_at = $1, created_at = $1 where attempts = 0", [now()]);
  for (const { id } of (await dueMail(1_000)).filter(ours))
    await sendMail.call(systemCaller(merchant, "mail:send"), { mailId: id });
}

/** That Sunday with what people and the worker do on it. */
export function useDeliveries() {
  const sunday = useSunday();
  const { own, db, unit } = sunday;
  const person = (name: string, grant: Granted) => personIn(db, own.merchant, name, grant);
  const books = () => person("books", { role: "accountant", extras: [], unit: "all" });
  const sync = () => syncLedgers.call(systemCaller(own.merchant, "settlement:sync"), { msn: unit() });
  const sell = () => sellOn(sunday);
  const work = () => workOnce(sunday);
  const history = async (id: string, who = own.boss) => {
    const answer = await getSubscription.call(who, { id });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.deliveries;
  };
  const states = async (id: string) => (await history(id)).map(({ state }) => state);
  /** Sold on Sunday, and its report on its way after midnight. */
  const sentOnSunday = async (who: PersonCaller, wish: Partial<SubscriptionInput> = {}) => {
    sell();
    const id = await subscribe(who, wish);
    clockTo(MIDNIGHT);
    await sync();
    await work();
    return id;
  };
  return { own, db, unit, person, books, sync, sell, subscribe, work, history, states, sentOnSunday };
}

export function clockTo(at: string): void {
  shiftClock(Date.parse(at) - Date.now());
}

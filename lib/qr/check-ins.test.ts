import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { forgetExpired } from "@/lib/access/forget-expired";
import { resolveCreation } from "@/lib/collect/resolve-creation";
import { writeCodeName } from "@/lib/domain/qr-code";
import { QrClient } from "@/lib/sandbox/testing/qr-client";
import { signWebhook } from "@/lib/sandbox/webhooks/sign-webhook";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { chainIsWhole, importPayment } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { deliverEvent } from "@/lib/webhooks/deliver-event";
import { hearCheckIns } from "@/lib/webhooks/hear-check-ins";
import { askCustomer } from "./ask-customer";
import { getCode } from "./get-code";
import { listCheckIns } from "./list-check-ins";
import { listCodes } from "./list-codes";

const db = useTestDatabase();
const platform = useTestPlatform();
const NORA = "4791000011";
let merchant: TestMerchant;
let msn: string;
let seller: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  seller = await createPerson(merchant, [{ role: "assistant", extras: [], unit: msn }]);
  await platform.connect(merchant);
  const shop = new QrClient(platform.sandbox(), platform.sandbox().context.units.byMsn(msn));
  await shop.send("PUT", "/v1/merchant-callback/till-1", { locationDescription: "Till by the door" });
  await hearCheckIns.call(seller, { msn });
});

const tokenOf = (phone = NORA) => platform.sandbox().context.customerCodes.checkInToken(phone, msn);

/** The platform tells of a scan. */
async function tell(customerToken = tokenOf(), merchantQrId = "till-1"): Promise<void> {
  const [to] = await platform.sandbox().context.store.registrations(msn);
  if (!to) throw new Error("nobody is registered");
  const body = JSON.stringify({ customerToken, merchantQrId, msn, initiatedAt: new Date().toISOString() });
  const headers = signWebhook({ url: to.url, secret: to.secret, date: new Date().toUTCString(), body });
  const request = new Request(to.url, { method: "POST", headers, body });
  expect((await deliverEvent(request, to.url.split("/").at(-1) ?? "")).status).toBe(200);
}

async function here(who = seller, code?: string) {
  const listed = await listCheckIns.call(who, { msn, ...(code !== undefined && { code }) });
  if (!listed.ok) throw new Error("the customers were not listed");
  return listed.value.lines;
}

async function customer() {
  const [line] = await here();
  if (!line) throw new Error("nobody is there");
  return line;
}

const ask = (checkIn: string, own: { amountMinor?: number; idempotencyKey?: string } = {}, who = seller) =>
  askCustomer.call(who, {
    checkIn,
    amountMinor: 4_900,
    currency: "NOK",
    message: "Till by the door",
    idempotencyKey: randomUUID(),
    ...own,
  });

const minutesAgo = (minutes: number) =>
  db.sql("update qr_scans set scanned_at = now() - make_interval(mins => $1) where merchant_id = $2", [
    minutes,
    merchant.id,
  ]);

/** What the customer's phone asks for. */
const onPhone = async () =>
  (await platform.sandbox().customers.listPending(NORA)).map(({ payment }) => payment);

async function decide(answer: "approve" | "reject"): Promise<void> {
  const [{ reference = "" } = {}] = await onPhone();
  const at = { msn, reference };
  if (answer === "approve") await platform.sandbox().customers.approve(at, { phone: NORA });
  else await platform.sandbox().customers.reject(at);
  await importPayment(db, merchant, msn, reference);
}

describe("a customer who checked in", () => {
  test("waits, is asked for an amount, pays, and counts at the code", async () => {
    await tell();
    const { id, code } = await customer();
    expect(await here()).toMatchObject([{ state: "waiting", mayAsk: true, amount: null }]);
    expect(code).toBe(writeCodeName({ msn, kind: "callback", platformId: "till-1" }));
    expect(await ask(id)).toMatchObject({ value: { outcome: "created" } });
    expect(await onPhone()).toMatchObject([{ amount: 4_900, userFlow: "PUSH_MESSAGE" }]);
    expect(await here()).toMatchObject([{ state: "asked", mayAsk: false, amount: { minor: 4_900 } }]);
    await decide("approve");
    expect(await here()).toMatchObject([{ state: "paid", mayAsk: false }]);
    const list = await listCodes.call(seller, { environment: "production", msn });
    expect(list).toMatchObject({
      value: { codes: [{ scans: 1, takings: { payments: 1, total: { minor: 4_900, currency: "NOK" } } }] },
    });
    expect(await getCode.call(seller, { code })).toMatchObject({
      value: { payments: [{ status: "reserved", amount: { minor: 4_900 } }] },
    });
    const [{ channel } = {}] = await db.sql("select channel from payments where merchant_id = $1", [
      merchant.id,
    ]);
    expect(channel).toBe("qr");
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("is told of twice and stands there once", async () => {
    const token = tokenOf();
    await Promise.all([tell(token), tell(token)]);
    await ask((await customer()).id);
    await tell(token);
    expect(await here()).toMatchObject([{ state: "asked" }]);
    expect(await onPhone()).toHaveLength(1);
  });

  test("is asked once, however many ask at the same time", async () => {
    await tell();
    const { id } = await customer();
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok)).toEqual(
      Array.from({ length: 4 }, () => ({ ok: false, error: { code: "customer_asked_already" } })),
    );
    expect(await onPhone()).toHaveLength(1);
  });

  test("may be asked anew after a no, and not after paying", async () => {
    await tell();
    const { id } = await customer();
    const idempotencyKey = randomUUID();
    await ask(id, { idempotencyKey });
    await decide("reject");
    expect(await here()).toMatchObject([{ state: "ended", mayAsk: true }]);
    expect(await ask(id, { amountMinor: 4_500, idempotencyKey })).toMatchObject({
      error: { code: "customer_asked_already" },
    });
    expect(await ask(id, { amountMinor: 4_500 })).toMatchObject({ ok: true });
    await decide("approve");
    expect(await ask(id)).toMatchObject({ error: { code: "customer_asked_already" } });
  });

  test("is gone after a quarter of an hour, and the portal forgets who it was", async () => {
    await tell();
    const { id } = await customer();
    await minutesAgo(14);
    expect(await here()).toMatchObject([{ mayAsk: true }]);
    await minutesAgo(15);
    expect(await here()).toEqual([]);
    expect(await ask(id)).toMatchObject({ error: { code: "check_in_over" } });
    const token = () => db.sql("select token from qr_scans where merchant_id = $1", [merchant.id]);
    expect(await token()).toMatchObject([{ token: expect.any(String) }]);
    await forgetExpired();
    expect(await token()).toEqual([{ token: null }]);
  });

  test("whom the platform knows no more is told of in a sentence of its own", async () => {
    await tell();
    const { id } = await customer();
    platform.sandbox().clock.advance(15 * 60_000);
    expect(await ask(id)).toMatchObject({ error: { code: "check_in_over" } });
    expect(await here()).toMatchObject([{ state: "waiting" }]);
  });
});

describe("an asking", () => {
  test("whose answer got lost is found out, and the same press again changes nothing", async () => {
    await tell();
    const { id } = await customer();
    const idempotencyKey = randomUUID();
    platform.order("/payments", "apply_then_drop", "POST");
    expect(await ask(id, { idempotencyKey })).toMatchObject({ value: { outcome: "unknown" } });
    expect(await here()).toMatchObject([{ state: "asking", mayAsk: false }]);
    expect(await ask(id, { idempotencyKey })).toMatchObject({ value: { outcome: "unknown" } });
    expect(await ask(id)).toMatchObject({ error: { code: "customer_asked_already" } });
    await db.sql("update payment_creations set next_at = now(), lease_until = null where id = $1", [
      idempotencyKey,
    ]);
    await resolveCreation.call(systemCaller(merchant, "payment:create"), { creationId: idempotencyKey });
    expect(await here()).toMatchObject([{ state: "asked" }]);
    expect(await onPhone()).toHaveLength(1);
  });

  test.each([
    [0, "amount_not_positive"],
    [-100, "amount_not_positive"],
    [99, "amount_below_least"],
    [65_000_001, "amount_above_most"],
  ])("for %i øre is refused, and the customer can still be asked", async (amountMinor, code) => {
    await tell();
    const { id } = await customer();
    expect(await ask(id, { amountMinor })).toMatchObject({ error: { code } });
    expect(await onPhone()).toEqual([]);
    expect(await ask(id)).toMatchObject({ ok: true });
  });

  test("is for who sends payment requests, at their own units", async () => {
    await tell();
    const { id } = await customer();
    const unit = merchant.units[1] ?? "";
    const elsewhere = await createPerson(merchant, [{ role: "assistant", extras: [], unit }]);
    const accountant = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    const foreign = await createAdministrator(await createMerchant());
    expect(await ask(id, {}, accountant)).toMatchObject({ error: { code: "forbidden" } });
    for (const stranger of [elsewhere, foreign]) {
      expect(await ask(id, {}, stranger)).toMatchObject({ error: { code: "check_in_not_found" } });
      expect(await listCheckIns.call(stranger, { msn })).toMatchObject({ error: { code: "unit_not_found" } });
    }
    expect(await onPhone()).toEqual([]);
  });
});

test("a code shows its own customers alone, and takes no other unit's address", async () => {
  await tell();
  await tell(tokenOf("4791000001"), "till-2");
  const codeOf = (platformId: string, unit = msn) =>
    writeCodeName({ msn: unit, kind: "callback", platformId });
  expect(await here()).toHaveLength(2);
  expect(await here(seller, codeOf("till-2"))).toMatchObject([{ place: "till-2" }]);
  expect(await here(seller, codeOf("till-2", merchant.units[1]))).toEqual([]);
  expect(await here(seller, "nonsense")).toEqual([]);
});

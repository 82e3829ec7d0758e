import { beforeEach, describe, expect, test } from "vitest";
import { duePayments } from "@/lib/access/waiting-work";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { actionsIn, chainIsWhole, importPayment, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { importPayments } from "./import-payments";
import { refreshPayment } from "./refresh-payment";
import { syncPayment } from "./sync-payment";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  await platform.connect(merchant);
});

const job = (whose = merchant) => systemCaller(whose, "payment:sync");
const refresh = (paymentId: string) => refreshPayment.call(job(), { paymentId });
const versionOf = async (id: string) => (await paymentIn(db, id))["version"];

describe("reading a payment again", () => {
  test("changes version and audit only where money moved", async () => {
    const payment = await importPayment(db, merchant, msn, await platform.approved(msn));
    const audited = (await actionsIn(db, payment.id)).length;
    expect(await refresh(payment.id)).toMatchObject({ value: { changed: false, version: payment.version } });
    expect(await versionOf(payment.id)).toBe(payment.version);
    await platform.shop(msn).capture(payment.reference, 2_500);
    expect(await refresh(payment.id)).toMatchObject({
      value: { changed: true, version: payment.version + 1 },
    });
    expect(await versionOf(payment.id)).toBe(payment.version + 1);
    const rows = await actionsIn(db, payment.id);
    expect(rows).toHaveLength(audited + 1);
    expect(rows.at(-1)).toMatchObject({ action: "payment.synced", details: { capturedMinor: 2_500 } });
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("shows what was done elsewhere as external, once", async () => {
    const payment = await importPayment(db, merchant, msn, await platform.approved(msn));
    await platform.shop(msn).capture(payment.reference, 6_000);
    await platform.shop(msn).cancel(payment.reference, {});
    for (let round = 0; round < 3; round += 1) await refresh(payment.id);
    const external = await db.sql(
      "select kind, amount_minor::int as amount, state, created_by from operations where payment_id = $1 and external order by kind",
      [payment.id],
    );
    expect(external).toEqual([
      { kind: "cancel", amount: 4_000, state: "succeeded", created_by: null },
      { kind: "capture", amount: 6_000, state: "succeeded", created_by: null },
    ]);
  });

  test("knows who paid only where the customer shared it", async () => {
    const silent = await importPayment(db, merchant, msn, await platform.approved(msn));
    expect(await paymentIn(db, silent.id)).toMatchObject({ customer_name: null, customer_phone: null });
  });

  test("a request that lapsed is told so and looked at no more", async () => {
    const payment = await importPayment(db, merchant, msn, await platform.requested(msn));
    expect(await paymentIn(db, payment.id)).toMatchObject({ status: "requested" });
    platform.sandbox().clock.advance(11 * 60_000);
    await refresh(payment.id);
    expect(await paymentIn(db, payment.id)).toMatchObject({ status: "expired", next_poll_at: null });
  });

  test("that cannot be read now comes up again later, not at once", async () => {
    const payment = await importPayment(db, merchant, msn, await platform.approved(msn));
    await db.sql("update payments set next_poll_at = now() - interval '1 minute' where id = $1", [
      payment.id,
    ]);
    const isDue = async () => (await duePayments(10_000)).some(({ id }) => id === payment.id);
    expect(await isDue()).toBe(true);
    platform.order(payment.reference, new Response("{}", { status: 503 }));
    expect(await refresh(payment.id)).toMatchObject({ error: { code: "platform_unavailable" } });
    expect(await isDue()).toBe(false);
  });

  test("of another company, or that the platform does not have, is not there", async () => {
    const payment = await importPayment(db, merchant, msn, await platform.approved(msn));
    const missing = { ok: false, error: { code: "payment_not_found" } };
    const stranger = await createMerchant();
    expect(await refreshPayment.call(job(stranger), { paymentId: payment.id })).toEqual(missing);
    const asked = { msn, reference: payment.reference };
    expect(await syncPayment.call(job(stranger), asked)).toEqual(missing);
    expect(await syncPayment.call(job(), { msn, reference: "never-made-12" })).toEqual(missing);
    const boss = await createAdministrator(merchant);
    expect(await syncPayment.call(boss, asked)).toMatchObject({ error: { code: "forbidden" } });
  });

  test("twenty readings of an unknown payment at once make one row", async () => {
    const reference = await platform.approved(msn);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => syncPayment.call(job(), { msn, reference })),
    );
    const ids = new Set(results.map((result) => (result.ok ? result.value.paymentId : result.error.code)));
    expect(ids.size).toBe(1);
    expect(await db.sql("select count(*)::int as n from payments where msn = $1", [msn])).toEqual([{ n: 1 }]);
  });
});

describe("taking many in at once", () => {
  test("gives the same rows as one by one, with one line in the audit log, and again changes nothing", async () => {
    const references = await Promise.all([1, 2, 3].map((n) => platform.approved(msn, n * 1_000)));
    await platform.shop(msn).capture(references[2] ?? "", 3_000);
    for (let round = 0; round < 2; round += 1)
      expect(await importPayments.call(job(), { msn, references })).toEqual({
        ok: true,
        value: { imported: 3 },
      });
    const rows = await db.sql(
      "select status, authorized_minor::int as minor from payments where msn = $1 order by 2",
      [msn],
    );
    expect(rows).toEqual([
      { status: "reserved", minor: 1_000 },
      { status: "reserved", minor: 2_000 },
      { status: "captured", minor: 3_000 },
    ]);
    const told = await db.sql(
      "select kind, external, (select count(*)::int from payment_events e where e.payment_id = o.payment_id) as events from operations o where msn = $1",
      [msn],
    );
    expect(told).toEqual([{ kind: "capture", external: true, events: 3 }]);
    const lines = await db.sql("select details from audit_log where merchant_id = $1", [merchant.id]);
    expect(lines).toEqual([{ details: { count: 3 } }, { details: { count: 3 } }]);
  });

  test("reads again what was not answered the first time", async () => {
    const references = await Promise.all([1, 2].map(() => platform.approved(msn)));
    platform.order(references[0] ?? "", "drop_before_apply");
    platform.order("/events", new Response("{}", { status: 503 }));
    expect(await importPayments.call(job(), { msn, references })).toMatchObject({ value: { imported: 2 } });
  });

  test("keeps nothing where one of them cannot be read", async () => {
    const references = [await platform.approved(msn), "never-made-12"];
    expect(await importPayments.call(job(), { msn, references })).toEqual({
      ok: false,
      error: { code: "payment_not_read", reference: "never-made-12" },
    });
    expect(await db.sql("select id from payments where msn = $1", [msn])).toEqual([]);
  });
});

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { SystemCaller } from "@/lib/access/caller";
import { findLinkVisitor } from "@/lib/access/link-visitors";
import { movedLinkOrders } from "@/lib/access/waiting-work";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { completePayment } from "@/lib/transactions/complete-payment";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { createLink } from "./create-link";
import { followOrder } from "./follow-order";
import { lookAtOrder } from "./look-at-order";
import { orderOfPayment } from "./order-of-payment";
import { savePreferences } from "./save-preferences";
import { startOrder } from "./start-order";
import { activateLinks } from "./testing/activate-links";

const db = useTestDatabase();
const platform = useTestPlatform();

const MUG = {
  title: "Mug",
  description: "",
  lastDay: null,
  successMessage: "",
  redirectUrl: "",
  price: { kind: "fixed" as const, minor: 20_000 },
  vatRate: null,
  shipping: [],
};
const HOW_MANY = { id: "f1", kind: "quantity" as const, label: "How many", required: true, options: [] };

type Scene = { merchant: TestMerchant; msn: string; linkId: string; visitor: SystemCaller };

async function scene(changes: { stock?: number; fields?: (typeof HOW_MANY)[] } = {}): Promise<Scene> {
  const merchant = await createMerchant();
  await activateLinks(merchant);
  await platform.connect(merchant);
  const admin = await createAdministrator(merchant);
  const [msn = "", linkId] = [merchant.units[0], randomUUID()];
  const link = { id: linkId, msn, ...MUG, stock: changes.stock ?? null, fields: changes.fields ?? [] };
  expect(await createLink.call(admin, link)).toMatchObject({ ok: true });
  const [row] = await db.sql("select token from payment_links where id = $1", [linkId]);
  const found = await findLinkVisitor(String(row?.["token"]));
  if (!found) throw new Error("the link has no page");
  return { merchant, msn, linkId, visitor: found.caller };
}

const start = (
  { visitor, linkId }: Scene,
  typed: Record<string, string> = {},
  attempt: string = randomUUID(),
) => startOrder.call(visitor, { linkId, attempt, typed: { terms: "yes", ...typed } });

async function taken({ linkId }: Scene): Promise<number> {
  const [row] = await db.sql("select taken from payment_links where id = $1", [linkId]);
  return Number(row?.["taken"]);
}

async function referenceOfOrder(id: string): Promise<string> {
  const [row] = await db.sql("select reference from link_orders where id = $1", [id]);
  return String(row?.["reference"]);
}

/** The customer decides on the phone, and the portal hears of it. */
async function decide(own: Scene, orderId: string, how: "approve" | "reject" | "expire"): Promise<void> {
  const { msn } = own;
  const reference = await referenceOfOrder(orderId);
  const { customers } = platform.sandbox();
  if (how === "approve") await customers.approve({ msn, reference }, { phone: "4791000001" });
  if (how === "reject") await customers.reject({ msn, reference });
  if (how === "expire") platform.sandbox().clock.advance(10 * 60_000);
  const reader = systemCaller(own.merchant, "payment:sync");
  expect(await syncPayment.call(reader, { msn, reference })).toMatchObject({ ok: true });
}

describe("paying with a link", () => {
  it("makes one payment however often the same form is sent, by the channel of links", async () => {
    const own = await scene();
    const attempt = randomUUID();
    const both = await Promise.all([start(own, {}, attempt), start(own, {}, attempt)]);
    for (const started of both) expect(started).toMatchObject({ ok: true, value: { orderId: attempt } });
    const again = await start(own, {}, attempt);
    expect(again).toMatchObject({ ok: true, value: { redirectUrl: expect.stringContaining("/landing") } });
    const rows = await db.sql("select channel, amount_minor from payments where merchant_id = $1", [
      own.merchant.id,
    ]);
    expect(rows).toEqual([{ channel: "link", amount_minor: "20000" }]);
  });

  it("computes the amount itself, and says of each field what is wrong", async () => {
    const own = await scene({ fields: [HOW_MANY] });
    const refused = await start(own, { "field.f1": "0", terms: "" });
    expect(refused).toMatchObject({
      error: { code: "order_wrong", problems: { "field.f1": "quantity_wrong", terms: "terms_missing" } },
    });
    expect(await taken(own)).toBe(0);
    const started = await start(own, { "field.f1": "3", amount: "1", price: "1" });
    expect(started).toMatchObject({ ok: true });
    const [row] = await db.sql("select amount_minor from payments where merchant_id = $1", [own.merchant.id]);
    expect(row).toEqual({ amount_minor: "60000" });
  });

  it("never sells more than there are, however many press at once", async () => {
    const own = await scene({ stock: 3 });
    const all = await Promise.all(Array.from({ length: 20 }, () => start(own)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(3);
    for (const one of all) if (!one.ok) expect(one.error).toMatchObject({ standing: "sold_out" });
    expect(await taken(own)).toBe(3);
    const rows = await db.sql("select 1 from payments where merchant_id = $1", [own.merchant.id]);
    expect(rows).toHaveLength(3);
  });

  it.each(["reject", "expire"] as const)("has its piece again after a customer's %s", async (how) => {
    const own = await scene({ stock: 1 });
    const first = randomUUID();
    await start(own, {}, first);
    expect(await start(own)).toMatchObject({ error: { code: "link_closed", standing: "sold_out" } });
    await decide(own, first, how);
    expect(await start(own)).toMatchObject({ ok: true });
    expect(await taken(own)).toBe(1);
    expect(await start(own, {}, first)).toMatchObject({ error: { code: "order_over" } });
  });

  it("frees a piece once, whoever sees first that it is free", async () => {
    const own = await scene({ stock: 2 });
    const first = randomUUID();
    await start(own, {}, first);
    await start(own);
    await decide(own, first, "reject");
    expect(await movedLinkOrders(10)).toEqual([{ merchantId: own.merchant.id, id: first }]);
    const follow = () => followOrder.call(own.visitor, { orderId: first });
    await Promise.all([follow(), follow(), start(own), follow()]);
    expect(await taken(own)).toBe(2);
  });

  it("is refused where the platform refuses, with the piece free again", async () => {
    const own = await scene({ stock: 1 });
    platform.order("/payments", Response.json({ title: "no" }, { status: 400 }), "POST");
    expect(await start(own)).toMatchObject({ error: { code: "not_collected" } });
    expect(await taken(own)).toBe(0);
  });

  it("waits where the answer is lost, and asks for no second payment", async () => {
    const own = await scene();
    const attempt = randomUUID();
    platform.order("/payments", "apply_then_drop", "POST");
    const lost = await start(own, {}, attempt);
    expect(lost).toMatchObject({ ok: true, value: { redirectUrl: null } });
    await start(own, {}, attempt);
    expect(platform.requests().filter((path) => path === "POST payments")).toHaveLength(1);
  });
});

describe("after paying", () => {
  it("believes the platform and not the address that the customer came back to", async () => {
    const own = await scene();
    const orderId = randomUUID();
    await start(own, {}, orderId);
    const look = () => lookAtOrder.call(own.visitor, { linkId: own.linkId, orderId });
    expect(await look()).toMatchObject({ value: { state: "open", status: "requested" } });
    await decide(own, orderId, "approve");
    await followOrder.call(own.visitor, { orderId });
    expect(await look()).toMatchObject({ value: { state: "paid", status: "reserved" } });
  });

  it("is captured once by the portal itself and told by mail, where the unit wants that", async () => {
    const own = await scene();
    const admin = await createAdministrator(own.merchant);
    await savePreferences.call(admin, {
      ...{ msn: own.msn, completeAutomatically: true, termsUrl: "" },
      ...{ mailTo: "shop@example.test", mailLocale: "nb" },
    });
    const orderId = randomUUID();
    await start(own, {}, orderId);
    await decide(own, orderId, "approve");
    const followed = await followOrder.call(own.visitor, { orderId });
    const paymentId = followed.ok ? followed.value.toCapture : null;
    if (!paymentId) throw new Error("nothing is to be captured");
    const job = systemCaller(own.merchant, "payment:complete");
    const complete = () => completePayment.call(job, { paymentId, idempotencyKey: orderId });
    const all = await Promise.all([complete(), complete(), complete()]);
    expect(all.some(({ ok }) => ok)).toBe(true);
    await followOrder.call(own.visitor, { orderId, captured: true });
    expect(await movedLinkOrders(10)).toEqual([]);
    const [payment] = await db.sql("select captured_minor from payments where id = $1", [paymentId]);
    expect(payment).toEqual({ captured_minor: "20000" });
    const mail = await db.sql("select template, recipient as to from mail_outbox where merchant_id = $1", [
      own.merchant.id,
    ]);
    expect(mail).toEqual([{ template: "linkPaid", to: "shop@example.test" }]);
    expect(await orderOfPayment.call(admin, { paymentId })).toMatchObject({
      value: { title: "Mug", quantity: 1 },
    });
  });

  it("shows an order to nobody with another link", async () => {
    const [own, other] = [await scene(), await scene()];
    const orderId = randomUUID();
    await start(own, {}, orderId);
    expect(await lookAtOrder.call(other.visitor, { linkId: other.linkId, orderId })).toMatchObject({
      ok: false,
    });
  });
});

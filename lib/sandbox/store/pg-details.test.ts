import { afterEach, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { drawPng } from "../testing/draw-png";
import { demoUnit, MerchantClient } from "../testing/merchant-client";
import { useSandboxDatabase } from "../testing/use-sandbox-database";
import { openPgStore } from "./pg-store";

const NORA = "4791000011";
const BASE = "/order-management";
const LINK = { category: "GENERAL", orderDetailsUrl: "https://shop.example.test/invoices/7" };
const LINE = {
  ...{ name: "Coffee", id: "c-1", totalAmount: 4500 },
  ...{ totalAmountExcludingTax: 3600, totalTaxAmount: 900, taxRate: 2500 },
};
const RECEIPT = { orderLines: [LINE], bottomLine: { currency: "NOK" } };
const database = useSandboxDatabase();
const open: Sandbox[] = [];

async function start(): Promise<{ sandbox: Sandbox; shop: MerchantClient }> {
  const sandbox = createSandbox({ store: await openPgStore(database.url()) });
  open.push(sandbox);
  await sandbox.ready;
  return { sandbox, shop: new MerchantClient(sandbox.handle, demoUnit("654321")) };
}

afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.stop();
});

it("takes one receipt, however many send one at once", async () => {
  const { shop } = await start();
  const add = () => shop.send("POST", `${BASE}/v2/ecom/receipts/order-1`, { body: RECEIPT });
  await shop.send("GET", `${BASE}/v2/ecom/order-1`);
  const answers = await Promise.all(Array.from({ length: 6 }, add));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
});

it("knows categories, receipts, images and consents after a restart", async () => {
  const { sandbox, shop } = await start();
  const image = { imageId: "logo", src: drawPng(200).toString("base64"), type: "base64" };
  await shop.send("POST", `${BASE}/v1/images`, { body: image });
  const category = { ...LINK, imageId: "logo" };
  await shop.send("PUT", `${BASE}/v2/ecom/categories/order-2`, { body: category });
  await shop.send("POST", `${BASE}/v2/ecom/receipts/order-2`, { body: RECEIPT });
  const extra = { orderId: "order-2", paymentType: "ECOM", type: "TICKET", url: LINK.orderDetailsUrl };
  const added = await shop.send("POST", `${BASE}/v3/categories`, { body: extra });
  await shop.create("consent-pg-1", 500, { profile: { scope: "phoneNumber" } });
  await sandbox.customers.approve({ msn: "654321", reference: "consent-pg-1" }, { phone: NORA });
  const { sub } = Object((await shop.get("consent-pg-1")).body["profile"]);
  await sandbox.stop();

  const { shop: after, sandbox: later } = await start();
  const path = `${BASE}/v3/categories/${added.body["categoryId"]}`;
  expect((await after.send("GET", path)).body).toMatchObject(extra);
  expect((await after.send("DELETE", path)).status).toBe(200);
  const shown = await after.send("GET", `${BASE}/v2/ecom/order-2`);
  expect(shown.body).toEqual({ category, receipt: RECEIPT });
  expect((await after.send("POST", `${BASE}/v1/images`, { body: image })).status).toBe(409);
  expect((await later.context.details.image("654321", "logo"))?.bytes).toEqual(new Uint8Array(drawPng(200)));
  const told = await after.send("GET", `/vipps-userinfo-api/userinfo/${sub}`);
  expect(told.body).toMatchObject({ phone_number: NORA });
});

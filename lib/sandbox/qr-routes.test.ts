import { beforeEach, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "./server";
import { demoUnit, MerchantClient } from "./testing/merchant-client";

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = createSandbox();
});

async function codeOf(qrFormat?: Record<string, unknown>) {
  const merchant = new MerchantClient((request) => sandbox.handle(request), demoUnit("654322"));
  const flow = { userFlow: "QR", customerInteraction: "CUSTOMER_PRESENT", returnUrl: undefined };
  const { body } = await merchant.create("code-image-1", 6400, { ...flow, qrFormat });
  return String(body["redirectUrl"]);
}

test("a code is an SVG unless a PNG of some size was asked for", async () => {
  const svg = await sandbox.handle(new Request(await codeOf()));
  expect(svg.headers.get("content-type")).toBe("image/svg+xml");
  expect(await svg.text()).toContain("<svg");
});

test("a PNG has the size that was asked for", async () => {
  const png = await sandbox.handle(new Request(await codeOf({ format: "IMAGE/PNG", size: 300 })));
  expect(png.headers.get("content-type")).toBe("image/png");
  const bytes = Buffer.from(await png.arrayBuffer());
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([300, 300]);
});

test("as text it is the address to encode", async () => {
  const target = await codeOf({ format: "TEXT/TARGETURL" });
  expect(target).toMatch(/\/landing\?token=/);
  expect((await sandbox.handle(new Request(target))).status).toBe(200);
});

test("the image is gone when the payment has expired, or was never there", async () => {
  const address = await codeOf();
  sandbox.clock.advance(11 * 60_000);
  expect((await sandbox.handle(new Request(address))).status).toBe(404);
  expect((await sandbox.handle(new Request("http://sandbox.test/qr/v1?token=no"))).status).toBe(404);
});

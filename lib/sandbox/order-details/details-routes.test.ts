import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { drawPng } from "../testing/draw-png";
import { demoUnit, MerchantClient } from "../testing/merchant-client";

const BASE = "/order-management";
const LINK = { category: "GENERAL", orderDetailsUrl: "https://shop.example.test/invoices/7" };
const LINE = {
  ...{ name: "Coffee", id: "c-1", totalAmount: 4500 },
  ...{ totalAmountExcludingTax: 3600, totalTaxAmount: 900, taxRate: 2500 },
};
const RECEIPT = { orderLines: [LINE], bottomLine: { currency: "NOK" } };

let sandbox: Sandbox;
let shop: MerchantClient;

beforeEach(() => {
  sandbox = createSandbox();
  shop = new MerchantClient(sandbox.handle, demoUnit("654321"));
});

const put = (changes: object, path = "/v2/ecom/categories/order-1") =>
  shop.send("PUT", BASE + path, { body: { ...LINK, ...changes } });
const addReceipt = (body: unknown, order = "order-1") =>
  shop.send("POST", `${BASE}/v2/ecom/receipts/${order}`, { body });
const upload = (changes: object) =>
  shop.send("POST", `${BASE}/v1/images`, {
    body: { imageId: "logo", src: drawPng(200).toString("base64"), type: "base64", ...changes },
  });
const read = async (order = "order-1") => (await shop.send("GET", `${BASE}/v2/ecom/${order}`)).body;

const withLine = (changes: object) => ({ ...RECEIPT, orderLines: [{ ...LINE, ...changes }] });
const withUnit = (changes: object) =>
  withLine({ unitInfo: { unitPrice: 100, quantity: "1", quantityUnit: "PCS", ...changes } });

describe("categories", () => {
  it("are replaced by the next one, with an image that was uploaded", async () => {
    expect((await put({})).status).toBe(200);
    expect((await put({ category: "TICKET", imageId: "logo" })).body).toMatchObject({
      invalidParams: [{ name: "imageId" }],
    });
    await upload({});
    expect((await put({ category: "TICKET", imageId: "logo" })).status).toBe(200);
    expect(await read()).toEqual({ category: { ...LINK, category: "TICKET", imageId: "logo" } });
    const listed = await shop.send("GET", `${BASE}/v3/categories?orderId=order-1`);
    expect(listed.body).toMatchObject({ categories: [{ type: "TICKET" }] });
  });

  it.each([
    ["category", { category: "INVOICE" }],
    ["orderDetailsUrl", { orderDetailsUrl: "" }],
    ["orderDetailsUrl", { orderDetailsUrl: "orders/1" }],
    ["orderDetailsUrl", { orderDetailsUrl: "javascript:alert(1)" }],
    ["imageId", { imageId: "" }],
    ["imageId", { imageId: "a b" }],
    ["imageId", { imageId: "x".repeat(129) }],
    ["orderUrl", { orderUrl: "https://shop.example.test" }],
  ])("name the field %s in %j", async (name, changes) => {
    const { status, body } = await put(changes);
    expect([status, body]).toMatchObject([400, { detail: "BadRequest", invalidParams: [{ name }] }]);
    expect(await read()).toMatchObject({ detail: "NotFound" });
  });

  it("need a known payment type and an order's name", async () => {
    expect((await put({}, "/v2/RECURRING/categories/charge_1.a")).status).toBe(200);
    expect((await put({}, "/v2/card/categories/order-1")).status).toBe(400);
    expect((await put({}, "/v2/ecom/categories/order%201")).status).toBe(400);
  });

  it("belong to one sales unit", async () => {
    await put({});
    const other = new MerchantClient(sandbox.handle, demoUnit("654322"));
    expect((await other.send("GET", `${BASE}/v2/ecom/order-1`)).status).toBe(404);
    const headers = { "merchant-serial-number": "654322" };
    expect((await shop.send("GET", `${BASE}/v2/ecom/order-1`, { headers })).status).toBe(403);
    const unnamed = await shop.send("GET", `${BASE}/v2/ecom/order-1`, {
      headers: { "merchant-serial-number": "" },
    });
    expect(unnamed.body).toMatchObject({ invalidParams: [{ name: "Merchant-Serial-Number" }] });
  });
});

describe("receipts", () => {
  it("are taken once, before the payment, whatever their sums say", async () => {
    const odd = withLine({ totalTaxAmount: 4500 });
    expect((await addReceipt(odd)).status).toBe(201);
    expect((await addReceipt(RECEIPT)).status).toBe(409);
    expect(await read()).toEqual({ receipt: odd });
  });

  it("cannot be added to a payment that came with one, which is shown", async () => {
    await shop.create("with-receipt-1", 4500, { receipt: RECEIPT });
    expect((await addReceipt(RECEIPT, "with-receipt-1")).status).toBe(409);
    expect(await read("with-receipt-1")).toEqual({ receipt: RECEIPT });
  });

  it.each([
    ["orderLines", { ...RECEIPT, orderLines: [] }],
    ["bottomLine", { orderLines: [LINE] }],
    ["bottomLine.currency", { ...RECEIPT, bottomLine: { currency: "SEK" } }],
    ["bottomLine.tipAmount", { ...RECEIPT, bottomLine: { currency: "NOK", tipAmount: -1 } }],
    ["orderLines.0.taxRate", withLine({ taxRate: undefined })],
    ["orderLines.0.taxRate", withLine({ taxRate: 10_001 })],
    ["orderLines.0.taxPercentage", withLine({ taxPercentage: 101 })],
    ["orderLines.0.totalAmount", withLine({ totalAmount: 45.5 })],
    ["orderLines.0.discount", withLine({ discount: -1 })],
    ["orderLines.0.unitInfo.quantity", withUnit({ quantity: 1 })],
    ["orderLines.0.unitInfo.quantity", withUnit({ quantity: "1,5" })],
    ["orderLines.0.unitInfo.quantityUnit", withUnit({ quantityUnit: "BOX" })],
    ["orderLines.0.unitInfo.unitPrice", withUnit({ unitPrice: -1 })],
    ["body", "hello\u0000"],
  ])("name the field %s", async (name, body) => {
    const answer = await addReceipt(body);
    expect([answer.status, answer.body]).toMatchObject([400, { invalidParams: [{ name }] }]);
  });
});

describe("images", () => {
  it("are never overwritten", async () => {
    expect((await upload({})).body).toEqual({ imageId: "logo" });
    expect((await upload({})).status).toBe(409);
  });

  it.each([
    ["too low", { src: drawPng(166).toString("base64") }, "at least 167 pixels"],
    ["no picture", { src: Buffer.from("GIF89a").toString("base64") }, "PNG or JPEG"],
    ["cut off", { src: drawPng(200).subarray(0, 20).toString("base64") }, "PNG or JPEG"],
    ["too large", { src: Buffer.alloc(2 * 1024 * 1024 + 1).toString("base64") }, "at most 2 MB"],
    ["an address", { src: "https://shop.example.test/logo.png" }, "Base64"],
    ["of another kind", { type: "url" }, ""],
    ["badly named", { imageId: "my logo" }, ""],
  ])("are refused when %s", async (_what, changes, reason) => {
    const { status, body } = await upload(changes);
    expect(status).toBe(400);
    expect(JSON.stringify(body["invalidParams"])).toContain(reason);
  });

  it("may be JPEG, whose height stands behind other parts", async () => {
    const frame = [0xff, 0xc0, 0, 11, 8, 0, 200, 0, 100, 1, 1, 17, 0];
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, ...frame]);
    expect((await upload({ src: jpeg.toString("base64") })).status).toBe(200);
  });
});

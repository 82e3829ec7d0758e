import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSandbox } from "../server";
import { drawPng } from "../testing/draw-png";
import { demoUnit, MerchantClient, type Received } from "../testing/merchant-client";
import { hasPublishedSchemas, PublishedApi } from "../testing/published-schemas";

const published = hasPublishedSchemas();
if (!published)
  console.log("The contract test is skipped: the platform's descriptions are not in ../shared/specs.");

const BASE = "/order-management";
const LINK = { category: "GENERAL", orderDetailsUrl: "https://shop.example.test/orders/1042" };
const RECEIPT = {
  orderLines: [
    {
      ...{ name: "Socks", id: "s-1", totalAmount: 1000, totalAmountExcludingTax: 800, totalTaxAmount: 250 },
      ...{ taxPercentage: 25, discount: 0, isReturn: false, isShipping: false },
      unitInfo: { unitPrice: 400, quantity: "2.5", quantityUnit: "KG" },
    },
  ],
  bottomLine: { currency: "NOK", posId: "till-7", barcode: { format: "CODE 39", data: "SC05" } },
};

const covered = new Set<string>();
let shop: MerchantClient;
let api: PublishedApi;

beforeAll(() => {
  if (published) api = new PublishedApi("order-management.yaml");
});

beforeEach(() => {
  shop = new MerchantClient(createSandbox().handle, demoUnit("654321"));
});

const order = () => `order-${randomUUID()}`;

/** Asks by the operation's published name, whose parameters are filled in from `at`. */
async function ask(operation: string, at: Record<string, string> = {}, body?: unknown): Promise<Received> {
  covered.add(operation);
  const [method = "", path = ""] = operation.split(" ");
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => at[name] ?? "");
  return shop.send(method, `${BASE}${filled}${at["query"] ?? ""}`, { body });
}

function expectFit(schema: string, answer: Received, status: number): void {
  expect([answer.status, api.differences(schema, answer.body)]).toEqual([status, []]);
}

describe.runIf(published)("order management as published", () => {
  it("sets a category, adds a receipt and shows both", async () => {
    const at = { paymentType: "ecom", orderId: order() };
    const put = "PUT /v2/{paymentType}/categories/{orderId}";
    const set = await ask(put, at, LINK);
    expect([set.status, typeof set.body]).toEqual([200, "string"]);
    expectFit("ErrorResponse", await ask(put, at, { ...LINK, category: "OTHER" }), 400);
    const add = "POST /v2/{paymentType}/receipts/{orderId}";
    const added = await ask(add, at, RECEIPT);
    expect([added.status, typeof added.body]).toEqual([201, "string"]);
    expectFit("ErrorResponse", await ask(add, at, RECEIPT), 409);
    const get = "GET /v2/{paymentType}/{orderId}";
    const shown = await ask(get, at);
    expectFit("OrderV2Response", shown, 200);
    expect(shown.body).toEqual({ category: LINK, receipt: RECEIPT });
    expectFit("ErrorResponse", await ask(get, { ...at, orderId: order() }), 404);
  });

  it("takes an image and refuses what is none", async () => {
    const image = { imageId: "ticket.7", src: drawPng(167).toString("base64"), type: "base64" };
    expectFit("ImageResponse", await ask("POST /v1/images", {}, image), 200);
    expectFit("ErrorResponse", await ask("POST /v1/images", {}, { ...image, src: "hello" }), 400);
  });

  it("adds, lists, shows and deletes categories of the third version", async () => {
    const orderId = order();
    const category = { orderId, paymentType: "ECOM", type: "TICKET", url: "https://shop.example.test/t" };
    const added = await ask("POST /v3/categories", {}, category);
    expectFit("AddCategoryResponse", added, 201);
    const at = { categoryId: String(added.body["categoryId"]) };
    expectFit("ErrorResponse", await ask("POST /v3/categories", {}, { ...category, url: "" }), 400);
    const listed = await ask("GET /v3/categories", { query: `?orderId=${orderId}` });
    expectFit("GetCategoriesResponse", listed, 200);
    expect(listed.body).toEqual({ categories: [{ ...category, ...at }] });
    expectFit("ErrorResponse", await ask("GET /v3/categories"), 400);
    expectFit("Category", await ask("GET /v3/categories/{categoryId}", at), 200);
    const remove = "DELETE /v3/categories/{categoryId}";
    expect((await ask(remove, at)).status).toBe(200);
    expectFit("ErrorResponse", await ask(remove, at), 404);
    expectFit("ErrorResponse", await ask("GET /v3/categories/{categoryId}", at), 404);
  });

  it("keeps to the first version, by transaction", async () => {
    const at = { transactionId: order() };
    expectFit("ErrorResponse", await ask("GET /v1/orders/{transactionId}", at), 404);
    expect((await ask("PUT /v1/orders/{transactionId}", at, LINK)).status).toBe(200);
    expectFit("Order", await ask("GET /v1/orders/{transactionId}", at), 200);
    expect((await ask("POST /v1/receipts/{transactionId}", at, RECEIPT)).status).toBe(200);
    expectFit("ErrorResponse", await ask("POST /v1/receipts/{transactionId}", at, RECEIPT), 400);
    expectFit("Receipt", await ask("GET /v1/receipts/{transactionId}", at), 200);
  });

  it("leaves no operation out", () => {
    expect(api.operations().filter((operation) => !covered.has(operation))).toEqual([]);
  });
});

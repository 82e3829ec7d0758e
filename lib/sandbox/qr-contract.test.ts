import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "./server";
import type { Received } from "./testing/merchant-client";
import { hasPublishedSchemas, PublishedApi } from "./testing/published-schemas";
import { QrClient } from "./testing/qr-client";

const published = hasPublishedSchemas();
if (!published)
  console.log("The contract test of codes is skipped: the platform's description is not in ../shared/specs.");

const covered = new Set<string>();
let sandbox: Sandbox;
let client: QrClient;
let api: PublishedApi;

// The description gives the list of callback codes no name of its own.
const LIST =
  "    MerchantCallbackQrList:\n      type: array\n      items:\n        $ref: '#/components/schemas/MerchantCallbackQr'\n";

beforeAll(() => {
  if (published)
    api = new PublishedApi("qr.yaml", (text) => text.replace("  schemas:\n", `  schemas:\n${LIST}`));
});

beforeEach(() => {
  sandbox = createSandbox({ sendWebhook: async () => 200 });
  client = new QrClient(sandbox);
});

function expectFit(operation: string, schema: string, answer: Received, status = 200): void {
  covered.add(operation);
  expect([answer.status, api.differences(schema, answer.body)]).toEqual([status, []]);
}

describe.runIf(published)("codes as published", () => {
  it("redirects: creates, lists, shows, changes, deletes", async () => {
    const path = "/v1/merchant-redirect";
    expectFit(`POST ${path}`, "MerchantRedirectQrResponse", await client.redirect("bord 7 på ærø"));
    expectFit(`POST ${path}`, "QrErrorResponse", await client.redirect("x", "http://insecure.test"), 400);
    expectFit(
      `POST ${path}`,
      "QrErrorResponse",
      await client.redirect("x", undefined, { accept: "text/html" }),
      415,
    );
    const taken = await client.redirect("bord 7 på ærø");
    expect([taken.status, taken.body]).toEqual([409, { id: "bord 7 på ærø" }]);
    expectFit(`GET ${path}`, "MerchantRedirectQrResponseGetAll", await client.send("GET", path));
    const one = `${path}/${encodeURIComponent("bord 7 på ærø")}`;
    expectFit(`GET ${path}/{id}`, "MerchantRedirectQrResponse", await client.send("GET", one));
    expectFit(`GET ${path}/{id}`, "QrErrorResponse", await client.send("GET", `${path}/none`), 404);
    const redirectUrl = "https://shop.example.test/other";
    expectFit(
      `PUT ${path}/{id}`,
      "MerchantRedirectQrResponse",
      await client.send("PUT", one, { redirectUrl }),
    );
    expectFit(`PUT ${path}/{id}`, "QrErrorResponse", await client.send("PUT", one, {}), 400);
    expectFit(
      `PUT ${path}/{id}`,
      "QrErrorResponse",
      await client.send("PUT", `${path}/no`, { redirectUrl }),
      404,
    );
    expect((await client.send("DELETE", one)).status).toBe(200);
    expectFit(`DELETE ${path}/{id}`, "QrErrorResponse", await client.send("DELETE", one), 404);
  });

  it("callbacks: creates, lists, shows, deletes, maps a beacon", async () => {
    const path = "/v1/merchant-callback";
    const place = { locationDescription: "Kasse 1" };
    expect((await client.send("PUT", `${path}/kasse-1`, place)).status).toBe(200);
    const long = { locationDescription: "x".repeat(37) };
    expectFit(
      `PUT ${path}/{merchantQrId}`,
      "QrErrorResponse",
      await client.send("PUT", `${path}/a`, long),
      400,
    );
    expectFit(
      `GET ${path}/{merchantQrId}`,
      "MerchantCallbackQr",
      await client.send("GET", `${path}/kasse-1`),
    );
    expect((await client.send("GET", `${path}/none`)).status).toBe(404);
    const beacon = `${path}/mobilepay/123456789`;
    expect((await client.send("PUT", beacon, place)).status).toBe(200);
    expect((await client.send("PUT", beacon, { locationDescription: "Kasse 2" })).status).toBe(200);
    const taken = await new QrClient(sandbox, "764322").send("PUT", beacon, place);
    covered.add(`PUT ${path}/mobilepay/{beaconId}`);
    expect([taken.status, taken.body]).toEqual([409, { id: "123456789" }]);
    const list = await client.send("GET", `${path}?QrImageFormat=PNG&QrImageSize=300`);
    expectFit(`GET ${path}`, "MerchantCallbackQrList", list);
    expectFit(`GET ${path}`, "QrErrorResponse", await client.send("GET", `${path}?QrImageSize=50`), 400);
    const nameless = await client.send("GET", path, undefined, { "merchant-serial-number": "" });
    expectFit(`GET ${path}`, "QrErrorResponse", nameless, 400);
    expect((await client.send("DELETE", `${path}/kasse-1`)).status).toBe(200);
    const gone = await client.send("DELETE", `${path}/kasse-1`);
    expectFit(`DELETE ${path}/{merchantQrId}`, "QrErrorResponse", gone, 404);
  });

  it("one payment: a code as long as it waits", async () => {
    const { body } = await client.shop.create("one-time-code-1", 5000);
    const make = (url: unknown) => client.send("POST", "/v1", { url });
    expectFit("POST /v1", "OneTimePaymentQrResponse", await make(body["redirectUrl"]));
    expectFit("POST /v1", "QrErrorResponse", await make("https://api.example.test/?token=none"), 400);
    sandbox.clock.advance(11 * 60_000);
    expectFit("POST /v1", "QrErrorResponse", await make(body["redirectUrl"]), 400);
  });

  it("exchanges personal codes of both kinds, and a check-in", async () => {
    const exchange = (qrCode: unknown) => client.send("POST", "/v1/exchange", { qrCode });
    const codeOf = (id: string) => {
      const person = sandbox.context.testPeople.byId(id);
      return person && sandbox.context.customerCodes.personal(person);
    };
    const plain = await exchange(codeOf("nora-vik"));
    expectFit("POST /v1/exchange", "QrExchangeResponse", plain);
    expect(plain.body).toEqual({ msisdn: "4791000011", version: "1.0" });
    const tokenised = await exchange(codeOf("freja-lund"));
    expectFit("POST /v1/exchange", "QrExchangeResponse", tokenised);
    expect(tokenised.body).toMatchObject({ msisdn: "4520000111", version: "2.0" });
    expectFit("POST /v1/exchange", "QrExchangeErrorResponse", await exchange("hello"), 400);
    const customerToken = sandbox.context.customerCodes.checkInToken("4791000011", "654322");
    const checkIn = (body: unknown) => client.send("POST", "/v1/exchange/customer", body);
    const asked = { customer: { customerToken }, requestedData: ["MSISDN"] };
    expectFit("POST /v1/exchange/customer", "CustomerExchangeResponse", await checkIn(asked));
    expectFit("POST /v1/exchange/customer", "CustomerExchangeErrorResponse", await checkIn({}), 400);
    sandbox.clock.advance(15 * 60_000);
    client.shop.token = undefined;
    expectFit("POST /v1/exchange/customer", "CustomerExchangeErrorResponse", await checkIn(asked), 400);
  });

  it("leaves no operation out", () => {
    expect(api.operations().filter((operation) => !covered.has(operation))).toEqual([]);
  });
});

it("asks for keys", async () => {
  const answer = await sandbox.handle(new Request("http://sandbox.test/qr/v1/merchant-redirect"));
  expect(answer.status).toBe(401);
});

import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "./server";
import { demoUnit, MerchantClient, type Received } from "./testing/merchant-client";
import { hasPublishedSchemas, PublishedApi } from "./testing/published-schemas";

const published = hasPublishedSchemas();
if (!published)
  console.log("The contract test is skipped: the platform's descriptions are not in ../shared/specs.");

const PHONE = "4791000011";
const covered = new Set<string>();
let sandbox: Sandbox;
let shop: MerchantClient;
let epayment: PublishedApi;
let webhooks: PublishedApi;
let tokens: PublishedApi;

// What the files are known to have wrong (../shared/specs/README.md): the event's field is `name`, and the number of
// seconds of the newer token is a number. A token is also said to be Base64, which its dots are not.
beforeAll(() => {
  if (!published) return;
  epayment = new PublishedApi("epayment.yaml", (text) => text.replaceAll("- paymentAction", "- name"));
  webhooks = new PublishedApi("webhooks.yaml");
  tokens = new PublishedApi("access-token.yaml", (text) =>
    text
      .replaceAll("format: byte", "")
      .replace(
        /(expires_in:\s+type:) string(\s+description: \|-\s+Token expiry time in seconds. The token)/,
        "$1 integer$2",
      ),
  );
});

beforeEach(() => {
  sandbox = createSandbox({ sendWebhook: async () => 200 });
  shop = new MerchantClient(sandbox.handle, demoUnit("754321"));
});

function expectFit(
  operation: string,
  api: PublishedApi,
  schema: string,
  answer: Received,
  status: number,
): void {
  covered.add(operation);
  expect([answer.status, api.differences(schema, answer.body)]).toEqual([status, []]);
  if (status >= 400) expect(answer.headers.get("content-type")).toBe("application/problem+json");
}

async function reserved(value = 10_000, changes = {}): Promise<string> {
  const reference = `contract-${randomUUID()}`;
  await shop.create(reference, value, changes);
  await sandbox.customers.approve({ msn: shop.unit.msn, reference }, { phone: PHONE });
  return reference;
}

const SHIPPING_OPTION = { id: "post", name: "Parcel", amount: { currency: "NOK", value: 4900 } };
const EXPRESS = {
  profile: { scope: "name email phoneNumber address birthDate" },
  shipping: { fixedOptions: [{ type: "HOME_DELIVERY", brand: "POSTEN", options: [SHIPPING_OPTION] }] },
};

const RECEIPT = {
  orderLines: [
    {
      name: "Coffee",
      id: "c-1",
      totalAmount: 500,
      totalAmountExcludingTax: 400,
      totalTaxAmount: 100,
      taxRate: 2500,
    },
  ],
  bottomLine: { currency: "NOK" },
};

describe.runIf(published)("ePayment as published", () => {
  it.each([
    ["web redirect", {}],
    ["native redirect", { userFlow: "NATIVE_REDIRECT" }],
    ["push", { userFlow: "PUSH_MESSAGE", customer: { phoneNumber: PHONE }, returnUrl: undefined }],
    [
      "code",
      {
        userFlow: "QR",
        qrFormat: { format: "IMAGE/PNG", size: 300 },
        customerInteraction: "CUSTOMER_PRESENT",
      },
    ],
    ["long-living", { expiresAt: new Date(Date.now() + 86_400_000).toISOString(), receipt: RECEIPT }],
    ["express", EXPRESS],
  ])("creates: %s", async (_flow, changes) => {
    const answer = await shop.create(`contract-${randomUUID()}`, 10_000, changes);
    expectFit("POST /v1/payments", epayment, "CreatePaymentResponse", answer, 201);
  });

  it.each([
    ["malformed", { reference: "short" }, 400],
    ["against a rule", { amount: { currency: "NOK", value: 99 } }, 400],
  ])("refuses to create what is %s", async (_what, changes, status) => {
    const answer = await shop.create(`contract-${randomUUID()}`, 10_000, changes);
    expectFit("POST /v1/payments", epayment, "Problem", answer, status);
  });

  it("refuses a reference and a key that are taken", async () => {
    const reference = await reserved();
    expectFit("POST /v1/payments", epayment, "Problem", await shop.create(reference, 10_000), 409);
    await shop.capture(reference, 100, "taken-key");
    const other = await shop.capture(reference, 200, "taken-key");
    expectFit("POST /v1/payments/{Reference}/capture", epayment, "Problem", other, 409);
  });

  it("shows a payment in every state", async () => {
    const show = async (reference: string, state: string) => {
      const answer = await shop.get(reference);
      expect(answer.body["state"]).toBe(state);
      expectFit("GET /v1/payments/{Reference}", epayment, "GetPaymentResponse", answer, 200);
    };
    const at = (reference: string) => ({ msn: shop.unit.msn, reference });
    await show(await reserved(10_000, { ...EXPRESS, metadata: { table: "7" } }), "AUTHORIZED");
    for (const reference of ["contract-created", "contract-aborted", "contract-ended-1"])
      await shop.create(reference, 500);
    await show("contract-created", "CREATED");
    await sandbox.customers.reject(at("contract-aborted"));
    await show("contract-aborted", "ABORTED");
    await shop.cancel("contract-ended-1");
    await show("contract-ended-1", "TERMINATED");
    sandbox.clock.advance(11 * 60_000);
    await show("contract-created", "EXPIRED");
    expectFit("GET /v1/payments/{Reference}", epayment, "Problem", await shop.get("no-such-payment"), 404);
  });

  it("lists events that fit, as do the webhooks about them", async () => {
    const sent: unknown[] = [];
    sandbox = createSandbox({ sendWebhook: async ({ body }) => sent.push(JSON.parse(body)) && 200 });
    shop = new MerchantClient(sandbox.handle, demoUnit("754321"));
    const events = ["created", "authorized", "captured", "refunded", "cancelled"];
    const body = {
      url: "http://127.0.0.1:9/hook",
      events: events.map((name) => `epayments.payment.${name}.v1`),
    };
    await shop.send("POST", "/webhooks/v1/webhooks", { body });
    const reference = await reserved(10_000, EXPRESS);
    await shop.capture(reference, 4000);
    await shop.refund(reference, 1000);
    await shop.cancel(reference);
    await sandbox.catchUp();
    covered.add("GET /v1/payments/{Reference}/events");
    const logged = await shop.events(reference);
    expect(logged.flatMap((event) => epayment.differences("PaymentEvent", event))).toEqual([]);
    expect(sent.flatMap((notice) => epayment.differences("WebhookEvent", notice))).toEqual([]);
    expect([logged.length, sent.length]).toEqual([5, 5]);
  });

  it("answers capture, refund and cancel", async () => {
    const reference = await reserved();
    const path = "/v1/payments/{Reference}";
    expectFit(`POST ${path}/refund`, epayment, "Problem", await shop.refund(reference, 100), 400);
    expectFit(
      `POST ${path}/capture`,
      epayment,
      "ModificationResponse",
      await shop.capture(reference, 4000),
      200,
    );
    expectFit(`POST ${path}/capture`, epayment, "Problem", await shop.capture(reference, 90_000), 400);
    expectFit(
      `POST ${path}/refund`,
      epayment,
      "ModificationResponse",
      await shop.refund(reference, 4000),
      200,
    );
    expectFit(`POST ${path}/cancel`, epayment, "ModificationResponse", await shop.cancel(reference), 200);
    expectFit(`POST ${path}/cancel`, epayment, "Problem", await shop.cancel(reference), 400);
    expectFit(`POST ${path}/cancel`, epayment, "Problem", await shop.cancel("no-such-payment"), 404);
  });

  it("force approves", async () => {
    await shop.create("contract-forced", 500);
    const path = "/epayment/v1/test/payments/contract-forced/approve";
    const approve = () => shop.send("POST", path, { body: { customer: { phoneNumber: PHONE } } });
    expect((await approve()).status).toBe(200);
    expectFit("POST /v1/test/payments/{Reference}/approve", epayment, "Problem", await approve(), 400);
  });

  it("leaves no operation out", () => {
    const ours = epayment.operations().filter((operation) => !operation.includes("shipping-callback"));
    expect(ours.filter((operation) => !covered.has(operation))).toEqual([]);
  });
});

describe.runIf(published)("webhooks as published", () => {
  it("registers, lists, deletes and refuses", async () => {
    const path = "/webhooks/v1/webhooks";
    const body = { url: "https://shop.example.test/hook", events: ["epayments.payment.captured.v1"] };
    const registered = await shop.send("POST", path, { body });
    expectFit("POST /v1/webhooks", webhooks, "RegisterResponse", registered, 201);
    expectFit("GET /v1/webhooks", webhooks, "QueryResponse", await shop.send("GET", path), 200);
    expectFit(
      "POST /v1/webhooks",
      webhooks,
      "ProblemDetails",
      await shop.send("POST", path, { body: {} }),
      400,
    );
    expect((await shop.send("DELETE", `${path}/${registered.body["id"]}`)).status).toBe(204);
    const gone = await shop.send("DELETE", `${path}/${registered.body["id"]}`);
    expectFit("DELETE /v1/webhooks/{id}", webhooks, "ProblemDetails", gone, 400);
    expect(webhooks.operations().filter((operation) => !covered.has(operation))).toEqual([]);
  });
});

describe.runIf(published)("access tokens as published", () => {
  it("gives both kinds", async () => {
    const { clientId, clientSecret, subscriptionKey } = shop.unit.keys;
    const headers = {
      client_id: clientId,
      client_secret: clientSecret,
      "ocp-apim-subscription-key": subscriptionKey,
    };
    const token = await shop.send("POST", "/accesstoken/get", {}, headers);
    expect([token.status, tokens.differences("AuthorizationTokenResponse", token.body)]).toEqual([200, []]);
    const { accountingKeys } = shop.unit.merchant;
    const basic = Buffer.from(`${accountingKeys.clientId}:${accountingKeys.clientSecret}`).toString("base64");
    const answer = await sandbox.handle(
      new Request("http://sandbox/miami/v1/token", {
        method: "POST",
        headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
        body: "grant_type=client_credentials",
      }),
    );
    expect([answer.status, tokens.differences("TokenResponse", await answer.json())]).toEqual([200, []]);
  });
});

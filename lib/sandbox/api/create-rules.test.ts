import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { codeOf, demoUnit, MerchantClient, type Received } from "../testing/merchant-client";

const PHONE = "4791000011";
const NOW = Date.parse("2026-11-20T08:00:00Z");
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const RECEIPT = {
  orderLines: [{ name: "Bun", id: "b", totalAmount: 500, totalAmountExcludingTax: 400, totalTaxAmount: 100 }],
  bottomLine: { currency: "NOK" },
};
const wallet = (more: object) => ({ paymentMethod: { type: "WALLET", ...more } });
const pairs = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, "v"]));
const express = (shipping: object, scope = "name email phoneNumber address") => ({
  shipping,
  profile: { scope },
});
const fixed = (currency: string) => ({
  fixedOptions: [
    {
      type: "MAILBOX",
      brand: "POSTEN",
      options: [{ id: "1", name: "Letter", amount: { currency, value: 1 } }],
    },
  ],
});

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = createSandbox({ clock: () => NOW, rateLimits: false });
});

function create(msn: string, changes: Record<string, unknown>): Promise<Received> {
  const { amount, ...rest } = { amount: 10_000, ...changes };
  const client = new MerchantClient(sandbox.handle, demoUnit(msn));
  const value = typeof amount === "number" ? amount : 0;
  return client.create(`order-${randomUUID()}`, value, typeof amount === "number" ? rest : changes);
}

const [SHOP, TILL, DANISH, TEST] = ["654321", "654322", "764321", "754321"] as const;

describe("creating a payment is refused with the code of the rule", () => {
  it.each([
    ["4040", "half an øre", SHOP, { amount: 100.5 }],
    ["4040", "more than the platform takes", SHOP, { amount: 65_000_001 }],
    ["4040", "an amount in letters", SHOP, { amount: { currency: "NOK", value: "100" } }],
    ["6010", "less than a krone", SHOP, { amount: 99 }],
    ["5040", "another market's currency", SHOP, { amount: { currency: "EUR", value: 100 } }],
    ["4050", "a customer token nobody has", SHOP, { customer: { customerToken: "nobody" } }],
    ["4060", "a code that is no personal code", SHOP, { customer: { personalQr: "hello-there" } }],
    ["4070", "a number with a plus", SHOP, { customer: { phoneNumber: "+4791000011" } }],
    ["4080", "a scope that does not exist", SHOP, { profile: { scope: "name shoeSize" } }],
    ["5030", "the identity number without leave", SHOP, { profile: { scope: "nin" } }],
    ["4090", "a plain http return address", SHOP, { returnUrl: "http://shop.example.test/" }],
    ["4090", "a receipt address that is none", SHOP, { receiptUrl: "no address" }],
    [
      "4090",
      "a return address of 2501 characters",
      SHOP,
      { returnUrl: `https://a.test/${"x".repeat(2486)}` },
    ],
    ["4140", "no return address for a redirect", SHOP, { returnUrl: undefined }],
    ["4140", "a push to nobody", SHOP, { userFlow: "PUSH_MESSAGE" }],
    ["4100", "six metadata pairs", SHOP, { metadata: pairs(6) }],
    ["4120", "a metadata key of 101 characters", SHOP, { metadata: { ["k".repeat(101)]: "v" } }],
    ["4130", "a metadata value of 501 characters", SHOP, { metadata: { k: "v".repeat(501) } }],
    ["4160", "a method that does not exist", SHOP, { paymentMethod: { type: "CASH" } }],
    ["4160", "a free-standing card at a till", TILL, { paymentMethod: { type: "CARD" }, userFlow: "QR" }],
    ["4160", "a free-standing card in the test environment", TEST, { paymentMethod: { type: "CARD" } }],
    ["5010", "blocked sources in Norway", SHOP, wallet({ blockedSources: ["COMMERCIAL_CARDS"] })],
    ["5050", "a long wait on a unit without leave", TILL, { expiresAt: inMinutes(60), receipt: RECEIPT }],
    ["6130", "a long wait without a receipt", SHOP, { expiresAt: inMinutes(60) }],
    ["6120", "ten minutes, which is not more than ten", SHOP, { expiresAt: inMinutes(10), receipt: RECEIPT }],
    ["6110", "more than sixty days", SHOP, { expiresAt: inMinutes(60 * 24 * 60 + 1), receipt: RECEIPT }],
    ["5020", "express on a unit without leave", TILL, express(fixed("NOK"))],
    ["4080", "express without the address", SHOP, express(fixed("NOK"), "name email")],
    ["5040", "shipping in another currency", SHOP, express(fixed("DKK"))],
    [
      "7010",
      "a push to a number without the app",
      TILL,
      { userFlow: "PUSH_MESSAGE", customer: { phoneNumber: "4791230000" } },
    ],
    [
      "7010",
      "a push to someone too young",
      TILL,
      { userFlow: "PUSH_MESSAGE", customer: { phoneNumber: "4791000013" }, minimumUserAge: 18 },
    ],
  ])("%s: %s", async (code, _what, msn, changes) => {
    const answer = await create(msn, changes);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it("5080, 5060 and 403 where the unit lacks what it takes", async () => {
    const make = async (flags: object) => {
      const body = JSON.stringify({ flags });
      return (
        await sandbox.handle(new Request("http://s/_control/sales-units", { method: "POST", body }))
      ).json();
    };
    const push = { userFlow: "PUSH_MESSAGE", customer: { phoneNumber: PHONE } };
    const send = async (flags: object) =>
      new MerchantClient(sandbox.handle, await make(flags)).create("order-of-unit", 500, push);
    expect(codeOf(await send({ skipLandingPage: false }))).toBe("5080");
    expect(codeOf(await send({ bankAccountVerified: false }))).toBe("5060");
    expect((await send({ paymentAllowed: false })).status).toBe(403);
  });
});

describe("a malformed body is refused with the field and no code", () => {
  it.each([
    ["reference", { reference: "seven77" }],
    ["reference", { reference: "with space" }],
    ["userFlow", { userFlow: "SMS" }],
    ["amount", { amount: null }],
    ["tip", { tip: 5 }],
    ["paymentMethod.card", wallet({ card: "4111" })],
    ["paymentDescription", { paymentDescription: "ab" }],
    ["qrFormat.size", { userFlow: "QR", qrFormat: { format: "IMAGE/PNG", size: 99 } }],
    ["minimumUserAge", { minimumUserAge: 101 }],
    ["expiresAt", { expiresAt: "tomorrow" }],
    ["customer", { customer: { phoneNumber: PHONE, personalQr: `https://qr.example/${PHONE}` } }],
    ["shipping", express({})],
    ["receipt.bottomLine.currency", { receipt: { ...RECEIPT, bottomLine: {} } }],
    [
      "industryData.airlineData.airlineCode",
      {
        industryData: {
          airlineData: { agencyInvoiceNumber: "1", airlineDesignatorCode: "XX", passengerName: "A" },
        },
      },
    ],
  ])("%s", async (field, changes) => {
    const answer = await create(SHOP, changes);
    expect([answer.status, codeOf(answer)]).toEqual([400, undefined]);
    expect(answer.body["extraDetails"]).toContainEqual(expect.objectContaining({ name: field }));
  });

  it("finds a metadata key that stands twice, which parsing would hide (4110)", async () => {
    const client = new MerchantClient(sandbox.handle, demoUnit(SHOP));
    await client.get("order-00");
    const body = `{"amount":{"currency":"NOK","value":500},"paymentMethod":{"type":"WALLET"},"reference":"order-twice",
      "userFlow":"WEB_REDIRECT","returnUrl":"https://a.test","metadata":{"a":"1","b":"2","a":"3"}}`;
    const headers = {
      authorization: `Bearer ${client.token}`,
      "ocp-apim-subscription-key": client.unit.keys.subscriptionKey,
      "idempotency-key": randomUUID(),
    };
    const request = new Request("http://s/epayment/v1/payments", { method: "POST", headers, body });
    expect(JSON.stringify(await (await sandbox.handle(request)).json())).toContain("4110");
  });
});

describe("what is allowed at the edge", () => {
  it.each([
    ["one krone", SHOP, { amount: 100 }],
    ["one øre in Denmark", DANISH, { amount: 1 }],
    ["a custom scheme to return to", SHOP, { returnUrl: "fjordkaffe://back" }],
    ["five metadata pairs", SHOP, { metadata: pairs(5) }],
    ["blocked sources in Denmark", DANISH, wallet({ blockedSources: ["COMMERCIAL_CARDS"] })],
    ["sixty days", SHOP, { expiresAt: inMinutes(60 * 24 * 60), receipt: RECEIPT }],
    [
      "a scanned personal code",
      TILL,
      { userFlow: "PUSH_MESSAGE", customer: { personalQr: `https://qr.example/28/2/01/031/${PHONE}?v=1` } },
    ],
    ["a card form on the web", SHOP, { paymentMethod: { type: "CARD" } }],
  ])("%s", async (_what, msn, changes) => {
    expect((await create(msn, changes)).status).toBe(201);
  });
});

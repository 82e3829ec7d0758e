import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit, MerchantClient } from "../testing/merchant-client";

const unit = demoUnit("654321");
const other = demoUnit("654322");
let sandbox: Sandbox;
let token: string;

beforeEach(async () => {
  sandbox = createSandbox();
  const client = new MerchantClient(sandbox.handle, unit);
  await client.get("order-0001");
  token = client.token ?? "";
});

async function call(
  headers: Record<string, string>,
  path = "/epayment/v1/payments/order-0001",
  method = "GET",
) {
  const response = await sandbox.handle(new Request(`http://sandbox${path}`, { method, headers }));
  return { status: response.status, body: await response.json() };
}

const keyOf = ({ keys }: typeof unit) => ({ "ocp-apim-subscription-key": keys.subscriptionKey });

describe("the gateway", () => {
  it.each([
    ["no subscription key", () => ({ authorization: `Bearer ${token}` }), 401, "missing subscription key"],
    [
      "a wrong subscription key",
      () => ({ "ocp-apim-subscription-key": "0".repeat(32) }),
      401,
      "invalid subscription key",
    ],
    ["no token", () => keyOf(unit), 401, "Authorization"],
    ["a token without Bearer", () => ({ ...keyOf(unit), authorization: token }), 401, "Bearer"],
    ["bearer in small letters", () => ({ ...keyOf(unit), authorization: `bearer ${token}` }), 401, "Bearer"],
    [
      "a forged token",
      () => ({ ...keyOf(unit), authorization: `Bearer ${token.slice(0, -4)}AAAA` }),
      401,
      "invalid or expired",
    ],
    [
      "the token of other keys",
      () => ({ ...keyOf(other), authorization: `Bearer ${token}` }),
      401,
      "another set of keys",
    ],
    [
      "another unit's MSN",
      () => ({ ...keyOf(unit), authorization: `Bearer ${token}`, "merchant-serial-number": other.msn }),
      403,
      other.msn,
    ],
  ])("turns away a call with %s", async (_what, headers, status, words) => {
    const answer = await call(headers());
    expect(answer).toMatchObject({ status, body: { statusCode: status } });
    expect(answer.body.message).toContain(words);
  });

  it("takes the secondary key too, and no MSN", async () => {
    const headers = {
      "ocp-apim-subscription-key": unit.keys.subscriptionKeySecondary,
      authorization: `Bearer ${token}`,
    };
    expect((await call(headers)).status).toBe(404);
  });

  it("stops taking a token after an hour", async () => {
    const headers = { ...keyOf(unit), authorization: `Bearer ${token}` };
    sandbox.clock.advance(3599_000);
    expect((await call(headers)).status).toBe(404);
    sandbox.clock.advance(2000);
    expect((await call(headers)).status).toBe(401);
  });
});

describe("tokens", () => {
  const ask = (headers: Record<string, string>) => call(headers, "/accesstoken/get", "POST");
  const { clientId, clientSecret } = unit.keys;

  it("answers numbers as strings", async () => {
    const { body } = await ask({ ...keyOf(unit), client_id: clientId, client_secret: clientSecret });
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: "3600", ext_expires_in: "0" });
    expect(Number(body.expires_on) - Number(body.not_before)).toBe(3600);
    expect(body.access_token.split(".")).toHaveLength(3);
  });

  it.each([
    ["a wrong secret", { client_id: clientId, client_secret: "wrong" }, 401],
    ["another unit's id", { client_id: other.keys.clientId, client_secret: clientSecret }, 401],
    ["no secret", { client_id: clientId }, 400],
  ])("refuses %s", async (_what, headers, status) => {
    expect((await ask({ ...keyOf(unit), ...headers })).status).toBe(status);
  });
});

describe("headers of an ePayment call", () => {
  const good = () => ({ ...keyOf(unit), authorization: `Bearer ${token}` });

  it.each([
    ["a system name of 31 characters", { "vipps-system-name": "x".repeat(31) }, "vipps-system-name"],
    ["no Idempotency-Key", {}, "Idempotency-Key"],
    ["an Idempotency-Key of 51 characters", { "idempotency-key": "k".repeat(51) }, "Idempotency-Key"],
  ])("refuses %s", async (_what, headers, name) => {
    const answer = await call({ ...good(), ...headers }, "/epayment/v1/payments/order-0001/capture", "POST");
    expect(answer).toMatchObject({ status: 400, body: { extraDetails: [{ name }] } });
  });
});

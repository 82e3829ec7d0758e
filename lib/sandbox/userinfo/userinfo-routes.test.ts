import { beforeEach, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit, MerchantClient, type Received } from "../testing/merchant-client";
import { hasPublishedSchemas, PublishedApi } from "../testing/published-schemas";

const NORA = "4791000011";
const HOUR = 3_600_000;
let sandbox: Sandbox;
let shop: MerchantClient;
let count = 0;

beforeEach(() => {
  sandbox = createSandbox();
  shop = new MerchantClient(sandbox.handle, demoUnit("754321"));
});

/** Nora pays and shares; what the payment then says of her. */
async function share(scope: string, client = shop): Promise<string> {
  const reference = `share-test-${++count}`;
  expect((await client.create(reference, 500, { profile: { scope } })).status).toBe(201);
  expect((await client.get(reference)).body["profile"]).toEqual({});
  await sandbox.customers.approve({ msn: client.unit.msn, reference }, { phone: NORA });
  const { body } = await client.get(reference);
  return String(Object(body["profile"]).sub);
}

function userinfo(sub: string, client = shop): Promise<Received> {
  const headers = { authorization: `Bearer ${client.token}` };
  return client.send("GET", `/vipps-userinfo-api/userinfo/${sub}`, {}, headers);
}

it("tells exactly what was consented to, and is a stranger to the rest", async () => {
  const sub = await share("phoneNumber");
  const { status, body } = await userinfo(sub);
  expect([status, body]).toEqual([200, { sub, phone_number: NORA, phone_number_verified: true }]);
  await share("name");
  expect((await userinfo(sub)).body).toMatchObject({ name: "Nora Vik", phone_number: NORA });
  expect((await userinfo("c06c4afe-d9e1-4c5d-939a-177d752a0944")).status).toBe(404);
});

it("knows a person by another name at another sales unit", async () => {
  const other = new MerchantClient(sandbox.handle, demoUnit("654321"));
  const subs = [await share("name"), await share("name", other)];
  expect(new Set(subs).size).toBe(2);
  expect((await userinfo(subs[0] ?? "", other)).status).toBe(404);
});

it("has nothing left to tell 168 hours after the consent", async () => {
  const sub = await share("name address");
  sandbox.clock.advance(168 * HOUR - 1000);
  shop.token = undefined;
  await share("email");
  expect((await userinfo(sub)).body).toMatchObject({ given_name: "Nora", email: "nora-vik@example.test" });
  sandbox.clock.advance(2000);
  const { body } = await userinfo(sub);
  expect(body).toMatchObject({ name: "[Expired]", address: { street_address: "[Expired]" } });
  expect(body).toMatchObject({ email: "nora-vik@example.test" });
});

it("needs a token of the sales unit, and no subscription key", async () => {
  const sub = await share("name");
  const path = `/vipps-userinfo-api/userinfo/${sub}`;
  expect((await shop.send("GET", path, {}, {})).body).toMatchObject({ status: "401" });
  const headers = { authorization: `Bearer ${shop.token}`, "merchant-serial-number": "654321" };
  expect((await shop.send("GET", path, {}, headers)).status).toBe(403);
});

it("answers as published", async ({ skip }) => {
  if (!hasPublishedSchemas()) skip("the platform's descriptions are not in ../shared/specs");
  // What the file has wrong: a telephone number has up to 15 digits, and `format` holds a pattern.
  const api = new PublishedApi("userinfo.yaml", (text) =>
    text.replace("d{15}", "d{1,15}").replace('format: "^[A-Z]{2}$"', ""),
  );
  const answer = await userinfo(await share("name address email phoneNumber birthDate nin"));
  expect([answer.status, api.differences("Userinfo", answer.body)]).toEqual([200, []]);
  expect(answer.body).toMatchObject({ nin: "16089427480", birthdate: "1994-08-16" });
  expect(api.differences("UserinfoError", (await userinfo("nobody")).body)).toEqual([]);
});

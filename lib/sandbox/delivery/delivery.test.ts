import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { codeOf, demoUnit, MerchantClient, sums } from "../testing/merchant-client";
import { hasPublishedSchemas, PublishedApi } from "../testing/published-schemas";
import type { AskShop, ShopQuestion } from "./ask-shop";

const MSN = "654321";
const NORA = "4791000011";
const SWEDE = "46701740605";
const option = (id: string, value: number, more: object = {}) => ({
  ...{ id, name: `Parcel ${id}`, amount: { currency: "NOK", value } },
  ...more,
});
const GROUPS = [
  {
    ...{ type: "PICKUP_POINT", brand: "BRING", priority: 1 },
    options: [option("late", 3900, { priority: 7 }), option("early", 4900, { priority: 2, isDefault: true })],
  },
  { type: "HOME_DELIVERY", brand: "POSTEN", priority: 0, options: [option("home", 9900)] },
];

let asked: ShopQuestion[];
let answer: Awaited<ReturnType<AskShop>>;
let sandbox: Sandbox;
let shop: MerchantClient;
let count = 0;

beforeEach(() => {
  asked = [];
  answer = { status: 200, text: JSON.stringify({ groups: GROUPS }) };
  const askShop: AskShop = async (question) => {
    asked.push(question);
    return answer;
  };
  sandbox = createSandbox({ askShop });
  shop = new MerchantClient(sandbox.handle, demoUnit(MSN));
});

const DYNAMIC = {
  dynamicOptions: { callbackUrl: "https://shop.example.test/ship", callbackAuthorizationToken: "secret-1" },
};

const create = (shipping: object, reference: string, more: object = {}) =>
  shop.create(reference, 10_000, { profile: { scope: "name address" }, shipping, ...more });

async function push(shipping: object, phone = NORA): Promise<string> {
  const reference = `delivery-${++count}`;
  const flow = { userFlow: "PUSH_MESSAGE", customer: { phoneNumber: phone }, returnUrl: undefined };
  expect((await create(shipping, reference, flow)).status).toBe(201);
  return reference;
}

const at = (reference: string) => ({ msn: MSN, reference });

async function look(reference: string, person = "nora-vik"): Promise<string> {
  const address = `http://sandbox.test/phone?person=${person}&payment=${MSN}/${reference}`;
  return (await sandbox.handle(new Request(address))).text();
}

describe("fixed options", () => {
  it("are shown in their order with the usual one chosen, and the choice comes back with the payment", async () => {
    const reference = await push({ fixedOptions: GROUPS });
    const text = await look(reference);
    expect([...text.matchAll(/name="shipping" value="(\w+)"/g)].map(([, id]) => id)).toEqual([
      ...["home", "early", "late"],
    ]);
    expect(text).toMatch(/value="early"[^>]*checked/);
    expect(text).toContain("Pay 149,00");
    await sandbox.customers.approve(at(reference), { phone: NORA, shippingOptionId: "home" });
    const paid = await shop.get(reference);
    const address = { addressLine1: "Strandgaten 12", city: "Bergen", country: "NO", postCode: "5013" };
    expect(paid.body).toMatchObject({
      shippingDetails: { address, shippingCost: 9900, shippingOptionId: "home" },
      userDetails: { firstName: "Nora", email: "", addresses: [address] },
    });
    expect(sums(paid)).toMatchObject({ authorized: 19_900 });
    expect(await look(reference)).toContain("Parcel home, 99,00");
  });

  it("reach only the countries that the shop names, or that of its currency", async () => {
    const home = await push({ fixedOptions: GROUPS }, SWEDE);
    const text = await look(home, "elsa-ek");
    expect(text).toContain("doesn&#39;t deliver to 22222 Lund, Sweden.");
    expect(text).not.toContain('id="pay"');
    expect(await sandbox.customers.approve(at(home), { phone: SWEDE })).toMatchObject({ code: "7010" });
    const abroad = await push({ fixedOptions: GROUPS, allowedCountries: ["SE"] }, SWEDE);
    expect((await sandbox.customers.approve(at(abroad), { phone: SWEDE })).outcome).toBe("approved");
  });
});

describe("options that the shop tells when asked", () => {
  it("are asked for once, for the customer's address, with the shop's own token", async () => {
    const reference = await push(DYNAMIC);
    expect(asked).toEqual([]);
    await Promise.all([look(reference), look(reference)]);
    expect(await look(reference)).toContain("Parcel home");
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ url: "https://shop.example.test/ship", token: "secret-1" });
    const body = JSON.parse(asked[0]?.body ?? "");
    expect(body).toMatchObject({ reference, AddressLine1: "Strandgaten 12", Country: "NO" });
    if (hasPublishedSchemas()) {
      const api = new PublishedApi("epayment.yaml");
      expect(api.differences("DynamicShippingGroupsRequest", body)).toEqual([]);
    }
    await sandbox.customers.approve(at(reference), { phone: NORA, shippingOptionId: "late" });
    expect((await shop.get(reference)).body).toMatchObject({ shippingDetails: { shippingCost: 3900 } });
  });

  it("are asked for without a phone too, and anew for another customer", async () => {
    const reference = `delivery-${++count}`;
    const { body } = await create({ ...DYNAMIC, allowedCountries: ["NO", "SE"] }, reference);
    const token = new URL(String(body["redirectUrl"])).searchParams.get("token") ?? "";
    await sandbox.customers.openByToken(token, NORA);
    await look(reference);
    await sandbox.customers.openByToken(token, SWEDE);
    const address = `http://sandbox.test/_control/payments/${MSN}/${reference}/approve`;
    const approved = await sandbox.handle(new Request(address, { method: "POST" }));
    expect(approved.status).toBe(200);
    expect(asked.map((question) => JSON.parse(question.body).Country)).toEqual(["NO", "SE"]);
    expect((await shop.get(reference)).body).toMatchObject({
      shippingDetails: { address: { city: "Lund" } },
    });
  });

  it("400 means that the shop does not deliver there", async () => {
    answer = { status: 400, text: "" };
    const reference = await push(DYNAMIC);
    expect(await look(reference)).toContain("doesn&#39;t deliver to 5013 Bergen, Norway.");
    expect(await sandbox.customers.approve(at(reference), { phone: NORA })).toMatchObject({ code: "7010" });
  });

  it.each([
    ["silence", "no answer in 8 seconds", "no answer in 8 seconds"],
    ["an error", { status: 500, text: "" }, "it answered 500"],
    ["a page", { status: 200, text: "<html>" }, "its answer is not JSON"],
    ["another shape", { status: 200, text: `{"groups":[{"type":"BIKE"}]}` }, "groups.0.type"],
    [
      "another currency",
      { status: 200, text: JSON.stringify({ groups: GROUPS }).replaceAll("NOK", "EUR") },
      "not in NOK",
    ],
  ])("%s is told, and asked again a little later", async (_what, given, words) => {
    answer = given;
    const reference = await push(DYNAMIC);
    expect(await look(reference)).toContain(words);
    await look(reference);
    expect(asked).toHaveLength(1);
    answer = { status: 200, text: JSON.stringify({ groups: GROUPS }) };
    sandbox.clock.advance(10_000);
    expect(await look(reference)).toContain("Parcel home");
  });

  it.each(["http://shop.example.test/ship", "javascript:alert(1)", "ship"])(
    "are not asked for at %s",
    async (callbackUrl) => {
      const refused = await create({ dynamicOptions: { callbackUrl } }, "delivery-bad-url");
      expect([refused.status, codeOf(refused)]).toEqual([400, "4090"]);
    },
  );

  it("needs one kind of options, and cannot be approved by force", async () => {
    const both = await create({ ...DYNAMIC, fixedOptions: GROUPS }, "delivery-both");
    expect([both.status, codeOf(both)]).toEqual([400, undefined]);
    const test = new MerchantClient(sandbox.handle, demoUnit("754321"));
    const more = { profile: { scope: "address" }, shipping: DYNAMIC };
    expect((await test.create("delivery-force", 500, more)).status).toBe(201);
    const path = "/epayment/v1/test/payments/delivery-force/approve";
    const forced = await test.send("POST", path, { body: { customer: { phoneNumber: NORA } } });
    expect(codeOf(forced)).toBe("10060");
  });
});

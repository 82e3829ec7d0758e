import { beforeEach, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "./server";
import { demoUnit, MerchantClient, sums } from "./testing/merchant-client";

const NORA = "4791000011";
const MSN = "754321";
let sandbox: Sandbox;
let shop: MerchantClient;

beforeEach(() => {
  sandbox = createSandbox();
  shop = new MerchantClient(sandbox.handle, demoUnit(MSN));
});

const at = (reference: string) => ({ msn: MSN, reference });
const pending = async (phone = NORA) =>
  (await sandbox.customers.listPending(phone)).map(({ payment }) => payment.reference);
const tokenOf = (url: unknown) => new URL(String(url)).searchParams.get("token") ?? "";

it("shows a push at once, and a redirect only where it was opened", async () => {
  await shop.create("order-push", 500, { userFlow: "PUSH_MESSAGE", customer: { phoneNumber: NORA } });
  const { body } = await shop.create("order-web1", 500);
  expect(await pending()).toEqual(["order-push"]);
  const token = tokenOf(body["redirectUrl"]);
  expect(await sandbox.customers.findByToken(token)).toMatchObject({
    salesUnit: { name: "Fjordkaffe Test" },
  });
  await sandbox.customers.openByToken(token, NORA);
  expect((await pending()).sort()).toEqual(["order-push", "order-web1"]);
  expect(await sandbox.customers.openByToken("no-such-token", NORA)).toBeUndefined();
});

it("lets a request go when it is answered or its time is over", async () => {
  const push = { userFlow: "PUSH_MESSAGE", customer: { phoneNumber: NORA } };
  for (const reference of ["order-0001", "order-0002", "order-0003"]) await shop.create(reference, 500, push);
  await sandbox.customers.approve(at("order-0001"), { phone: NORA });
  expect(await sandbox.customers.reject(at("order-0002"))).toMatchObject({ outcome: "rejected" });
  expect(await sandbox.customers.reject(at("order-0002"))).toEqual({ outcome: "refused", code: "6160" });
  sandbox.clock.advance(600_000);
  expect(await pending()).toEqual([]);
  const states = (await sandbox.customers.history(NORA)).map(({ payment }) => payment.state);
  expect(states.sort()).toEqual(["ABORTED", "AUTHORIZED", "EXPIRED"]);
});

it("shares with the merchant what was asked for, when the customer approved", async () => {
  await shop.create("order-0004", 500, { profile: { scope: "name phoneNumber" } });
  expect((await shop.get("order-0004")).body["profile"]).toEqual({});
  await sandbox.customers.approve(at("order-0004"), { phone: NORA, source: "mastercard" });
  const { body } = await shop.get("order-0004");
  expect(body).toMatchObject({
    profile: { sub: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    userDetails: { firstName: "Nora", lastName: "Vik", mobileNumber: NORA, email: "" },
    paymentMethod: { cardBin: expect.stringMatching(/^\d{6}$/) },
  });
  const guaranteed = Date.parse(String(body["captureGuaranteedUntil"])) - sandbox.clock.now();
  expect(Math.round(guaranteed / 86_400_000)).toBe(30);
});

it("adds the chosen way of shipping to what is reserved", async () => {
  const options = [39, 89].map((price) => ({
    id: `o-${price}`,
    name: `For ${price}`,
    amount: { currency: "NOK", value: price * 100 },
  }));
  await shop.create("order-0005", 10_000, {
    profile: { scope: "name email phoneNumber address" },
    shipping: { fixedOptions: [{ type: "HOME_DELIVERY", brand: "POSTEN", options }] },
  });
  await sandbox.customers.approve(at("order-0005"), { phone: NORA, shippingOptionId: "o-89" });
  const read = await shop.get("order-0005");
  expect(sums(read)["authorized"]).toBe(18_900);
  expect(read.body["shippingDetails"]).toMatchObject({ shippingOptionId: "o-89", shippingCost: 8900 });
});

it("tells why a bank said no and leaves the payment open", async () => {
  await shop.create("order-0006", 151);
  expect(await sandbox.customers.approve(at("order-0006"), { phone: NORA })).toMatchObject({
    outcome: "declined",
    reason: "Insufficient funds",
  });
  expect((await shop.get("order-0006")).body["state"]).toBe("CREATED");
});

it("calls listeners back after each change until they stop", async () => {
  const seen: string[] = [];
  const stop = sandbox.customers.subscribe(({ state }) => seen.push(state));
  await shop.create("order-0007", 500);
  await sandbox.customers.reject(at("order-0007"));
  stop();
  await shop.create("order-0008", 500);
  expect(seen).toEqual(["CREATED", "ABORTED"]);
});

import { beforeEach, describe, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit, MerchantClient } from "../testing/merchant-client";

let sandbox: Sandbox;
let merchant: MerchantClient;
const reference = "landing-test-1";
const nora = "4791000011";

beforeEach(() => {
  sandbox = createSandbox();
  merchant = new MerchantClient((request) => sandbox.handle(request), demoUnit("654321"));
});

async function create(changes: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await merchant.create(reference, 34900, changes);
  expect(status).toBe(201);
  return /token=([^&]+)/.exec(String(body["redirectUrl"]))?.[1] ?? "";
}

async function open(path: string, form?: Record<string, string>) {
  const body = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const answer = await sandbox.handle(new Request(`http://sandbox.test${path}`, body));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe("the landing page", () => {
  test("asks for the number, sends the request there and goes back to the shop after a yes", async () => {
    const token = await create({ paymentDescription: "Order 1042" });
    const first = await open(`/landing?token=${token}`);
    expect(first.text).toMatch(/Fjordkaffe Nettbutikk[\s\S]*349,00[\s\S]*Order 1042[\s\S]*Phone number/);
    const typed = { token, country: "NO", phone: "910 00 011" };
    expect((await open("/landing/phone", typed)).headers.get("location")).toBe(`/landing?token=${token}`);
    expect((await open(`/landing?token=${token}`)).text).toContain("Open the app on your phone");
    expect(await sandbox.customers.listPending(nora)).toHaveLength(1);
    const before = (await open(`/landing/state?token=${token}`)).text;
    await sandbox.customers.approve({ msn: "654321", reference }, { phone: nora });
    expect((await open(`/landing/state?token=${token}`)).text).not.toBe(before);
    const done = await open(`/landing?token=${token}`);
    expect([done.status, done.headers.get("location")]).toEqual([303, "https://shop.example.test/thanks"]);
  });

  test("going back aborts the payment", async () => {
    const token = await create();
    await open("/landing/cancel", { token });
    expect((await merchant.get(reference)).body).toMatchObject({ state: "ABORTED" });
    expect((await open(`/landing?token=${token}`)).headers.get("location")).toBe(
      "https://shop.example.test/thanks",
    );
  });

  test("a payment that expired while the page waited goes back too", async () => {
    const token = await create();
    sandbox.clock.advance(11 * 60_000);
    expect((await open(`/landing?token=${token}`)).status).toBe(303);
    expect((await open("/landing/phone", { token, country: "NO", phone: "91000011" })).status).toBe(303);
    expect((await merchant.get(reference)).body).toMatchObject({ state: "EXPIRED" });
  });

  test("a known number is locked", async () => {
    const token = await create({ customer: { phoneNumber: nora } });
    expect((await open(`/landing?token=${token}`)).text).toMatch(/value="\+47 91 00 00 11" readonly/);
    await open("/landing/phone", { token, country: "NO", phone: "91000012" });
    expect(await sandbox.customers.listPending(nora)).toHaveLength(1);
  });

  test("a wrong number keeps the form and its text, with a sentence", async () => {
    const token = await create();
    const wrong = await open("/landing/phone", { token, country: "NO", phone: "12<b>" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/value="12&lt;b&gt;"[\s\S]*That is not a Nordic mobile number/);
    const nobody = await open("/landing/phone", { token, country: "NO", phone: "91000000" });
    expect(nobody.text).toContain("Nobody has the app on this number");
  });

  test("an app's address is offered as a link, not followed", async () => {
    const token = await create({ returnUrl: "fjordapp://paid?order=1" });
    await open("/landing/cancel", { token });
    const done = await open(`/landing?token=${token}`);
    expect(done.status).toBe(200);
    expect(done.text).toContain('href="fjordapp://paid?order=1"');
  });

  test("says that delivery is chosen in the app, and costs more", async () => {
    const amount = { currency: "NOK", value: 4900 };
    const options = [{ id: "post", name: "Parcel", amount }];
    const fixedOptions = [{ type: "MAILBOX", brand: "POSTEN", options }];
    const token = await create({ profile: { scope: "address" }, shipping: { fixedOptions } });
    expect((await open(`/landing?token=${token}`)).text).toContain("You choose the delivery in the app.");
  });

  test("an unknown token and hostile words do no harm", async () => {
    expect((await open("/landing?token=nothing")).status).toBe(404);
    const token = await create({ paymentDescription: "<img src=x onerror=alert(1)>" });
    const { text, headers } = await open(`/landing?token=${token}`);
    expect(text).not.toContain("<img src=x");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("form-action 'self' https://shop.example.test");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

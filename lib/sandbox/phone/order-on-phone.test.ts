import { beforeEach, describe, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { drawPng } from "../testing/draw-png";
import { demoUnit, MerchantClient } from "../testing/merchant-client";

const MSN = "654321";
const DAY = 86_400_000;
let sandbox: Sandbox;
let shop: MerchantClient;
let count = 0;

beforeEach(() => {
  sandbox = createSandbox();
  shop = new MerchantClient(sandbox.handle, demoUnit(MSN));
});

async function open(path: string): Promise<string> {
  return (await sandbox.handle(new Request(`http://sandbox.test${path}`))).text();
}

async function post(path: string, reference: string): Promise<string> {
  const body = new URLSearchParams({ person: "nora-vik", payment: `${MSN}/${reference}` });
  const answer = await sandbox.handle(new Request(`http://sandbox.test${path}`, { method: "POST", body }));
  return answer.headers.get("location") ?? "";
}

const screen = (reference: string) => open(`/phone?person=nora-vik&payment=${MSN}/${reference}`);
const home = () => open("/phone?person=nora-vik");

const line = (name: string, totalAmount: number, more: object = {}) => ({
  ...{ name, id: name, totalAmount, taxRate: 2500 },
  ...{ totalAmountExcludingTax: totalAmount * 0.8, totalTaxAmount: totalAmount * 0.2 },
  ...more,
});
const RECEIPT = {
  orderLines: [
    line("Freight", 5000, { isShipping: true }),
    line("Coffee", 9000, { unitInfo: { unitPrice: 4500, quantity: "2", quantityUnit: "PCS" } }),
    line("Broken cup", 1000, { isReturn: true }),
  ],
  bottomLine: { currency: "NOK", tipAmount: 700 },
};

async function push(changes: Record<string, unknown> = {}): Promise<string> {
  const reference = `order-${++count}-test`;
  const customer = { phoneNumber: "4791000011" };
  const asked = { userFlow: "PUSH_MESSAGE", customer, returnUrl: undefined, ...changes };
  expect((await shop.create(reference, 13_700, asked)).status).toBe(201);
  return reference;
}

const details = (reference: string, category: object) =>
  shop.send("PUT", `/order-management/v2/ecom/categories/${reference}`, {
    body: { category: "GENERAL", orderDetailsUrl: "https://shop.example.test/i/7", ...category },
  });

/** What stands on the screen, without markup. */
const words = (text: string) => text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("an order on the phone", () => {
  test("has the shop's link before and after paying, the newest one", async () => {
    const reference = await push();
    expect(await screen(reference)).not.toContain("Show details");
    await details(reference, {});
    expect(await screen(reference)).toMatch(/href="https:\/\/shop.example.test\/i\/7"[\s\S]*Show details/);
    const image = { imageId: "ticket", src: drawPng(200).toString("base64"), type: "base64" };
    await shop.send("POST", "/order-management/v1/images", { body: image });
    await details(reference, { category: "TICKET", imageId: "ticket" });
    await post("/phone/approve", reference);
    const paid = await screen(reference);
    expect(words(paid)).toContain("Show ticket");
    expect(paid).toContain(`src="/phone/images/${MSN}/ticket"`);
    const shown = await sandbox.handle(new Request(`http://sandbox.test/phone/images/${MSN}/ticket`));
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  test("shows the receipt's lines with sum and tax, freight last, and names them in the activity", async () => {
    const reference = await push();
    await shop.send("POST", `/order-management/v2/ecom/receipts/${reference}`, { body: RECEIPT });
    const text = words(await screen(reference)).replaceAll("\u00a0", " ");
    expect(text).toMatch(
      /Coffee 2 × 45,00 kr 90,00 kr Broken cup \(returned\) .10,00 kr Freight 50,00 kr Tip 7,00 kr Sum 137,00 kr Of this VAT 26,00 kr/,
    );
    await post("/phone/approve", reference);
    expect(words(await open("/phone?person=nora-vik&view=activity"))).toContain("Coffee, Broken cup");
  });

  test("tells what it shares, to the word, before it is paid", async () => {
    const text = words(await screen(await push({ profile: { scope: "phoneNumber address" } }))).replaceAll(
      "\u00a0",
      " ",
    );
    expect(text).toContain("Phone number +47 91 00 00 11 Address Strandgaten 12, 5013 Bergen By paying");
    expect(text).toContain("By paying you share your phone number and address. Pay 137,00");
    expect(text).not.toContain("nora-vik@example.test");
  });

  test("hostile words in lines and links are words", async () => {
    const receipt = { ...RECEIPT, orderLines: [line("<script>x</script>", 13_700)] };
    const text = await screen(await push({ receipt }));
    expect(text).not.toContain("<script>x");
  });
});

describe("a payment with days to spare", () => {
  const inDays = (days: number) => ({
    expiresAt: new Date(sandbox.clock.now() + days * DAY).toISOString(),
    receipt: RECEIPT,
  });

  test("can be put off, stays open below, and is paid from there", async () => {
    const reference = await push(inDays(14));
    expect(await screen(reference)).toContain("I'll pay later");
    expect(await post("/phone/later", reference)).toBe("/phone?person=nora-vik");
    expect(words(await home())).toMatch(
      /Nothing waits for you .* To pay later F Fjordkaffe Nettbutikk Pay before/,
    );
    expect((await shop.get(reference)).body).toMatchObject({ state: "CREATED" });
    expect((await shop.events(reference)).map((event) => event["name"])).toEqual(["CREATED"]);
    expect(await screen(reference)).not.toContain("I'll pay later");
    await post("/phone/approve", reference);
    expect((await shop.get(reference)).body).toMatchObject({ state: "AUTHORIZED" });
    expect(await home()).not.toContain("To pay later");
  });

  test("expires when its days are over, put off or not", async () => {
    const reference = await push(inDays(14));
    await post("/phone/later", reference);
    sandbox.clock.advance(14 * DAY - 60_000);
    expect(await home()).toContain("To pay later");
    sandbox.clock.advance(61_000);
    expect(await home()).not.toContain("To pay later");
    expect(await screen(reference)).toContain("Too late");
    shop.token = undefined;
    expect((await shop.get(reference)).body).toMatchObject({ state: "EXPIRED" });
  });

  test("a payment of minutes cannot be put off", async () => {
    const reference = await push();
    expect(await screen(reference)).not.toContain("I'll pay later");
    const back = await post("/phone/later", reference);
    expect(await open(back)).toContain("This payment can&#39;t be put off.");
  });
});

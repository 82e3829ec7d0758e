import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { createMerchant, expect, expectAccessible, type Merchant, shop, test } from "./fixtures";

// The customer's side, as the sandbox plays it: the phone, the landing page, the page of the e-ID.

const sandbox = () => process.env["PAYMENTS_BASE_URL"] ?? "";
const nora = { id: "nora-vik", phone: "4791000011" };

/** Asks a person for money in their app; answers the reference. */
async function push(merchant: Merchant, person: { phone: string }, amount: number): Promise<string> {
  const reference = `push-${randomBytes(5).toString("hex")}`;
  const customer = { phoneNumber: person.phone };
  const description = { paymentDescription: "Coffee and bun" };
  const asked = { userFlow: "PUSH_MESSAGE", customer, returnUrl: undefined, ...description };
  const { status } = await shop(merchant).create(reference, amount, asked);
  expect(status).toBe(201);
  return reference;
}

async function openRequest(page: Page, merchant: Merchant, reference: string): Promise<void> {
  const msn = merchant.units[0]?.msn;
  await page.goto(`${sandbox()}/phone?person=${nora.id}&payment=${msn}/${reference}`);
}

test("a request arrives by itself and is approved by a press", async ({ page }) => {
  const merchant = await createMerchant();
  await page.goto(`${sandbox()}/phone?person=${nora.id}`);
  await expect(page.getByRole("heading", { name: "Hi, Nora" })).toBeVisible();
  const reference = await push(merchant, nora, 12_500);
  const name = merchant.units[0]?.name ?? "";
  await page.getByRole("link", { name: new RegExp(`${name}.*View and pay`) }).click();
  await expectAccessible(page);
  await page.getByLabel("Mastercard credit").check();
  await page.getByRole("button", { name: /Pay 125/ }).click();
  await expect(page.getByRole("heading", { name: "Approved" })).toBeVisible();
  expect((await shop(merchant).get(reference)).body).toMatchObject({ state: "AUTHORIZED" });
  await shop(merchant).capture(reference, 12_500);
  await expect(page.getByRole("heading", { name: "Paid" })).toBeVisible();
});

test("sliding half way pays nothing, sliding to the end pays", async ({ page }) => {
  const merchant = await createMerchant();
  const reference = await push(merchant, nora, 4900);
  await openRequest(page, merchant, reference);
  const button = page.getByRole("button", { name: /Pay 49/ });
  const slide = async (part: number) => {
    const box = await button.boundingBox();
    if (!box) throw new Error("the button is not on the screen");
    await page.mouse.move(box.x + 30, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + 30 + (box.width - 60) * part, box.y + 30, { steps: 8 });
    await page.mouse.up();
  };
  await slide(0.5);
  await expect(button).toBeVisible();
  expect((await shop(merchant).get(reference)).body).toMatchObject({ state: "CREATED" });
  await slide(1);
  await expect(page.getByRole("heading", { name: "Approved" })).toBeVisible();
});

test("not now leaves the request, reject ends it", async ({ page }) => {
  const merchant = await createMerchant();
  const reference = await push(merchant, nora, 7700);
  await openRequest(page, merchant, reference);
  await page.getByRole("link", { name: "Not now" }).click();
  const name = merchant.units[0]?.name ?? "";
  await page.getByRole("link", { name: new RegExp(`${name}.*View and pay`) }).click();
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("heading", { name: "Rejected" })).toBeVisible();
  expect((await shop(merchant).get(reference)).body).toMatchObject({ state: "ABORTED" });
});

test("an invoice is looked at, put off and paid from below, and tells the shop what was agreed", async ({
  page,
  context,
}) => {
  const merchant = await createMerchant({ flags: { longLiving: true } });
  const client = shop(merchant);
  const reference = `invoice-${randomBytes(5).toString("hex")}`;
  const invoice = { category: "GENERAL", orderDetailsUrl: `${sandbox()}/mailbox?to=invoice` };
  await client.send("PUT", `/order-management/v2/ecom/categories/${reference}`, { body: invoice });
  const line = { name: "Roof repair", id: "1", totalAmount: 99_000, taxRate: 2500 };
  const sums = { totalAmountExcludingTax: 79_200, totalTaxAmount: 19_800 };
  const asked = {
    ...{ userFlow: "PUSH_MESSAGE", customer: { phoneNumber: nora.phone }, returnUrl: undefined },
    expiresAt: new Date(Date.now() + 20 * 86_400_000).toISOString(),
    receipt: { orderLines: [{ ...line, ...sums }], bottomLine: { currency: "NOK" } },
    profile: { scope: "phoneNumber" },
  };
  expect((await client.create(reference, 99_000, asked)).status).toBe(201);
  await openRequest(page, merchant, reference);
  await expect(page.getByText("Roof repair")).toBeVisible();
  await expectAccessible(page);
  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: "Show details" }).click();
  await expect((await opening).getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "I'll pay later" }).click();
  await expect(page.getByRole("heading", { name: "To pay later" })).toBeVisible();
  await page.getByRole("link", { name: new RegExp(`${merchant.units[0]?.name}.*Pay before`) }).click();
  await page.getByRole("button", { name: /Pay 990/ }).click();
  await expect(page.getByRole("heading", { name: "Approved" })).toBeVisible();
  const { sub } = Object((await client.get(reference)).body["profile"]);
  const told = await client.send("GET", `/vipps-userinfo-api/userinfo/${sub}`);
  expect(told.body).toEqual({ sub, phone_number: nora.phone, phone_number_verified: true });
});

test.describe("from the shop and back", () => {
  // The shop of this test is at an address that leads nowhere.
  test.use({ expectedErrors: /ERR_NAME_NOT_RESOLVED/ });

  test("the landing page waits for the phone and then goes back to the shop", async ({ page, context }) => {
    const merchant = await createMerchant();
    const reference = `web-${randomBytes(5).toString("hex")}`;
    const { body } = await shop(merchant).create(reference, 34_900, {
      returnUrl: "https://shop.invalid/thanks",
    });
    await page.goto(String(body["redirectUrl"]));
    await expectAccessible(page);
    await page.getByLabel("Phone number").fill("910 00 011");
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByRole("heading", { name: "Open the app on your phone" })).toBeVisible();
    const backAtShop = page.waitForRequest("https://shop.invalid/thanks");
    const opening = context.waitForEvent("page");
    await page.getByRole("link", { name: "Open on the sandbox phone" }).click();
    const phone = await opening;
    await phone.getByRole("button", { name: /Pay 349/ }).click();
    await expect(phone.getByRole("heading", { name: "Approved" })).toBeVisible();
    await backAtShop;
  });
});

import type { Page } from "@playwright/test";
import {
  control,
  createMerchant,
  createPayment,
  expect,
  type Merchant,
  type Payment,
  person,
  shop,
  signIn,
  test,
} from "./fixtures";

// The heart of the portal: money that moves once, whatever people and networks do.

async function open(page: Page, merchant: Merchant, payment: Payment): Promise<void> {
  await page.goto(`/m/${merchant.slug}/transactions/${payment.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

async function fillAmount(page: Page, button: "Capture" | "Refund", amount: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("textbox", { name: /^Amount/ })
    .fill(amount);
}

/** What the platform itself holds, in minor units. */
async function amounts(merchant: Merchant, { reference }: Payment) {
  const { body } = await shop(merchant).get(reference);
  const { aggregate } = body as { aggregate: Record<string, { value: number }> };
  return {
    captured: aggregate["capturedAmount"]?.value,
    refunded: aggregate["refundedAmount"]?.value,
    cancelled: aggregate["cancelledAmount"]?.value,
  };
}

test("captures a part, then cancels the rest", async ({ page }) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 25_000 });
  await signIn(page, await person(merchant, { role: "assistant", extras: ["transaction_management"] }));
  await open(page, merchant, payment);
  await fillAmount(page, "Capture", "100,50");
  await page.getByRole("dialog").getByRole("button", { name: "Capture NOK 100.50" }).click();
  await expect(page.getByText("Partly captured")).toBeVisible();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel NOK 149.50" }).click();
  await expect(page.getByText("Nothing is reserved any more", { exact: false })).toBeVisible();
  expect(await amounts(merchant, payment)).toEqual({ captured: 10_050, refunded: 0, cancelled: 14_950 });
});

test("refunds twice in part, and offers no more than is left", async ({ page }) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 30_000 });
  await shop(merchant).capture(payment.reference, 30_000);
  await signIn(page, await person(merchant));
  await open(page, merchant, payment);
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toBeEnabled({ timeout: 10_000 });
  await fillAmount(page, "Refund", "100");
  await page.getByRole("dialog").getByRole("button", { name: "Refund NOK 100.00" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("Partly refunded")).toBeVisible();
  await fillAmount(page, "Refund", "500");
  await expect(page.getByText("At most NOK 200.00")).toBeVisible();
  await page
    .getByRole("dialog")
    .getByRole("textbox", { name: /^Amount/ })
    .fill("50");
  await page.getByRole("dialog").getByRole("button", { name: "Refund NOK 50.00" }).click();
  await expect
    .poll(() => amounts(merchant, payment))
    .toEqual({ captured: 30_000, refunded: 15_000, cancelled: 0 });
});

test("a double click is one capture", async ({ page }) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 20_000 });
  await signIn(page, await person(merchant));
  await open(page, merchant, payment);
  await fillAmount(page, "Capture", "60");
  await page.getByRole("dialog").getByRole("button", { name: "Capture NOK 60.00" }).dblclick();
  await expect(page.getByText("Partly captured")).toBeVisible();
  expect(await amounts(merchant, payment)).toMatchObject({ captured: 6_000 });
});

test("of two people at once one captures, and the other is told to look again", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 20_000 });
  await signIn(page, await person(merchant, { name: "First Person" }));
  const other = await browserOf(await person(merchant, { name: "Second Person" }));
  await Promise.all([open(page, merchant, payment), open(other, merchant, payment)]);
  await Promise.all([fillAmount(page, "Capture", "200"), fillAmount(other, "Capture", "200")]);
  const press = (window: Page) =>
    window.getByRole("dialog").getByRole("button", { name: "Capture NOK 200.00" }).click();
  await Promise.all([press(page), press(other)]);
  await expect.poll(() => amounts(merchant, payment)).toMatchObject({ captured: 20_000 });
  const refused = /changed while you were looking|still under way/;
  const seen = async (window: Page) => ((await window.getByText(refused).count()) > 0 ? 1 : 0);
  await expect.poll(async () => (await seen(page)) + (await seen(other))).toBeGreaterThanOrEqual(1);
});

test("a lost answer is not repeated, and the worker finds out that the money moved", async ({ page }) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 15_000 });
  await control("/faults", { kind: "apply-then-drop", operation: "capture", reference: payment.reference });
  await signIn(page, await person(merchant));
  await open(page, merchant, payment);
  await fillAmount(page, "Capture", "150");
  await page.getByRole("dialog").getByRole("button", { name: "Capture NOK 150.00" }).click();
  await expect(page.getByRole("dialog").getByText(/Don't repeat it/)).toBeVisible({ timeout: 15_000 });
  await page.getByRole("dialog").getByRole("button", { name: "Not now" }).click();
  await expect(page.getByText("Captured", { exact: true }).first()).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText("Capture not confirmed yet")).toBeHidden();
  expect(await amounts(merchant, payment)).toMatchObject({ captured: 15_000 });
});

test("a refusal by the platform keeps the form with its text", async ({ page }) => {
  const merchant = await createMerchant({ flags: { mustCaptureFull: true } });
  const payment = await createPayment(merchant, { amount: 15_000 });
  await signIn(page, await person(merchant));
  await open(page, merchant, payment);
  await fillAmount(page, "Capture", "40");
  await page
    .getByRole("dialog")
    .getByLabel(/Reason/)
    .fill("First half");
  await page.getByRole("dialog").getByRole("button", { name: "Capture NOK 40.00" }).click();
  await expect(page.getByRole("dialog").getByText(/6140/)).toBeVisible();
  await expect(page.getByRole("dialog").getByLabel(/Reason/)).toHaveValue("First half");
  expect(await amounts(merchant, payment)).toMatchObject({ captured: 0 });
});

test("bad amounts are named beside the field and nothing is sent", async ({ page }) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 15_000 });
  await signIn(page, await person(merchant));
  await open(page, merchant, payment);
  await page.getByRole("button", { name: "Capture", exact: true }).click();
  const dialog = page.getByRole("dialog");
  for (const [typed, sentence] of [
    ["abc", /not an amount/],
    ["1,234", /At most/],
    ["0", /more than zero/],
    ["10,001", /At most|two decimals/],
    ["10,999,1", /not an amount/],
    ["-5", /not an amount/],
  ] as const) {
    await dialog.getByRole("textbox", { name: /^Amount/ }).fill(typed);
    await expect(dialog.getByText(sentence)).toBeVisible();
    await expect(dialog.getByRole("button", { name: /^Capture/ })).toBeDisabled();
  }
  expect(await amounts(merchant, payment)).toMatchObject({ captured: 0 });
});

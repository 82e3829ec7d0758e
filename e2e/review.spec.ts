import { eq } from "drizzle-orm";
import { operations } from "@/db/schema/payments";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import {
  control,
  createMerchant,
  createPayment,
  expect,
  expectAccessible,
  type Merchant,
  type Payment,
  person,
  shop,
  signIn,
  test,
} from "./fixtures";

// An operation that the worker gave up on blocked its payment for good: no page let anybody decide about it.

/** A capture that got lost on its way, a day later: the worker has handed it to people. */
async function giveUp(merchant: Merchant, payment: Payment): Promise<void> {
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    const anHourAgo = new Date(Date.now() - 3_600_000);
    const change = { state: "needs_review", leaseUntil: null, createdAt: anHourAgo } as const;
    await tx.update(operations).set(change).where(eq(operations.paymentId, payment.id));
  });
}

test("a person decides what nobody could find out, and the payment goes on", async ({ page, browserOf }) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 20_000 });
  const { reference } = payment;
  await control("/faults", { kind: "drop-before-apply", operation: "capture", reference });
  await signIn(page, await person(merchant, { name: "Berit Boss" }));
  const address = `/m/${merchant.slug}/transactions/${payment.id}`;
  await page.goto(address);
  await page.getByRole("button", { name: "Capture", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Capture NOK 200.00" }).click();
  await expect(page.getByRole("dialog").getByText(/Don't repeat it/)).toBeVisible({ timeout: 15_000 });
  await giveUp(merchant, payment);

  const onlyLooks = await browserOf(await person(merchant, { role: "assistant" }));
  await onlyLooks.goto(address);
  await expect(onlyLooks.getByText("Deciding takes the permission to capture")).toBeVisible();
  await expect(onlyLooks.getByRole("button", { name: "It was done" })).toHaveCount(0);

  await page.goto(`/m/${merchant.slug}`);
  await page.getByRole("link", { name: new RegExp(`${reference}.*Someone has to look`) }).click();
  const review = page.getByRole("region", { name: "What the platform knows" });
  await expect(review.getByText(/Requested by Berit Boss on/)).toBeVisible();
  await expect(review.getByRole("listitem").filter({ hasText: "Customer approved" })).toBeVisible();
  await expect(review.getByText("Nothing in the log carries this operation's key")).toBeVisible();
  await expectAccessible(page);

  await review.getByRole("button", { name: "It was not done" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("NOK 200.00 is free again")).toBeVisible();
  await dialog.getByRole("button", { name: "Count as not done" }).click();
  await expect(dialog.getByText("Say how you know")).toBeVisible();
  await dialog.getByRole("textbox", { name: "How do you know?" }).fill("Not in the settlement of Monday");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Count as not done" }).click();
  await expect(dialog).toBeHidden();
  await expect(review).toBeHidden();
  const line = page.getByRole("listitem").filter({ hasText: "Capture counted as not done" });
  await expect(line).toContainText("by Berit Boss");
  await expect(line).toContainText("Not in the settlement of Monday");

  await page.getByRole("button", { name: "Capture", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Capture NOK 200.00" }).click();
  await expect(page.getByText("Captured", { exact: true }).first()).toBeVisible();
  // The word stands on the page before the money has moved, as the name of a sum.
  await expect
    .poll(async () => (await shop(merchant).get(reference)).body)
    .toMatchObject({ aggregate: { capturedAmount: { value: 20_000 } } });
});

import type { Page } from "@playwright/test";
import { createMerchant, createPayment, expect, expectAccessible, person, signIn, test } from "./fixtures";

// Production and test: one switch for the whole browser, and never both in one list.

const rows = (page: Page) => page.getByRole("table").locator("tbody tr");
const switchOf = (page: Page) => page.getByRole("switch", { name: "Test mode" });

async function shopWithBoth() {
  const merchant = await createMerchant({ testUnits: 1 });
  const [real, tried] = merchant.units;
  const inEarnest = await createPayment(merchant, { unit: real?.msn ?? "" });
  const triedOut = await createPayment(merchant, { unit: tried?.msn ?? "", amount: 4_200 });
  return { merchant, inEarnest, triedOut };
}

test("switches the whole portal, in every tab, and back", async ({ page, context }) => {
  const { merchant, inEarnest, triedOut } = await shopWithBoth();
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/transactions`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(inEarnest.reference);
  const second = await context.newPage();
  await second.goto(`/m/${merchant.slug}/transactions`);
  await switchOf(second).click();
  await expect(switchOf(second)).toBeChecked();
  await expect(second.getByText("You see test sales units and their payments only.")).toBeVisible();
  await expect(rows(second)).toHaveCount(1);
  await expect(rows(second)).toContainText(triedOut.reference);
  await expectAccessible(second);

  await expect(switchOf(page), "the other tab follows").toBeChecked();
  await expect(rows(page)).toContainText(triedOut.reference);
  await page.goto(`/m/${merchant.slug}`);
  await expect(page.getByText("42.00").first()).toBeVisible();
  await page.getByRole("button", { name: "Back to production" }).click();
  await expect(switchOf(page)).not.toBeChecked();
  await expect(page.getByText("100.00").first()).toBeVisible();
  await expect(rows(second)).toContainText(inEarnest.reference);
});

test("an open list asks for its own mode, whatever the browser was switched to", async ({ page }) => {
  const { merchant, inEarnest } = await shopWithBoth();
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/transactions`);
  const asked = page.waitForRequest((request) => request.url().includes("/transactions/data"));
  await page.getByRole("searchbox").fill(inEarnest.reference);
  expect(new URL((await asked).url()).searchParams.get("env")).toBe("production");
});

test("a link to a payment of the other mode says so, and leads there", async ({ page }) => {
  const { merchant, triedOut } = await shopWithBoth();
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/transactions/${triedOut.id}`);
  await expect(page.getByRole("heading", { name: "This belongs to a test sales unit" })).toBeVisible();
  await expect(page.getByText(triedOut.reference)).toHaveCount(0);
  await page.getByRole("button", { name: "Switch to test mode" }).click();
  await expect(page.getByText(triedOut.reference).first()).toBeVisible();
});

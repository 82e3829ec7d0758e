import type { Browser, Page } from "@playwright/test";
import { control, createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";
import { activateLinks, plantLink } from "./payment-links";

// A link is made in the portal and paid by a customer whose browser runs no script.

/** A customer's browser: nobody is signed in, and scripts are off. */
async function customerOf(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: "nb-NO",
    ...(baseURL ? { baseURL } : {}),
  });
  return context.newPage();
}

// Wrong forms come back as 422, and closed links as 410.
test.use({ expectedErrors: /status of (410|422)/ });

test("a link is made, shared, paid without a script, and captured", async ({ page, browser, baseURL }) => {
  const merchant = await createMerchant();
  await activateLinks(merchant);
  const seller = await person(merchant, { role: "assistant", extras: ["transaction_management"] });
  await signIn(page, seller);
  await page.goto(`/m/${merchant.slug}/links`);
  await page.getByRole("link", { name: "New payment link" }).first().click();
  await page.getByLabel("Title").fill("Cheap cocaine");
  await page.getByLabel("Price in NOK").fill("250");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("Kind of question 1").selectOption("quantity");
  await page.getByLabel("Question 1", { exact: true }).fill("Antall kopper");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("Question 2", { exact: true }).fill("Navn på koppen");
  await page.getByLabel("How many may be sold").fill("5");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("drugs can’t be sold by payment link").first()).toBeVisible();
  await page.getByLabel("Title").fill("Kaffekopp");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { name: "Kaffekopp" })).toBeVisible();
  await expectAccessible(page);
  const address = await page.getByRole("link", { name: /\/pay\// }).getAttribute("href");
  await page.getByLabel("Title").fill("Stor kaffekopp");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  // The form was made anew with what it had saved, and nobody was told that it had.
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Stor kaffekopp");

  const customer = await customerOf(browser, baseURL);
  await customer.goto(address ?? "");
  await expect(customer.getByText("250,00 kr")).toBeVisible();
  await customer.getByLabel("Antall kopper").fill("2");
  await customer.getByRole("button", { name: "Betal med Vipps" }).click();
  await expect(customer.getByRole("alert")).toContainText("2 ting mangler");
  await expect(customer.getByLabel("Antall kopper")).toHaveValue("2");
  await customer.getByLabel("Navn på koppen").fill("Nora <3");
  await customer.getByLabel(/Jeg godtar/).check();
  await customer.getByRole("button", { name: "Betal med Vipps" }).click();
  await customer.waitForURL(/\/landing\?token=/);
  const landing = customer.url();
  await customer.getByLabel("Phone number").fill("910 00 011");
  await customer.getByRole("button", { name: "Next" }).click();
  await expect(customer.getByRole("heading", { name: "Open the app on your phone" })).toBeVisible();

  // Whoever comes back before approving is told to wait, whatever the address says.
  const reference = await payFromList(page, merchant.slug);
  const msn = merchant.units[0]?.msn;
  await control(`/payments/${msn}/${reference}/approve`);
  await customer.goto(landing);
  await expect(customer.getByRole("heading", { name: "Takk!" })).toBeVisible();
  await expect(customer.getByText("500,00 kr")).toBeVisible();

  await page.reload();
  await page.getByRole("link", { name: reference }).click();
  await expect(page.getByText("Nora <3").first()).toBeVisible();
  await page.getByRole("button", { name: "Capture", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Capture/ })
    .click();
  await expect(page.getByText("Captured", { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await customer.context().close();
});

/** The payment stands in the list of transactions under "payment links", still waiting; gives its reference. */
async function payFromList(page: Page, slug: string): Promise<string> {
  await page.goto(`/m/${slug}/transactions?channel=link`);
  const line = page.getByRole("link", { name: /^LINK-/ }).first();
  await expect(line).toBeVisible();
  return (await line.textContent())?.trim() ?? "";
}

test("what can't be paid says so in a sentence: expired, closed, sold out, unknown", async ({ page }) => {
  const merchant = await createMerchant();
  await activateLinks(merchant);
  const past = new Date(Date.now() - 86_400_000);
  const links = {
    "This link has expired": await plantLink(merchant, { expiresAt: past }),
    "This link is closed": await plantLink(merchant, { deactivatedAt: past }),
    "Sold out": await plantLink(merchant, { stock: 1, taken: 1 }),
  };
  for (const [heading, { token }] of Object.entries(links)) {
    await page.goto(`/pay/${token}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expect(page.getByRole("button")).toHaveCount(0);
  }
  await expectAccessible(page);
  const unknown = await page.request.get(`/pay/${"a".repeat(22)}`);
  expect(unknown.status()).toBe(404);
  const { token } = await plantLink(merchant, { shipping: [{ id: "s1", name: "Mail", priceMinor: 4_900 }] });
  await page.goto(`/pay/${token}`);
  await expectAccessible(page);
  const scripts = await page.evaluate(() => document.scripts.length);
  expect(scripts).toBe(0);
});

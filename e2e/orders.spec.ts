import type { Page } from "@playwright/test";
import { LOCALE_COOKIE } from "@/lib/domain/preferences";
import {
  createMerchant,
  createPayment,
  expect,
  expectAccessible,
  type Merchant,
  person,
  shop,
  signIn,
  test,
} from "./fixtures";

// From the catalogue through the platform's staff to a sales unit that takes a payment, and a test unit on its way.

const STAFF = `${process.env["PAYMENTS_BASE_URL"]}/staff`;

/** What the platform's staff does with an order, on its page at the sandbox. */
async function staffDoes(staff: Page, name: string, deed: string, note = ""): Promise<void> {
  await staff.goto(STAFF);
  const order = staff.getByRole("article", { name, exact: true });
  await order.getByRole("textbox").fill(note);
  await order.getByRole("button", { name: `${deed}: ${name}` }).click();
  await expect(staff).toHaveURL(/staff#order-/);
}

/** The sandbox's own record of a unit, with its keys, as the shop's system would have it. */
async function connected(merchant: Merchant, msn: string): Promise<Merchant> {
  const answer = await fetch(`${process.env["PAYMENTS_BASE_URL"]}/_control/sales-units`);
  const { salesUnits }: { salesUnits: Merchant["units"] } = await answer.json();
  return { ...merchant, units: salesUnits.filter((unit) => unit.msn === msn) };
}

async function listeners(merchant: Merchant, msn: string): Promise<number> {
  const { body } = await shop(merchant, msn).send("GET", "/webhooks/v1/webhooks");
  const { webhooks } = body;
  return Array.isArray(webhooks) ? webhooks.length : 0;
}

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name of the sales unit").fill(name);
  await page.getByLabel("What you sell").fill("Coffee, buns and beans by the kilo");
  await page.getByLabel("Where you sell").fill("Torget 1, 5014 Bergen");
  await page.getByLabel("Expected sales a year (NOK)").fill("1 200 000");
}

test("an order goes through its states to a unit that takes a payment", async ({ page, context }) => {
  test.setTimeout(120_000);
  const merchant = await createMerchant();
  const name = `Kiosk ${merchant.slug.slice(5)}`;
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/sales-units`);
  await page.getByRole("main").getByRole("link", { name: "Order products" }).click();
  await expect(page.getByRole("heading", { name: "Partner integrations" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Order with Nordkasse" }).click();
  await expect(page.getByLabel("Integration partner")).toHaveValue("Nordkasse");
  await fillIn(page, name);
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByText("Nothing has been sent.", { exact: false })).toBeVisible();

  await page.goto(`/m/${merchant.slug}`);
  await page
    .getByRole("region", { name: "Product orders ready to submit" })
    .getByRole("link", { name })
    .click();
  await page.getByLabel("Settlement account").fill("99990000015");
  await page.getByRole("button", { name: "Submit the order" }).click();
  await expect(page.getByText("The check digits don't fit", { exact: false })).toBeVisible();
  await page.getByLabel("Settlement account").fill("9999 00 00014");
  await page.getByRole("button", { name: "Submit the order" }).click();
  await expect(page.getByRole("region", { name: "Submitted" })).toBeVisible();
  await expectAccessible(page);

  const staff = await context.newPage();
  await expect(async () => {
    await staff.goto(STAFF);
    await expect(staff.getByRole("article", { name, exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(staff);
  await staffDoes(staff, name, "Start processing");
  await staffDoes(staff, name, "Ask the merchant", "Which floor of Torget 1?");
  await expect(page.getByText("Which floor of Torget 1?").first()).toBeVisible({ timeout: 20_000 });

  await page.goto(`/m/${merchant.slug}`);
  await page.getByRole("region", { name: "Confirm order" }).getByRole("link", { name }).click();
  await page.getByLabel("Where you sell").fill("Torget 1, first floor");
  await page.getByLabel("Your answer to the platform").fill("The first.");
  await page.getByRole("button", { name: "Confirm and send" }).click();
  await expect(page.getByRole("region", { name: "Processing" })).toBeVisible();
  await expect(async () => {
    await staff.goto(STAFF);
    await expect(staff.getByRole("article", { name, exact: true })).toContainText("The first.", {
      timeout: 500,
    });
  }).toPass();
  await staffDoes(staff, name, "Approve");

  await page.getByRole("link", { name: "See the sales unit" }).click({ timeout: 20_000 });
  // The order's page bears the same name and shows the same place.
  await expect(page).toHaveURL(/\/sales-units\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Torget 1, first floor" })).toBeVisible();
  await expect(page.getByText("•••• 0014")).toBeVisible();
  const msn = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const shopOf = await connected(merchant, msn);
  // The platform tells only of what happens after the registration, which the worker makes within seconds.
  await expect.poll(() => listeners(shopOf, msn), { timeout: 20_000 }).toBe(1);
  const payment = await createPayment(shopOf, { unit: msn });
  await page.goto(`/m/${merchant.slug}/transactions/${payment.id}`);
  await expect(page.getByText(payment.reference).first()).toBeVisible();
});

test("a stopped order says why and is started again from the same answers", async ({ page, context }) => {
  test.setTimeout(90_000);
  const merchant = await createMerchant();
  const name = `Stall ${merchant.slug.slice(5)}`;
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/orders/new?product=vm_number`);
  await fillIn(page, name);
  await page.getByLabel("Settlement account").fill("99990000014");
  await page.getByLabel("The customer types the amount").check();
  await page.getByRole("button", { name: "Submit the order" }).click();
  await expect(page.getByRole("region", { name: "Submitted" })).toBeVisible();
  const staff = await context.newPage();
  await expect(async () => {
    await staff.goto(STAFF);
    await expect(staff.getByRole("article", { name, exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  await staffDoes(staff, name, "Stop", "Nobody knows this square.");
  await expect(page.getByText("Nobody knows this square.").first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Start again from the same answers" }).click();
  await expect(page.getByLabel("Name of the sales unit")).toHaveValue(name);
  await expect(page.getByLabel("The customer types the amount")).toBeChecked();
});

test("a test unit is on its way, then in the list, and can't be edited", async ({ page, context }) => {
  test.setTimeout(90_000);
  const merchant = await createMerchant();
  const name = `Trial ${merchant.slug.slice(5)}`;
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/sales-units`);
  await expect(page.getByRole("link", { name: "Add test sales unit" })).toHaveCount(0);
  await page.getByRole("switch", { name: "Test mode" }).click();
  await page.getByRole("link", { name: "Add test sales unit" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Direct capture").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("list", { name: /not in the list/ })).toContainText("On its way");
  const staff = await context.newPage();
  await expect(async () => {
    await staff.goto(STAFF);
    await expect(staff.getByRole("article", { name, exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  await staffDoes(staff, name, "Approve");
  await page.getByRole("table").getByRole("link", { name }).click({ timeout: 20_000 });
  await expect(page.getByText("the platform lets nobody change one", { exact: false })).toBeVisible();
  await expect(page.getByText("Edit", { exact: true })).toHaveCount(0);
});

test("whoever is no administrator orders nothing and sees no order", async ({ page }) => {
  const merchant = await createMerchant();
  for (const role of ["sales_unit_manager", "assistant"] as const) {
    await signIn(page, await person(merchant, { role, extras: ["developer"] }));
    await page.goto(`/m/${merchant.slug}/sales-units`);
    await expect(page.getByRole("link", { name: "Order products" })).toHaveCount(0);
    for (const path of ["orders", "orders/new", "orders/test-unit"]) {
      await page.goto(`/m/${merchant.slug}/${path}`);
      await expect(page).toHaveURL(/no-access/);
    }
  }
});

for (const language of ["fi", "sv"])
  test(`catalogue and forms fit a phone, ${language}`, async ({ page }) => {
    const merchant = await createMerchant();
    await page.setViewportSize({ width: 360, height: 740 });
    await signIn(page, await person(merchant));
    const url = process.env["PORTAL_PUBLIC_URL"] ?? "";
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: language, url }]);
    for (const path of ["orders", "orders/new?product=checkout", "orders/new?product=vm_number"]) {
      await page.goto(`/m/${merchant.slug}/${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    }
  });

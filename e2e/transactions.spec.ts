import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { exportAs } from "./exports";
import {
  createMerchant,
  createPayment,
  expect,
  expectAccessible,
  type Merchant,
  order,
  person,
  shop,
  signIn,
  test,
} from "./fixtures";

// Finding payments: the list, its filters in the address, the panel beside it, what arrives meanwhile, the export.

const rows = (page: Page) => page.getByRole("table").locator("tbody tr");
const row = (page: Page, reference: string) => rows(page).filter({ hasText: reference });

async function openList(page: Page, merchant: Merchant, query = ""): Promise<void> {
  await page.goto(`/m/${merchant.slug}/transactions${query}`);
  await expect(page.getByRole("heading", { level: 1, name: "Transactions" })).toBeVisible();
}

async function threePayments(): Promise<{ merchant: Merchant; references: [string, string, string] }> {
  const merchant = await createMerchant({ units: 2 });
  const unit = merchant.units[1]?.msn ?? "";
  const named = (thing: string) => `${thing}-${randomBytes(4).toString("hex")}`;
  const beans = await createPayment(merchant, { amount: 12_550, reference: named("beans") });
  const cups = await createPayment(merchant, { amount: 49_900, reference: named("cups"), unit });
  const kettle = await createPayment(merchant, {
    amount: 89_900,
    customer: "rejected",
    reference: named("kettle"),
  });
  return { merchant, references: [beans.reference, cups.reference, kettle.reference] };
}

test("finds payments by tab, search and unit, and the address gives the same list again", async ({
  page,
}) => {
  const { merchant, references } = await threePayments();
  const [beans, cups, kettle] = references;
  await signIn(page, await person(merchant));
  await openList(page, merchant);
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("navigation", { name: "Status" }).getByRole("link", { name: "Rejected 1" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, kettle)).toBeVisible();
  await page.getByRole("navigation", { name: "Status" }).getByRole("link", { name: "All 3" }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("/");
  await page.keyboard.type("BEANS");
  await expect(page).toHaveURL(/q=BEANS/);
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, beans)).toBeVisible();
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("searchbox")).toHaveValue("BEANS");
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("combobox", { name: "Sales unit" }).selectOption({ index: 2 });
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, cups)).toBeVisible();
  await expectAccessible(page);
});

test("says why a list is empty", async ({ page }) => {
  const { merchant } = await threePayments();
  await signIn(page, await person(merchant));
  await openList(page, merchant, "?from=2020-01-01&to=2020-01-31");
  await expect(page.getByRole("heading", { name: "Nothing in this period" })).toBeVisible();
  await page.getByRole("link", { name: "Search any time" }).click();
  await expect(rows(page)).toHaveCount(3);
  await openList(page, merchant, "?q=teapot");
  await expect(page.getByRole("heading", { name: "No payment matches" })).toBeVisible();
  const empty = await createMerchant();
  await signIn(page, await person(empty));
  await openList(page, empty);
  await expect(page.getByRole("heading", { name: "No payments yet" })).toBeVisible();
  await expectAccessible(page);
});

test("opens a payment beside the list, walks the rows by keyboard and comes back to the same place", async ({
  page,
}) => {
  const { merchant, references } = await threePayments();
  await signIn(page, await person(merchant));
  await openList(page, merchant);
  await row(page, references[2]).getByRole("link").click();
  const panel = page.getByRole("complementary", { name: `Payment ${references[2]}` });
  await expect(panel).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("j");
  await expect(page.getByRole("complementary", { name: `Payment ${references[1]}` })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("complementary", { name: `Payment ${references[0]}` })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("complementary", { name: `Payment ${references[1]}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: /^Payment / })).toHaveCount(0);
  await expect(rows(page)).toHaveCount(3);
});

test("an open list shows a new payment within three seconds, and what becomes of it", async ({ page }) => {
  const { merchant } = await threePayments();
  await signIn(page, await person(merchant));
  // The first look was what the list compared later ones with: a payment that came between the page and that look never showed.
  let look: () => void = () => undefined;
  const mayLook = new Promise<void>((resolve) => {
    look = resolve;
  });
  const looks = /\/api\/watch\/[^/]+\/payments$/;
  await page.route(looks, (route) => mayLook.then(() => route.continue()));
  await openList(page, merchant);
  await expect(rows(page)).toHaveCount(3);
  await createPayment(merchant, { amount: 3_300 });
  look();
  await expect(rows(page)).toHaveCount(4);
  await page.unroute(looks);
  const { reference } = await order(merchant, { amount: 7_700 });
  const ordered = Date.now();
  await expect(row(page, reference)).toContainText("Reserved", { timeout: 6_000 });
  expect(Date.now() - ordered).toBeLessThan(4_000);
  await shop(merchant).capture(reference, 7_700);
  await expect(row(page, reference)).toContainText("Captured", { timeout: 6_000 });
});

test("sorts by amount and by age, and says so", async ({ page }) => {
  const { merchant, references } = await threePayments();
  await signIn(page, await person(merchant));
  await openList(page, merchant);
  await page.getByRole("link", { name: "Sort by Amount" }).click();
  await expect(page.getByRole("columnheader", { name: /Amount/ })).toHaveAttribute("aria-sort", "descending");
  await expect(rows(page).first()).toContainText(references[2]);
  const date = page.getByRole("columnheader", { name: /Date/ });
  await page.getByRole("link", { name: "Sort by Date" }).click();
  await expect(date).toHaveAttribute("aria-sort", "descending");
  await page.getByRole("link", { name: "Sort by Date" }).click();
  await expect(date).toHaveAttribute("aria-sort", "ascending");
  await expect(rows(page).first()).toContainText(references[0]);
});

test("exports exactly what is listed, customers masked unless asked for", async ({ page }) => {
  const { merchant, references } = await threePayments();
  // As if the customer had shared it.
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.update(payments).set({ customerPhone: "4791000011" }).where(eq(payments.reference, references[1])),
  );
  await signIn(page, await person(merchant));
  await openList(page, merchant, "?q=cups");
  const exported = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), exportAs(page, "CSV")]);
    return readFile(await download.path(), "utf8");
  };
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("radio", { name: "CSV" }).check();
  await page.getByLabel("Between columns").selectOption("comma");
  await page.getByRole("checkbox", { name: "Decimal comma" }).uncheck();
  await page.keyboard.press("Escape");
  const plain = await exported();
  expect(plain.startsWith("\ufeff")).toBe(true);
  expect(plain).toContain("Date (Europe/Oslo),Reference,");
  expect(plain.trimEnd().split("\n")).toHaveLength(2);
  expect(plain).toContain(`,${references[1]},,`);
  expect(plain).toContain(",499.00,0.00,0.00,NOK,Reserved");
  expect(plain).not.toContain("4791000011");
  await openList(page, merchant, "?q=cups");
  await page.getByRole("button", { name: "Export" }).click();
  // The last choice is remembered.
  await expect(page.getByRole("radio", { name: "CSV" })).toBeChecked();
  await expect(page.getByLabel("Between columns")).toHaveValue("comma");
  await page.getByLabel("Between columns").selectOption("semicolon");
  await page.getByRole("checkbox", { name: "Decimal comma" }).check();
  await page.getByRole("checkbox", { name: /With names and phone numbers/ }).check();
  await page.keyboard.press("Escape");
  expect(await exported()).toMatch(/;4791000011;.*;499,00;/);
});

test("the front page adds up today and opens the payments behind its figures", async ({ page }) => {
  const { merchant } = await threePayments();
  await signIn(page, await person(merchant, { name: "Robin Test" }));
  await page.goto(`/m/${merchant.slug}`);
  await expect(page.getByRole("heading", { level: 1, name: /Robin/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Sales today.*NOK 624\.50/ })).toBeVisible();
  await expect(page.locator(".recharts-bar-rectangle path").first()).toBeAttached();
  await expectAccessible(page);
  await page.getByText("Show as a table").click();
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/transactions\?from=/);
  await expect(rows(page)).toHaveCount(3);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("payments are cards, and nothing is wider than the screen", async ({ page }) => {
    const { merchant, references } = await threePayments();
    await signIn(page, await person(merchant));
    for (const path of ["", "/transactions"]) {
      await page.goto(`/m/${merchant.slug}${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, path).toBeLessThanOrEqual(360);
      await expectAccessible(page);
    }
    await page.getByRole("table").getByRole("link", { name: references[1] }).click();
    await expect(page.getByRole("heading", { level: 1, name: "NOK 499.00" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
});

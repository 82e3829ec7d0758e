import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { asDirectory } from "@/lib/access/directory";
import { createMerchant, createPayment, expect, expectAccessible, person, signIn, test } from "./fixtures";

// Set up login, marketing consents and test users: a developer's pages beside the API keys.

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const uri = (page: Page, number: number) =>
  page.getByRole("textbox", { name: `Redirect URI ${number}`, exact: true });
const save = (page: Page) => part(page, "Settings").getByRole("button", { name: "Save" }).click();

async function developerAt(page: Page) {
  const merchant = await createMerchant({ units: 2, testUnits: 1 });
  const [mine, other, trial] = merchant.units;
  if (!mine || !other || !trial) throw new Error("units are missing");
  const units = [mine.msn, trial.msn];
  const developer = await person(merchant, { role: "assistant", extras: ["developer"], units });
  await signIn(page, developer);
  return { merchant, developer, mine, other, trial, area: `/m/${merchant.slug}/developers` };
}

async function fitsAPhone(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

test("a developer sets up login on a phone, and hears of each wrong redirect URI", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { mine, other, area } = await developerAt(page);
  await page.goto(area);
  await page.getByRole("link", { name: "Set up login" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Login" })).toBeVisible();
  await expect(page.getByText(other.name)).toHaveCount(0);
  await page.getByRole("link", { name: mine.name }).click();
  await page.getByRole("button", { name: "Activate login" }).click();
  await uri(page, 1).fill("https://shop.example.com/callback#done");
  await save(page);
  const sentence = "has a # in it. A redirect URI must not have a fragment.";
  await expect(part(page, "Settings").getByText(sentence).first()).toBeVisible();
  await expect(uri(page, 1)).toHaveValue("https://shop.example.com/callback#done");
  await uri(page, 1).fill("https://shop.example.com/callback");
  await page.getByRole("button", { name: "Add URI" }).click();
  await uri(page, 2).fill("https://*.example.com/");
  await expect(page.getByText(/has a \* in it/)).toBeVisible();
  await uri(page, 2).fill("http://localhost:3000/callback");
  await expect(page.getByText("For testing on your own computer only.")).toBeVisible();
  await page.getByRole("radio", { name: /client_secret_post/ }).check();
  await page.getByLabel("Webhook URL for revoked consents").fill("https://shop.example.com/revoked");
  await save(page);
  await expect(page.getByText("Saved. It counts from the next sign-in.")).toBeVisible();
  await fitsAPhone(page);
  await expectAccessible(page);
  await page.reload();
  await expect(uri(page, 2)).toHaveValue("http://localhost:3000/callback");
  await expect(page.getByRole("radio", { name: /client_secret_post/ })).toBeChecked();
});

test("marketing consents show what people will see, and give a scope", async ({ page }) => {
  const { mine, area } = await developerAt(page);
  await page.goto(`${area}/login/${mine.msn}`);
  await page.getByRole("button", { name: "Activate login" }).click();
  const marketing = part(page, "Marketing consents");
  const preview = marketing.getByRole("figure");
  await marketing.getByRole("checkbox", { name: "SMS", exact: true }).check();
  await marketing.getByRole("checkbox", { name: /^Mandatory\s+SMS$/ }).check();
  await expect(preview.getByText("SMS (required)")).toBeVisible();
  await marketing.getByLabel("Link to terms and conditions").fill("http://shop.example.com/terms");
  await marketing.getByLabel("Link to privacy statement").fill("https://shop.example.com/privacy");
  await marketing.getByRole("button", { name: "Save consents" }).click();
  await expect(marketing.getByText("The address has to begin with https://.").first()).toBeVisible();
  await marketing.getByLabel("Link to terms and conditions").fill("https://shop.example.com/terms");
  await marketing.getByRole("button", { name: "Save consents" }).click();
  await expect(marketing.getByText("Saved. People see it at their next sign-in.")).toBeVisible();
  await expect(part(page, "Scopes").getByText("Marketing consents", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("two editors don't save over each other; removing takes a fresh sign-in", async ({
  page,
  browserOf,
}) => {
  const { merchant, developer, mine, area } = await developerAt(page);
  const address = `${area}/login/${mine.msn}`;
  await page.goto(address);
  await page.getByRole("button", { name: "Activate login" }).click();
  await expect(uri(page, 1)).toBeVisible();
  const second = await browserOf(await person(merchant, { name: "Second Editor" }));
  await second.goto(address);
  await uri(second, 1).fill("https://second.example.com/");
  await save(second);
  await expect(second.getByText("Saved. It counts from the next sign-in.")).toBeVisible();
  await uri(page, 1).fill("https://first.example.com/");
  await save(page);
  await expect(page.getByText(/Someone else changed this a moment ago/)).toBeVisible();
  await expect(uri(page, 1)).toHaveValue("https://second.example.com/");

  const long = new Date(Date.now() - 10 * 60_000);
  await asDirectory((tx) =>
    tx.update(sessions).set({ createdAt: long }).where(eq(sessions.userId, developer.id)),
  );
  await part(page, "Remove login").getByRole("button", { name: "Remove login" }).click();
  await expect(page.locator('a[href^="/sign-in/again?next="]')).toBeVisible();
  await part(second, "Remove login").getByRole("button", { name: "Remove login" }).click();
  await expect(second.getByRole("button", { name: "Activate login" })).toBeVisible();
  await second.goto(`/m/${merchant.slug}/audit`);
  await expect(second.getByText("Login removed").first()).toBeVisible();
});

test("test users are made in test mode, pay there and sign in, five at most", async ({ page, context }) => {
  const { merchant, trial, area } = await developerAt(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${area}/test-users`);
  await page.getByRole("button", { name: "Switch to test mode" }).click();
  const add = async (name: string) => {
    await page.getByLabel("First and last name").fill(name);
    await page.getByRole("button", { name: "Add test user" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: name })).toBeVisible();
  };
  const own = `Ada ${merchant.slug.replace(/[^a-z]/g, "")}`;
  await add(own);
  const card = page.getByRole("listitem").filter({ hasText: own });
  await card.getByRole("button", { name: /Copy Phone number/ }).click();
  const phone = await page.evaluate(() => navigator.clipboard.readText());
  expect(phone).toMatch(/^\+47\d{8}$/);
  await createPayment(merchant, { unit: trial.msn, phone: phone.slice(1) });
  for (const name of ["Bo Bee", "Cai Cee", "Dag Dee", "Eva Eee"]) await add(name);
  await expect(page.getByText("Your company has all five test users.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add test user" })).toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await fitsAPhone(page);
  await context.clearCookies();
  await page.goto("/sign-in");
  await page
    .getByRole("button", { name: /BankID/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: new RegExp(own) })).toBeVisible();
});

test.describe("who may not", () => {
  test.use({ expectedErrors: /status of 404/ });

  test("set up login", async ({ page, browserOf }) => {
    const { merchant, other, trial, area } = await developerAt(page);
    const foreign = await page.goto(`${area}/login/${other.msn}`);
    expect(foreign?.status()).toBe(404);
    await page.goto(`${area}/login/${trial.msn}`);
    await expect(page.getByRole("heading", { name: "This belongs to a test sales unit" })).toBeVisible();
    const manager = await browserOf(await person(merchant, { role: "sales_unit_manager" }));
    for (const path of ["login", `login/${other.msn}`, "test-users"]) {
      await manager.goto(`${area}/${path}`);
      await expect(manager).toHaveURL(/no-access/);
    }
  });
});

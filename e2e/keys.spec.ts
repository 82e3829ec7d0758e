import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { asDirectory } from "@/lib/access/directory";
import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

// A refused look at keys is an answer of 400.
test.use({ expectedErrors: /status of 400/ });

test("an administrator sees the keys of every unit, masked until asked for", async ({ page }) => {
  const merchant = await createMerchant({ units: 2 });
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}`);
  await page.getByRole("link", { name: "For developers" }).first().click();
  const [first, second] = merchant.units;
  await expect(page.getByRole("row", { name: new RegExp(second?.msn ?? "") })).toBeVisible();
  const secret = first?.keys.clientSecret ?? "";
  expect(await page.content()).not.toContain(secret);
  const row = page.getByRole("row", { name: new RegExp(first?.msn ?? "") });
  const answer = page.waitForResponse(/\/keys$/);
  await row.getByRole("button", { name: /Show keys/ }).click();
  expect((await answer).headers()["cache-control"]).toContain("no-store");
  await expect(row.getByText(`••••${secret.slice(-4)}`)).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await row.getByRole("button", { name: "Show client_secret whole" }).click();
  await expect(row.getByText(secret)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/m/${merchant.slug}/audit`);
  await expect(page.getByText("API keys shown").first()).toBeVisible();
});

test("an assistant with Developer sees the keys of their own unit, after a fresh sign-in only", async ({
  page,
}) => {
  const merchant = await createMerchant({ units: 2 });
  const [mine, other] = merchant.units.map(({ msn }) => msn);
  const developer = await person(merchant, {
    role: "assistant",
    extras: ["developer"],
    units: [mine ?? ""],
  });
  await signIn(page, developer);
  await page.goto(`/m/${merchant.slug}/developers`);
  await expect(page.getByText(`MSN ${mine}`)).toBeVisible();
  await expect(page.getByText(`MSN ${other}`)).toHaveCount(0);
  const foreign = await page.request.get(`/m/${merchant.slug}/developers/${other}/keys`);
  expect(foreign.status()).toBe(404);
  const long = new Date(Date.now() - 10 * 60_000);
  await asDirectory((tx) =>
    tx.update(sessions).set({ createdAt: long }).where(eq(sessions.userId, developer.id)),
  );
  await page.getByRole("button", { name: /Show keys/ }).click();
  await expect(page.getByText("Sign in once more to see keys.")).toBeVisible();
  await expect(page.locator('a[href^="/sign-in/again?next="]')).toBeVisible();
});

test("an assistant without Developer finds neither the menu entry nor the keys", async ({ page }) => {
  const merchant = await createMerchant();
  const msn = merchant.units[0]?.msn ?? "";
  await signIn(page, await person(merchant, { role: "assistant", units: [msn] }));
  await page.goto(`/m/${merchant.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "For developers" })).toHaveCount(0);
  const answer = await page.request.get(`/m/${merchant.slug}/developers/${msn}/keys`);
  expect(answer.status()).toBe(403);
  await page.goto(`/m/${merchant.slug}/developers`);
  await expect(page).toHaveURL(/no-access/);
});

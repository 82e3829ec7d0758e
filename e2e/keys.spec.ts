import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { asDirectory } from "@/lib/access/directory";
import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

// A refused look at keys is an answer of 400.
test.use({ expectedErrors: /status of 400/ });

const cardOf = (page: Page, name = "") => page.getByRole("region", { name, exact: true });

/** What a browser gets of a page: as a document, and as the data of a navigation. */
async function sentTo(page: Page, path: string): Promise<string> {
  const answers = await Promise.all([{}, { rsc: "1" }].map((headers) => page.request.get(path, { headers })));
  return (await Promise.all(answers.map((answer) => answer.text()))).join("\n");
}

test("an administrator sees the keys of every unit, masked until asked for", async ({ page }) => {
  const merchant = await createMerchant({ units: 2 });
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}`);
  await page.getByRole("link", { name: "For developers" }).first().click();
  const [first, second] = merchant.units;
  await expect(cardOf(page, second?.name)).toBeVisible();
  const secrets = Object.values(first?.keys ?? {});
  expect(secrets).toHaveLength(4);
  const sent = await sentTo(page, `/m/${merchant.slug}/developers`);
  for (const secret of secrets) expect(sent).not.toContain(secret);
  const card = cardOf(page, first?.name);
  const answer = page.waitForResponse(/\/keys$/);
  await card.getByRole("button", { name: /Show keys/ }).click();
  expect((await answer).headers()["cache-control"]).toContain("no-store");
  const secret = first?.keys.clientSecret ?? "";
  await expect(card.getByText(`••••${secret.slice(-4)}`)).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await card.getByRole("button", { name: "Show client_secret whole" }).click();
  await expect(card.getByText(secret)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/m/${merchant.slug}/audit`);
  await expect(page.getByText("API keys shown").first()).toBeVisible();
});

test("a developer makes a key of their own unit anew, on a phone, after a fresh sign-in only", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const merchant = await createMerchant({ units: 2 });
  const [mine, other] = merchant.units;
  const units = [mine?.msn ?? ""];
  const developer = await person(merchant, { role: "assistant", extras: ["developer"], units });
  await signIn(page, developer);
  await page.goto(`/m/${merchant.slug}/developers`);
  await expect(page.getByText(`MSN ${other?.msn}`)).toHaveCount(0);
  const foreign = await page.request.get(`/m/${merchant.slug}/developers/${other?.msn}/keys`);
  expect(foreign.status()).toBe(404);
  const card = cardOf(page, mine?.name);
  await card.getByRole("button", { name: /Show keys/ }).click();
  const former = mine?.keys.clientSecret ?? "";
  await expect(card.getByText(`••••${former.slice(-4)}`)).toBeVisible();
  await card.getByRole("button", { name: "Regenerate client_secret" }).click();
  const dialog = page.getByRole("dialog", { name: "Regenerate client_secret?" });
  await expect(dialog.getByText(/works for 24 hours more/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Make a new key" }).click();
  await expect(dialog.getByText(/The new key is in place/)).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(card.getByText(`••••${former.slice(-4)}`)).toHaveCount(0);
  await expect(card.getByText(/The former client_secret works until/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const long = new Date(Date.now() - 10 * 60_000);
  await asDirectory((tx) =>
    tx.update(sessions).set({ createdAt: long }).where(eq(sessions.userId, developer.id)),
  );
  await card.getByRole("button", { name: "Hide keys" }).click();
  await card.getByRole("button", { name: /Show keys/ }).click();
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

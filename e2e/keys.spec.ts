import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { unitConnections } from "@/db/schema/webhooks";
import { asDirectory } from "@/lib/access/directory";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { SalesUnit } from "@/lib/sandbox/sales-unit";
import { control, createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

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

test("an administrator connects a unit that the platform has, and is told at once what is wrong", async ({
  page,
}) => {
  const merchant = await createMerchant();
  await signIn(page, await person(merchant));
  const unit = (await control("/sales-units", { name: "Bakery" })) as SalesUnit; // safe: the sandbox's own answer
  await page.goto(`/m/${merchant.slug}/developers`);
  await page.getByRole("link", { name: "Connect an existing sales unit" }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page);
  const type = async (secret: string) => {
    await page.getByLabel("Number (MSN)").fill(unit.msn);
    await page.getByLabel("Name", { exact: true }).fill("Our bakery");
    await page.getByLabel("Client id").fill(unit.keys.clientId);
    await page.getByLabel("Client secret").fill(secret);
    await page.getByLabel("Subscription key", { exact: true }).fill(unit.keys.subscriptionKey);
    await page.getByRole("button", { name: "Try the keys and connect" }).click();
  };
  await type("not-the-right-secret");
  await expect(page.getByText(/gives no access with these keys \(401\)/)).toBeVisible();
  // What was secret does not come back from the server.
  await expect(page.getByLabel("Client secret")).toHaveValue("");
  await type(unit.keys.clientSecret);
  await expect(page.getByText(/The sales unit is connected/)).toBeVisible();
  await page.getByRole("link", { name: "Show the API keys" }).click();
  const card = cardOf(page, "Our bakery");
  // The worker registers within seconds, and the page looks again by itself.
  await expect(card.getByText("Registered", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(card.getByText("1 of 25")).toBeVisible();
  await expect(card.getByText(/knows this sales unit’s payments since/)).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await card.getByRole("button", { name: "Replace now" }).click();
  await expect(card.getByText("Asked for. It takes a few seconds.")).toBeVisible();
  await expect(card.getByText("Registered", { exact: true })).toBeVisible({ timeout: 30_000 });
});

test("keys that stopped working are shown to those who can mend it, on Home and on the unit", async ({
  page,
}) => {
  const merchant = await createMerchant();
  const [{ msn, name } = { msn: "", name: "" }] = merchant.units;
  const failing = { checkedAt: new Date(), failure: "keys_refused", failingSince: new Date() } as const;
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.update(unitConnections).set(failing).where(eq(unitConnections.msn, msn)),
  );
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}`);
  await page.getByRole("link", { name: /no longer accepts its API keys/ }).click();
  await expect(cardOf(page, name).getByText("The API keys no longer work")).toBeVisible();
  await signIn(page, await person(merchant, { role: "assistant", units: [msn] }));
  await page.goto(`/m/${merchant.slug}`);
  await expect(page.getByText("Needs your attention")).toBeVisible();
  await expect(page.getByText(/no longer accepts its API keys/)).toHaveCount(0);
  await page.goto(`/m/${merchant.slug}/sales-units/${msn}`);
  await expect(page.getByText(/has not accepted this sales unit’s API keys/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Enter new keys" })).toHaveCount(0);
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

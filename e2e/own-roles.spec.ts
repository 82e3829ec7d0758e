import { createMerchant, createPayment, expect, expectAccessible, person, signIn, test } from "./fixtures";

test("a company makes a role, gives it, changes what it gives, and keeps it while someone has it", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant({ units: 2 });
  const admin = await person(merchant, { name: "Kari Administrator" });
  const clerk = await person(merchant, { role: "assistant", name: "Sara Clerk" });
  await createPayment(merchant, { amount: 25_000 });
  await signIn(page, admin);
  await page.goto(`/m/${merchant.slug}/members`);
  await page.getByRole("link", { name: "Own roles" }).click();
  await page.locator("summary", { hasText: "New role" }).click();
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(page.getByText(/Give the role a name/)).toBeVisible();
  await page.getByLabel("Name of the role").fill("Desk");
  await page.getByRole("checkbox", { name: "see sales units", exact: false }).check();
  await page.getByRole("button", { name: "Save role" }).click();
  const desk = page.locator("details").filter({ has: page.locator("summary", { hasText: "Desk" }) });
  await expect(desk).toHaveCount(1);
  await expectAccessible(page);

  // Given to someone, it takes the place of what they had.
  await page.goto(`/m/${merchant.slug}/members/${clerk.id}/edit`);
  await page.getByRole("radio", { name: /^Desk/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const hers = await browserOf(clerk);
  await hers.goto(`/m/${merchant.slug}/transactions`);
  await expect(hers).toHaveURL(/no-access\?needs=transaction%3Aview/);
  await hers.goto(`/m/${merchant.slug}`);
  await expect(hers.getByRole("link", { name: "Transactions" })).toHaveCount(0);
  await page.goto(`/m/${merchant.slug}/members/${clerk.id}`);
  await expect(page.getByText("Desk", { exact: true })).toBeVisible();

  // A change of the role counts on her next click.
  await page.goto(`/m/${merchant.slug}/members/roles`);
  await desk.locator("summary").click();
  await desk.getByRole("checkbox", { name: "see transactions", exact: false }).check();
  await desk.getByRole("button", { name: "Save role" }).click();
  await expect(desk.getByText("Saved.")).toBeVisible();
  await hers.goto(`/m/${merchant.slug}/transactions`);
  await expect(hers.getByRole("table")).toContainText("250.00");

  // While someone has it, it stays.
  await desk.getByRole("button", { name: "Delete role" }).click();
  await expect(desk.getByText("still has this role, so nothing was done.")).toBeVisible();
  await page.goto(`/m/${merchant.slug}/members/${clerk.id}/edit`);
  await page.getByRole("radio", { name: /^Assistant/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(`/m/${merchant.slug}/members/roles`);
  await desk.locator("summary").click();
  await desk.getByRole("button", { name: "Delete role" }).click();
  await expect(desk).toHaveCount(0);
});

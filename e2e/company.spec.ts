import { createMerchant, expect, expectAccessible, person, signIn, test, testPerson } from "./fixtures";

for (const role of ["sales_unit_manager", "assistant", "accountant"] as const)
  test(`a person of role ${role} reads the company, changes nothing, and sees who may`, async ({ page }) => {
    const merchant = await createMerchant({ days: 370 });
    await person(merchant, { name: "Arne Admin" });
    await signIn(page, await person(merchant, { role }));
    await page.goto(`/m/${merchant.slug}`);
    await expect(page.getByText(/days are left/)).toHaveCount(0);
    await page.getByRole("link", { name: "Company", exact: true }).first().click();
    await expect(page.getByText("Arne Admin")).toBeVisible();
    const content = page.getByRole("main");
    await expect(content.getByRole("heading", { name: "Ending the relationship" })).toBeVisible();
    await expect(content.getByRole("button")).toHaveCount(0);
    await expect(content.getByRole("textbox")).toHaveCount(0);
    await expectAccessible(page);
  });

test("an organisation number is called what its own country calls it", async ({ page }) => {
  const [first, second] = [await createMerchant(), await createMerchant({ market: "FI" })];
  const anne = await testPerson(first, "anne-krogh");
  await testPerson(second, "anne-krogh");
  await signIn(page, anne);
  await page.goto(`/m/${first.slug}/company`);
  await page.getByRole("button", { name: "Menu of Anne Krogh" }).click();
  await page.getByLabel("Language").selectOption("fi");
  const fixed = page.getByRole("region", { name: "Yritysrekisteristä" });
  await expect(fixed.getByText("Org.nr.")).toBeVisible();
  await expect(fixed.getByText("Y-tunnus")).toHaveCount(0);
  await page.goto(`/m/${second.slug}/company`);
  await expect(fixed.getByText("Y-tunnus")).toBeVisible();
});

test("on a phone five places lead everywhere, the last by a menu that keys can use", async ({ page }) => {
  const merchant = await createMerchant();
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}`);
  const bar = page.getByRole("navigation", { name: "Main navigation" });
  await expect(bar.getByRole("listitem")).toHaveCount(5);
  const more = bar.getByRole("button", { name: "More" });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(bar.getByRole("link", { name: "Audit log" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bar.getByRole("link", { name: "Audit log" })).toBeHidden();
  await expect(more).toBeFocused();
  await more.click();
  await bar.getByRole("link", { name: "Company" }).click();
  await expect(page).toHaveURL(/\/company$/);
  await expect(bar.getByRole("link", { name: "Audit log" })).toBeHidden();
  await expect(more).toHaveAttribute("aria-current", "true");
});

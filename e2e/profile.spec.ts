import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

test("a person sees where they are signed in and ends one session and then all", async ({
  page,
  browserOf,
}) => {
  const someone = await person(await createMerchant());
  await signIn(page, someone);
  const elsewhere = await browserOf(someone);
  await elsewhere.goto("/profile");
  await page.goto("/profile");
  await expectAccessible(page);
  await expect(page.getByText("This device")).toHaveCount(1);
  await page.getByRole("button", { name: /^Sign out of / }).click();
  await expect(page.getByText("That device is signed out.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Sign out of / })).toHaveCount(0);
  await elsewhere.reload();
  await expect(elsewhere.getByText("You were signed out")).toBeVisible();

  const third = await browserOf(someone);
  await third.goto("/profile");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await third.reload();
  await expect(third).toHaveURL(/\/sign-in/);
});

test("language and appearance take effect at once and follow the person to another browser", async ({
  page,
  browserOf,
}) => {
  const someone = await person(await createMerchant());
  await signIn(page, someone);
  await page.goto("/profile");
  const content = page.getByRole("main");
  await content.getByLabel("Language").selectOption("nb");
  await expect(page.getByRole("heading", { name: "Min profil" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "nb");
  await content.getByLabel("Utseende").selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "dark");
  await expectAccessible(page);
  const elsewhere = await browserOf(someone);
  await elsewhere.goto("/profile");
  await expect(elsewhere.getByRole("heading", { name: "Min profil" })).toBeVisible();
  await expect(elsewhere.locator("html")).toHaveAttribute("data-scheme", "dark");
});

test.describe("on a small phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, colorScheme: "dark", locale: "fi-FI" });

  test("sign-in and profile fit, speak Finnish and are accessible in the dark", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "Kirjaudu sisään" })).toBeVisible();
    await expectAccessible(page);
    await signIn(page, await person(await createMerchant()));
    await page.goto("/profile");
    await expect(page.getByRole("heading", { name: "Oma profiili" })).toBeVisible();
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

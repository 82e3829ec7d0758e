import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

test("a group gives everyone in it the same, and takes it back, on their next click", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant({ units: 2 });
  const admin = await person(merchant, { name: "Kari Administrator" });
  const sara = await person(merchant, { role: "assistant", name: "Sara Assistant" });
  const hers = await browserOf(sara);
  await hers.goto(`/m/${merchant.slug}`);
  await expect(hers.getByRole("link", { name: "User accesses" })).toHaveCount(0);

  await signIn(page, admin);
  await page.goto(`/m/${merchant.slug}/members`);
  await page.getByRole("link", { name: "Groups" }).click();
  await expect(page.getByText("No groups yet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "New group" }).click();
  await page.getByRole("button", { name: "Make group" }).click();
  await expect(page.getByText("Give the group a name.")).toBeVisible();
  await page.getByLabel("Name of the group").fill("Deputies");
  await page.getByRole("button", { name: "Make group" }).click();
  await expect(page.getByText("Choose at least one sales unit.")).toBeVisible();
  await page.getByRole("radio", { name: /^Administrator/ }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make group" }).click();
  await expect(page.getByRole("heading", { name: "Deputies", level: 1 })).toBeVisible();
  await expect(page.getByText("Nobody yet.")).toBeVisible();

  await page.getByRole("button", { name: "Put in" }).click();
  await expect(page.getByText("Choose a user.", { exact: true })).toBeVisible();
  await page.getByRole("combobox", { name: /^User/ }).selectOption("Sara Assistant");
  await page.getByRole("button", { name: "Put in" }).click();
  await expect(page.getByRole("link", { name: "Sara Assistant" })).toBeVisible();
  await expectAccessible(page);
  await hers.reload();
  await expect(hers.getByRole("link", { name: "User accesses" }).first()).toBeVisible();

  // She is in the group, so its access is her own rights; the group keeps a name, and the page says why.
  await hers.goto(page.url());
  await expect(hers.getByText("You are in this group yourself")).toBeVisible();
  await hers.getByRole("radio", { name: /^Assistant/ }).check();
  await hers.getByRole("radio", { name: "All sales units, later ones included" }).check();
  await hers.getByRole("button", { name: "Save" }).click();
  await expect(hers.getByText("You can't change your own access.")).toBeVisible();

  await page.getByRole("link", { name: "Sara Assistant" }).click();
  await expect(page.getByText("From the group Deputies")).toBeVisible();
  await page.getByRole("button", { name: "Take out Deputies" }).click();
  await expect(page.getByText("In no group.")).toBeVisible();
  await hers.goto(`/m/${merchant.slug}`);
  await expect(hers.getByRole("link", { name: "User accesses" })).toHaveCount(0);

  await page.goto(`/m/${merchant.slug}/members/groups`);
  await page.getByRole("link", { name: "Deputies" }).click();
  await page.locator("summary", { hasText: "Delete this group" }).click();
  await page.getByRole("button", { name: "Delete the group Deputies" }).click();
  await expect(page.getByText("No groups yet")).toBeVisible();
  await page.goto(`/m/${merchant.slug}/audit?kind=group`);
  await expect(page.getByText("Person taken out of a group")).toBeVisible();
  await expect(page.getByText("Group deleted")).toBeVisible();
});

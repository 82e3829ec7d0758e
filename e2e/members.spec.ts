import type { Page } from "@playwright/test";
import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

async function company() {
  const merchant = await createMerchant({ units: 2 });
  const admin = await person(merchant, { name: "Kari Administrator" });
  return { merchant, admin };
}

async function identify(page: Page, country: string, by: string | undefined, number: string): Promise<void> {
  await page.getByLabel("Country").selectOption({ label: country });
  if (by) await page.getByRole("radio", { name: by }).check();
  await page.getByRole("textbox", { name: /number/ }).fill(number);
  await page.getByRole("button", { name: "Find person" }).click();
}

test("an administrator adds someone, who accepts and finds just what was given", async ({
  page,
  browserOf,
}) => {
  const { merchant, admin } = await company();
  await signIn(page, admin);
  await page.goto(`/m/${merchant.slug}`);
  await page.getByRole("link", { name: "User accesses" }).first().click();
  await page.getByRole("link", { name: "Add user" }).click();
  await identify(page, "Denmark", "National identity number", "280671-1589");
  await expect(page.getByText("Emil Nygaard")).toBeVisible();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("radio", { name: /Sales Unit Manager/ }).check();
  await page.getByRole("checkbox", { name: /Transaction Management/ }).check();
  await page.getByText("Preview as this user").click();
  await expect(page.getByRole("listitem").filter({ hasText: /^capture payments$/i })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByText("Choose at least one sales unit.")).toBeVisible();
  await page.getByRole("checkbox", { name: /Unit 1 of/ }).check();
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByRole("heading", { name: "Emil Nygaard is invited" })).toBeVisible();
  await page.getByRole("link", { name: "To this user" }).click();
  await expect(page.getByText("has not accepted yet")).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").pop() ?? "";

  const his = await browserOf({ id });
  expect((await his.request.get(`/m/${merchant.slug}`)).status()).toBe(404);
  await his.goto("/");
  await expect(his.getByRole("heading", { name: merchant.name })).toBeVisible();
  await expect(his.getByText("Kari Administrator invites you to work here as:")).toBeVisible();
  await expectAccessible(his);
  const twice = await his.context().newPage();
  await twice.goto("/invitations");
  await his.getByRole("button", { name: "Accept" }).click();
  await his.waitForURL(`**/m/${merchant.slug}`);
  await twice.getByRole("button", { name: "Accept" }).click();
  await expect(twice.getByText("This invitation was answered already")).toBeVisible();
  await twice.reload();
  await expect(twice.getByText("No invitation waits for you.")).toBeVisible();
  await expect(his.getByRole("link", { name: "User accesses" })).toHaveCount(0);
  await his.goto(`/m/${merchant.slug}/members`);
  await expect(his.getByRole("heading", { name: /access/i, level: 1 })).toBeVisible();
  await expect(his).toHaveURL(/no-access\?needs=member%3Amanage/);
});

test("what can't be a person's number gets a sentence, and nothing is kept", async ({ page }) => {
  const { merchant, admin } = await company();
  await signIn(page, admin);
  await page.goto(`/m/${merchant.slug}/members/new`);
  await identify(page, "Norway", "National identity number", "14037941222");
  await expect(page.getByText("This is no valid national identity number")).toBeVisible();
  await identify(page, "Norway", "Mobile number", "+45 20 00 01 12");
  await expect(page.getByText("This number belongs to another country.")).toBeVisible();
  await page.getByLabel("Country").selectOption({ label: "Sweden" });
  await expect(page.getByText("People from Sweden are identified")).toBeVisible();
  await identify(page, "Sweden", undefined, "920220-9848");
  await expect(page.getByText("Elsa Ek")).toBeVisible();
  await page.getByLabel("E-mail address").fill("elsa@");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("This is no e-mail address.")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await page.goto(`/m/${merchant.slug}/members`);
  await expect(page.getByRole("list", { name: "User accesses" }).getByRole("listitem")).toHaveCount(2);
});

test("a change of permissions counts on the person's next click; so does removing", async ({
  page,
  browserOf,
}) => {
  const { merchant, admin } = await company();
  const assistant = await person(merchant, { role: "assistant", name: "Sara Assistant" });
  const hers = await browserOf(assistant);
  await hers.goto(`/m/${merchant.slug}`);
  await expect(hers.getByRole("link", { name: "User accesses" })).toHaveCount(0);
  await signIn(page, admin);
  await page.goto(`/m/${merchant.slug}/members?q=sara`);
  await page.getByRole("link", { name: "Sara Assistant" }).click();
  await page.getByRole("link", { name: "Edit permissions" }).click();
  await page.getByRole("radio", { name: /Administrator/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expectAccessible(page);
  await hers.reload();
  await expect(hers.getByRole("link", { name: "User accesses" }).first()).toBeVisible();

  await page.getByRole("link", { name: "To this user" }).click();
  // Both cards stood there twice as soon as the page's script had run.
  const remove = page.locator("summary", { hasText: "Remove this user" });
  await expect
    .poll(() => remove.first().evaluate((summary) => Object.keys(summary).length))
    .toBeGreaterThan(0);
  await expect(remove).toHaveCount(1);
  await remove.click();
  await page.getByRole("button", { name: "Remove Sara Assistant" }).click();
  await expect(page.getByText("Former", { exact: true })).toBeVisible();
  expect((await hers.request.get(`/m/${merchant.slug}`)).status()).toBe(404);
  await page.locator("summary", { hasText: "Delete everything about this person" }).click();
  await page.getByRole("button", { name: "Delete everything about Sara Assistant" }).click();
  await page.waitForURL(`**/m/${merchant.slug}/members`);
  await page.goto(`/m/${merchant.slug}/members?state=former`);
  await expect(page.getByText("Nobody found")).toBeVisible();
});

test("an administrator can't change their own access, and ends others' sessions", async ({
  page,
  browserOf,
}) => {
  const { merchant, admin } = await company();
  const other = await person(merchant, { role: "assistant", name: "Ola Assistant" });
  const his = await browserOf(other);
  await his.goto(`/m/${merchant.slug}`);
  await signIn(page, admin);
  await page.goto(`/m/${merchant.slug}/members/${admin.id}`);
  await expect(page.getByText("You can't change your own access.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Edit permissions" })).toHaveCount(0);
  await page.goto(`/m/${merchant.slug}/members/${admin.id}/edit`);
  await expect(page).toHaveURL(new RegExp(`/members/${admin.id}$`));
  await page.goto(`/m/${merchant.slug}/members/${other.id}`);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("Signed out. The next click asks for a new sign-in.")).toBeVisible();
  await his.reload();
  await expect(his).toHaveURL(/\/sign-in/);
});

test("a list is imported with a result per line", async ({ page }) => {
  const { merchant, admin } = await company();
  await signIn(page, admin);
  await page.goto(`/m/${merchant.slug}/members/import`);
  const lines = ["NO;27046815527;;;accountant;;all;;", "NO;14037941222;;;assistant;;all;;"];
  const list = ["country;number;name;email;role;extras;units;from;until", ...lines].join("\n");
  await page.getByRole("textbox", { name: "Or the lines themselves" }).fill(list);
  await page.getByRole("button", { name: "Invite everyone in the list" }).click();
  await expect(page.getByRole("heading", { name: "1 of 2 lines invited" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Henrik Strand/ })).toContainText("Invited");
  await expect(page.getByRole("row", { name: /no valid national identity number/ })).toBeVisible();
  await expectAccessible(page);
});

for (const position of [
  { role: "sales_unit_manager", extras: ["developer", "transaction_management"] },
  { role: "assistant", extras: [] },
] as const)
  test(`a ${position.role} opens none of its pages`, async ({ page }) => {
    const { merchant, admin } = await company();
    await signIn(page, await person(merchant, { ...position, name: "Not Administrator" }));
    for (const path of ["", "/new", "/import", `/${admin.id}`, `/${admin.id}/edit`]) {
      await page.goto(`/m/${merchant.slug}/members${path}`);
      await expect(page).toHaveURL(/no-access\?needs=member%3Amanage/);
    }
  });

import type { Page } from "@playwright/test";
import { createMerchant, expect, expectAccessible, person, signIn, test, testPerson } from "./fixtures";

const section = (page: Page, name: string) => page.getByRole("region", { name });

test("an administrator tells what the company is, is refused what can't be, confirms, and Home stops asking", async ({
  page,
}) => {
  const merchant = await createMerchant({ units: 2, days: 370 });
  await person(merchant, { role: "accountant", name: "Rita Reader" });
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}`);
  await expect(page.getByText(/25 days are left/)).toBeVisible();
  await page.getByRole("link", { name: /Confirm the company’s information/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Company" })).toBeVisible();
  await expect(page.getByText("your agreement is with exactly this organisation")).toBeVisible();

  await test.step("nothing is confirmed before it is told", async () => {
    await page.getByRole("button", { name: "Confirm that this is right" }).click();
    await expect(page.getByText(/business address or what the business sells is missing/)).toBeVisible();
  });

  await test.step("a post code of another country", async () => {
    const business = page.getByRole("group", { name: "Business address", exact: true });
    await business.getByLabel("Street and number").fill("Torget 1");
    await business.getByLabel("Post code").fill("00100");
    await business.getByLabel("City").fill("Oslo");
    await page.getByLabel("What the business sells").fill("Coffee by the cup");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(business.getByLabel("Post code")).toHaveAccessibleDescription(/.+/);
    await expect(business.getByLabel("Street and number")).toHaveValue("Torget 1");
    await expectAccessible(page);
    await business.getByLabel("Post code").fill("0150");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
  });

  await test.step("a contact, and owners of no more than the whole", async () => {
    const contacts = section(page, "Contact persons");
    await contacts.getByLabel("Name").fill("Kari Kontakt");
    await contacts.getByLabel("E-mail").fill("kari@example.test");
    await contacts.getByLabel("Phone").fill("+47 91 00 00 11");
    await contacts.getByRole("button", { name: "Add" }).click();
    await expect(contacts.getByRole("listitem")).toContainText("kari@example.test");
    const owners = section(page, "Beneficial owners");
    for (const [name, share] of [
      ["Eva Eier", "60"],
      ["Odd Eier", "41"],
    ] as const) {
      await owners.getByLabel("Name").fill(name);
      await owners.getByLabel("Share in percent").fill(share);
      await owners.getByRole("button", { name: "Add" }).click();
      if (share === "60") await expect(owners.getByRole("listitem")).toContainText("Eva Eier");
    }
    await expect(owners.getByText(/together would own more than 100 percent/).first()).toBeVisible();
    await owners.getByRole("button", { name: "Remove Eva Eier" }).click();
    await expect(owners.getByText("Nobody yet")).toBeVisible();
  });

  await test.step("an accounting partner with a wrong number, then with a right one", async () => {
    const partners = section(page, "Accounting partners");
    await partners.getByLabel("New accounting partner").fill("Tall AS");
    await partners.getByLabel("Org.nr.").fill("918713868");
    await partners.getByLabel("E-mail").fill("post@tall.example.test");
    await partners.getByRole("checkbox", { name: /Unit 1 of/ }).check();
    await partners.getByRole("button", { name: "Add" }).click();
    await expect(partners.getByText(/length or its check digit is wrong/).first()).toBeVisible();
    await partners.getByLabel("Org.nr.").fill("918 713 867");
    await partners.getByRole("checkbox", { name: /Unit 1 of/ }).check();
    await partners.getByRole("checkbox", { name: "Rita Reader" }).check();
    await partners.getByRole("button", { name: "Add" }).click();
    await expect(partners.getByRole("group", { name: "Tall AS: May read" })).toBeVisible();
    await expect(
      partners.getByRole("group", { name: "Tall AS: Read for them" }).getByRole("checkbox"),
    ).toBeChecked();
  });

  await page.getByRole("button", { name: "Confirm that this is right" }).click();
  await expect(page.getByText(/Confirmed on .+ We ask again on/)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/m/${merchant.slug}`);
  await expect(page.getByRole("heading", { name: "Needs your attention" })).toBeVisible();
  await expect(page.getByText("Confirm the company’s information")).toHaveCount(0);
});

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
  // Nobody that another test signs in: the language stays with the person.
  const ingrid = await testPerson(first, "ingrid-dahl");
  await testPerson(second, "ingrid-dahl");
  await signIn(page, ingrid);
  await page.goto(`/m/${first.slug}/company`);
  await page.getByRole("button", { name: "Menu of Ingrid Dahl" }).click();
  await page.getByLabel("Language").selectOption("fi");
  const fixed = section(page, "Yritysrekisteristä");
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

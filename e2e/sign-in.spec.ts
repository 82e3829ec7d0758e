import type { Page } from "@playwright/test";
import {
  createMerchant,
  expect,
  expectAccessible,
  person,
  personWithPassword,
  signIn,
  test,
  testPerson,
} from "./fixtures";

async function chooseAtEid(page: Page, eid: string, name: string): Promise<void> {
  await page.getByRole("button", { name: eid }).click();
  await page.waitForURL(/\/identity\//);
  await page.getByRole("button", { name }).click();
}

async function typePassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("someone who follows a link signs in with BankID and arrives where they wanted to go", async ({
  page,
}) => {
  const merchant = await createMerchant();
  await testPerson(merchant, "kari-nordmann");
  const wanted = `/m/${merchant.slug}/no-access?needs=member%3Amanage`;
  await page.goto(wanted);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
  await chooseAtEid(page, "BankID Norway", "Kari Nordmann");
  await page.waitForURL((url) => url.pathname + url.search === wanted);
  await expect(page.getByRole("button", { name: "Menu of Kari Nordmann" })).toBeVisible();
  const cookies = await page.context().cookies(page.url());
  const session = cookies.find(({ name }) => name.endsWith("portal-session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("with one company a person comes straight to it", async ({ page }) => {
  const merchant = await createMerchant({ market: "FI" });
  await testPerson(merchant, "aino-virtanen");
  await page.goto("/sign-in");
  await chooseAtEid(page, "FTN Finland", "Aino Virtanen");
  await page.waitForURL(`**/m/${merchant.slug}`);
});

test("someone whom no company has added is told so, and nothing else", async ({ page }) => {
  await page.goto("/sign-in");
  await chooseAtEid(page, "BankID Sweden", "Elsa Ek");
  await expect(page.getByText("No company has added you to the portal.")).toBeVisible();
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("who turns round at the e-ID can try again", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "MitID Denmark" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("The electronic ID gave no usable answer.")).toBeVisible();
});

test("a Dane signs in with e-mail and password, after a slip that keeps the e-mail", async ({ page }) => {
  const merchant = await createMerchant({ market: "DK" });
  const { email, password } = await personWithPassword(merchant, "DK", {
    name: "Mette Prøve",
    role: "assistant",
  });
  await page.goto("/sign-in");
  await typePassword(page, email, "not the password");
  await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue(email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await typePassword(page, email, password);
  await page.waitForURL(`**/m/${merchant.slug}`);
});

test("after five wrong passwords the right one has to wait as well", async ({ page }) => {
  const { email, password } = await personWithPassword(await createMerchant({ market: "DK" }), "DK");
  await page.goto("/sign-in");
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await typePassword(page, email, `wrong ${attempt}`);
    await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
    await page.reload();
  }
  await typePassword(page, email, password);
  await expect(page.getByText("Too many attempts.")).toBeVisible();
});

test("someone at two companies chooses, and switches later", async ({ page }) => {
  const [first, second] = [await createMerchant(), await createMerchant({ market: "DK" })];
  await testPerson(first, "anne-krogh");
  const anne = await testPerson(second, "anne-krogh", { role: "assistant" });
  await signIn(page, anne);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Choose a company" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: new RegExp(second.name) }).click();
  await page.waitForURL(`**/m/${second.slug}`);
  await page.getByRole("button", { name: /Switch company/ }).click();
  await page.getByRole("link", { name: new RegExp(first.name) }).click();
  await page.waitForURL(`**/m/${first.slug}`);
  await page.goto("/");
  const choices = page.getByRole("main").getByRole("link");
  await expect(choices.first()).toContainText(first.name);
  await expect(choices.first()).toContainText("Last used");
});

test("after signing out neither the back button nor the old address shows anything", async ({ page }) => {
  const merchant = await createMerchant();
  await signIn(page, await person(merchant));
  await page.goto("/profile");
  await page.getByRole("button", { name: "Menu of Robin Test" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`/m/${merchant.slug}`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("a next address that leads away from the portal is ignored", async ({ page }) => {
  const merchant = await createMerchant();
  await signIn(page, await person(merchant));
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "@evil.example"]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.waitForURL(`**/m/${merchant.slug}`);
  }
});

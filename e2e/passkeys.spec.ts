import type { Page } from "@playwright/test";
import { createMerchant, expect, expectAccessible, personWithPassword, test } from "./fixtures";

// A page that is left behind when its cookies go still asks for news once.
// Signs in often: under an address of its own, so as not to use up the attempts of the other tests.
test.use({
  expectedErrors: /status of 401/,
  extraHTTPHeaders: { "x-forwarded-for": "203.0.113.21" },
});

type Credentials = { email: string; password: string };

async function typePassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** A device that makes passkeys and signs with them, as Chromium plays it. Gives what says whether it recognises its owner. */
async function plugIn(page: Page): Promise<(is: boolean) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async (isUserVerified) => {
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  };
}

async function makePasskey(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "What do you call this device?" }).fill(name);
  await page.getByRole("button", { name: "Make a passkey" }).click();
}

test("an administrator sets a passkey up on the way in, signs in with it, and keeps the last one", async ({
  page,
}) => {
  const recognise = await plugIn(page);
  const merchant = await createMerchant({ market: "DK" });
  const someone = await personWithPassword(merchant, "DK");
  await typePassword(page, someone);
  await page.getByText("Use a passkey instead of an app").click();
  await expectAccessible(page);
  await makePasskey(page, "My laptop");
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("link", { name: "I have kept them, go on" }).click();
  await page.waitForURL(`**/m/${merchant.slug}`);

  await typePassword(page, someone);
  await expect(page.getByRole("heading", { level: 1, name: "One more step" })).toBeVisible();
  await expectAccessible(page);
  await recognise(false);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("It was cancelled or took too long.")).toBeVisible();
  await recognise(true);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL(`**/m/${merchant.slug}`);

  await page.goto("/profile/security");
  await expect(page.getByText("My laptop")).toBeVisible();
  await expect(page.getByText("10 recovery codes are left")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove My laptop" }).click();
  await expect(page.getByText("This is your only second step")).toBeVisible();
  await expect(page.getByText("My laptop")).toBeVisible();
});

test("a second device gets a name of its own, and the same device is not added twice", async ({
  page,
  browserOf,
}) => {
  await plugIn(page);
  const merchant = await createMerchant({ market: "FI" });
  const someone = await personWithPassword(merchant, "FI", { role: "assistant" });
  await typePassword(page, someone);
  await page.waitForURL(`**/m/${merchant.slug}`);
  await page.goto("/profile/security/passkey");
  await expectAccessible(page);
  await makePasskey(page, "My phone");
  await page.getByRole("link", { name: "I have kept them, go on" }).click();
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await makePasskey(page, "My phone again");
  await expect(page.getByText("This device has one of your passkeys already.")).toBeVisible();

  const elsewhere = await browserOf(someone);
  await plugIn(elsewhere);
  await elsewhere.goto("/profile/security/passkey");
  await makePasskey(elsewhere, "Security key");
  await elsewhere.waitForURL("**/profile/security");
  for (const name of ["My phone", "Security key"])
    await expect(elsewhere.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
});

import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { hotp, stepAt } from "@/lib/access/totp";
import { createMerchant, expect, expectAccessible, person, personWithPassword, test } from "./fixtures";

// A page that is left behind when its cookies go still asks for news once.
// Signs in often: under an address of its own, so as not to use up the attempts of the other tests.
test.use({
  expectedErrors: /status of 401/,
  extraHTTPHeaders: { "x-forwarded-for": "203.0.113.20" },
});

type Credentials = { email: string; password: string };

async function typePassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const TYPED_WITHIN_MS = 8_000;

/** The authenticator app of the test: takes the secret as it is typed, and shows codes. */
class App {
  private readonly secret: Buffer;
  private last = 0;

  constructor(typed: string) {
    const bits = [...typed.replace(/\s/g, "")].map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    );
    const bytes = bits.join("").match(/.{8}/g) ?? [];
    this.secret = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  }

  /**
   * One that was not given out yet: the portal takes codes that are up to half a minute early or late, and each only once. The first
   * was the late one whatever the clock said: where its half a minute ended before the portal looked, it was refused.
   */
  async code(): Promise<string> {
    const soon = new Date(Date.now() + TYPED_WITHIN_MS);
    this.last = Math.max(stepAt(soon) - 1, this.last + 1);
    while (this.last > stepAt(new Date()) + 1) await pause(200);
    return hotp(this.secret, this.last);
  }
}

async function scan(page: Page): Promise<App> {
  await expect(page.getByRole("heading", { level: 1, name: /^Set up/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  return new App((await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? "");
}

async function show(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(code);
  await page.getByRole("button", { name: "Go on" }).click();
}

async function setUp(page: Page): Promise<{ app: App; codes: string[] }> {
  const app = await scan(page);
  await page.getByRole("textbox", { name: /six-digit code/ }).fill(await app.code());
  await page.getByRole("button", { name: "Confirm" }).click();
  const list = page.getByRole("list", { name: "Recovery codes" });
  await expect(list).toBeVisible();
  const codes = await list.getByRole("listitem").allTextContents();
  expect(codes).toHaveLength(10);
  return { app, codes };
}

test("an administrator sets an app up on the way in, and shows a code the next time", async ({ page }) => {
  const merchant = await createMerchant({ market: "DK" });
  const someone = await personWithPassword(merchant, "DK");
  await typePassword(page, someone);
  await scan(page);
  await expect(page.getByText(/a password alone is not enough/i)).toBeVisible();
  await expectAccessible(page);
  // Nothing else opens before.
  for (const address of [`/m/${merchant.slug}`, "/profile", "/profile/security"]) {
    await page.goto(address);
    await expect(page).toHaveURL(/\/sign-in\/factor/);
  }
  const data = await page.request.get(`/m/${merchant.slug}/transactions/data`);
  expect(data.status()).toBe(401);

  await page.goto(`/m/${merchant.slug}/transactions`);
  const { app } = await setUp(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: "I have kept them, go on" }).click();
  await page.waitForURL(`**/m/${merchant.slug}/transactions`);

  await page.context().clearCookies();
  await typePassword(page, someone);
  await expect(page.getByRole("heading", { level: 1, name: "One more step" })).toBeVisible();
  await expectAccessible(page);
  await show(page, "000000x");
  await expect(page.getByText("That code is not right, or was used already.")).toBeVisible();
  const code = await app.code();
  await show(page, code);
  await page.waitForURL(`**/m/${merchant.slug}`);

  await page.context().clearCookies();
  await typePassword(page, someone);
  await show(page, code);
  await expect(page.getByText("That code is not right, or was used already.")).toBeVisible();
  await show(page, await app.code());
  await page.waitForURL(`**/m/${merchant.slug}`);
});

test("a recovery code opens the portal once, and new ones are made on the profile", async ({ page }) => {
  const merchant = await createMerchant({ market: "FI" });
  const someone = await personWithPassword(merchant, "FI", { role: "assistant", extras: ["developer"] });
  await typePassword(page, someone);
  const { codes } = await setUp(page);
  await page.getByRole("link", { name: "I have kept them, go on" }).click();
  await page.waitForURL(`**/m/${merchant.slug}`);
  for (const [code, answer] of [
    [codes[0], "in"],
    [codes[0], "refused"],
    [codes[1], "in"],
  ] as const) {
    await page.context().clearCookies();
    await typePassword(page, someone);
    await show(page, code ?? "");
    if (answer === "in") await page.waitForURL(`**/m/${merchant.slug}`);
    else await expect(page.getByText("That code is not right, or was used already.")).toBeVisible();
  }
  await page.goto("/profile");
  await page.getByRole("main").getByRole("link", { name: "Open" }).click();
  await expect(page.getByText("8 recovery codes are left")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make new codes" }).click();
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("link", { name: "I have kept them, go on" }).click();
  await expect(page.getByText("10 recovery codes are left")).toBeVisible();
});

test("who needs no second factor adds one, proves with it again, and removes it", async ({ page }) => {
  const merchant = await createMerchant({ market: "DK" });
  const someone = await personWithPassword(merchant, "DK", { role: "assistant" });
  await typePassword(page, someone);
  await page.waitForURL(`**/m/${merchant.slug}`);
  await page.goto("/profile/security");
  await page.getByRole("link", { name: "Set up an app" }).click();
  const { app } = await setUp(page);
  await page.getByRole("link", { name: "I have kept them, go on" }).click();
  await expect(page.getByText("The app is set up")).toBeVisible();

  await page.goto("/sign-in/again?next=/profile/security");
  await page.getByLabel("Password", { exact: true }).fill(someone.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await show(page, await app.code());
  await page.waitForURL("**/profile/security");
  await page.getByRole("button", { name: "Remove the app" }).click();
  await expect(page.getByText("The app is removed.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Set up an app" })).toBeVisible();
});

test("who turns round at the second step signs in another way", async ({ page }) => {
  await typePassword(page, await personWithPassword(await createMerchant({ market: "DK" }), "DK"));
  await page.getByRole("button", { name: "Sign in another way" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
});

test("an administrator takes a lost second step away from a colleague, who sets up another", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant({ market: "DK" });
  const someone = await personWithPassword(merchant, "DK", {
    name: "Mette Prøve",
    role: "assistant",
    extras: ["developer"],
  });
  await typePassword(page, someone);
  const { app } = await setUp(page);
  await page.getByRole("link", { name: "I have kept them, go on" }).click();
  await page.waitForURL(`**/m/${merchant.slug}`);

  const administrator = await browserOf(await person(merchant));
  await administrator.setViewportSize({ width: 360, height: 740 });
  await administrator.goto(`/m/${merchant.slug}/members/${someone.id}`);
  await expect(administrator.getByText("Authenticator app", { exact: true })).toBeVisible();
  await administrator.getByText("Lost phone: take the second step away").click();
  await expectAccessible(administrator);
  await administrator.getByRole("button", { name: "Take the second step of Mette Prøve away" }).click();
  await expect(administrator.getByText("Taken away. We write to both of you.")).toBeVisible();
  await expect(administrator.getByText("None is set up.")).toBeVisible();

  await page.context().clearCookies();
  await typePassword(page, someone);
  const { app: another } = await setUp(page);
  expect(await another.code()).not.toBe(await app.code());
});

test.describe("on a phone, in Finnish and in the dark", () => {
  test.use({ viewport: { width: 360, height: 740 }, colorScheme: "dark", locale: "fi-FI" });

  test("the second step fits and is accessible", async ({ page }) => {
    const merchant = await createMerchant({ market: "FI" });
    const someone = await personWithPassword(merchant, "FI");
    await page.goto("/sign-in");
    await page.locator("input[name=email]").fill(someone.email);
    await page.locator("input[name=password]").fill(someone.password);
    await page.locator("input[name=password]").press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Ota toinen vaihe käyttöön" })).toBeVisible();
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  });
});
